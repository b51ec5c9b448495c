using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Pipeline;
using PimTools.Resolution;

namespace PimTools.Commands;

/// <summary>A cmdlet about somebody's assignment: which role, at which scope, whose. What is piped in quickly is planned and sent together.</summary>
public abstract class PimAssigningCmdlet : PimRoleCmdlet
{
    private readonly GatheredInput<AssignmentInput> _rows = new();
    private KnownSettings? _settings;
    private TargetResolver? _targets;
    private bool _isScopeTyped;
    private bool _isPrincipalTyped;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SingleValue]
    [RoleName(IsNeeded = true)]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity? Role { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity]
    [Alias("PrincipalId", "UserPrincipalName")]
    [ArgumentCompleter(typeof(PrincipalCompleter))]
    public virtual PimIdentity[] Principal { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SingleValue]
    [NotEmptyIdentity]
    [Alias("ScopeId", "DirectoryScopeId")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AssignmentType")]
    [EnumValue(typeof(PimAssignmentType))]
    public PimAssignmentType? Type { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ReadAs(typeof(string))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Justification { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The assignment piped in; null where parameters name another. PowerShell fills -Scope, -Principal and -Type from it as well.</summary>
    private protected PimAssignment? Given => Role?.Assignment is { } given
        && (Scope?.Matches(given.Scope) ?? true)
        && (Type is null || given.Type == Type)
        && (Principal.Length == 0 || (Principal.Length == 1 && Principal[0].Matches(given.Principal))) ? given : null;

    /// <inheritdoc />
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _isScopeTyped = MyInvocation.BoundParameters.ContainsKey(nameof(Scope));
        _isPrincipalTyped = MyInvocation.BoundParameters.ContainsKey(nameof(Principal));
        RefuseTwoEnds();
    }

    private void RefuseTwoEnds()
    {
        if (MyInvocation.BoundParameters.ContainsKey("Duration") && MyInvocation.BoundParameters.TryGetValue("Permanent", out var permanent) && permanent is SwitchParameter { IsPresent: true })
        {
            ThrowTerminatingError(PimErrorRecords.From(new PimException(PimErrorCode.InvalidParameter, "-Duration and -Permanent contradict each other.")
            {
                Remedy = "Give one of them. Nothing was done.",
            }));
        }
    }

    /// <summary>Reads one input, and carries out all that was gathered where it is time.</summary>
    protected sealed override async Task ProcessAsync(PimCall call)
    {
        if (Role?.Assignment is { } listed && !_isScopeTyped)
        {
            // What was listed for a narrower scope is not changed at its wider one, unless -Scope names that.
            AssignmentOrigin.RequireSameScope(listed);
        }

        if (_rows.Add(await ReadRowAsync(call)))
        {
            await HandleRowsAsync(call);
        }
    }

    /// <inheritdoc />
    protected override Task FinishAsync(PimCall call) => HandleRowsAsync(call);

    /// <summary>Plans what the inputs ask for, each change with what the person gave, in the order of the inputs.</summary>
    private protected abstract Task<IReadOnlyList<(PlannedChange Change, object? Given)>> PlanAsync(IReadOnlyList<AssignmentInput> rows, PimCall call);

    /// <summary>Reads one input.</summary>
    private protected virtual async Task<AssignmentInput> ReadRowAsync(PimCall call)
    {
        if (Given is { } given)
        {
            await RequireOwnAsync(given, call);
            return new AssignmentInput(given.Role, given.Scope, Array.Empty<PimIdentity>()) { Given = given, Justification = Justification };
        }

        var names = Principals();
        var (role, scope) = await FindTargetAsync(call);
        return new AssignmentInput(role, scope, names) { Type = Type, Justification = Justification };
    }

    // A group's assignment is changed through one of its members only where -Principal names the group.
    private Task RequireOwnAsync(PimAssignment given, PimCall call) => _isPrincipalTyped && given.Principal.Type == PimPrincipalType.Group
        ? Task.CompletedTask
        : AssignmentOrigin.RequireOwnAsync(Client, given, call);

    private Task HandleRowsAsync(PimCall call) => _rows.HandleAsync(async rows =>
    {
        var principals = await NamedPrincipals.LookUpAsync(Client, rows.SelectMany(row => row.Names), call, rows.Count == 1 ? rows[0].Target : null);
        foreach (var some in InputRuns.WithoutRepeats(await FindPeopleAsync(rows, principals, call), row => row.Keys()))
        {
            await CarryOutAsync(await PlanAsync(some, call), call);
        }
    });

    /// <summary>The inputs with the people whom they mean; a name that means nobody is reported, and the others are found.</summary>
    private async Task<IReadOnlyList<AssignmentInput>> FindPeopleAsync(IReadOnlyList<AssignmentInput> rows, NamedPrincipals principals, PimCall call)
    {
        var found = new List<AssignmentInput>();
        foreach (var row in rows)
        {
            var people = await principals.FindAsync(row.Names, (name, error) => ReportError(error, name), call);
            if (row.Given is not null || people.Count > 0)
            {
                found.Add(row with { People = people, Held = people.Count == 1 ? principals.HeldBy(people[0].Principal) : null });
            }
        }

        return found;
    }

    /// <summary>The settings that assignments have to meet, read once for all that is piped in.</summary>
    private protected KnownSettings Settings => _settings ??= new KnownSettings(Client);

    /// <summary>Asks for each change, carries out those that are confirmed, and has the service check those under -WhatIf.</summary>
    private async Task CarryOutAsync(IReadOnlyList<(PlannedChange Change, object? Given)> plan, PimCall call)
    {
        var given = plan.ToDictionary(one => one.Change, one => one.Given);
        var confirmed = new List<PlannedChange>();
        var toCheck = new List<PlannedChange>();
        foreach (var (change, _) in plan)
        {
            await TryAsync(
                async () =>
                {
                    switch (change.Refusal is { } refusal ? throw refusal : await ConfirmAsync(change))
                    {
                        case Confirmation.Go:
                            confirmed.Add(change);
                            break;
                        case Confirmation.WhatIf:
                            toCheck.Add(change);
                            break;
                    }
                },
                given[change]);
        }

        void Take(ChangeOutcome outcome)
        {
            if (outcome.Error is { } error)
            {
                ReportError(error, given[outcome.Change]);
            }
            else
            {
                EmitChange(outcome.Describe());
            }
        }

        await PlanRunner.CheckAsync(Client, toCheck, Take, call);
        await PlanRunner.RunInOrderAsync(Client, confirmed, Take, call);
    }

    /// <summary>The one role meant, and the scope it is meant at.</summary>
    private protected async Task<(PimRole Role, PimScope Scope)> FindTargetAsync(PimCall call)
    {
        if (Role is null)
        {
            throw new PimException(PimErrorCode.InvalidParameter, "A role is needed.") { Remedy = "Give its name or id." };
        }

        return await (_targets ??= new TargetResolver(Client, isAlone: !MyInvocation.ExpectingInput)).FindAsync(Kinds, Role.OfAccess(Access), Scope, call);
    }

    /// <summary>The principals that -Principal names, or the one of the object that was piped in.</summary>
    /// <exception cref="PimException">Nobody is named (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    private protected IReadOnlyList<PimIdentity> Principals() => Principal.Length > 0 ? Principal
        : Role?.Principal is { } known ? new[] { new PimIdentity(known) }
        : throw new PimException(PimErrorCode.InvalidParameter, "Specify -Principal.")
        {
            Remedy = "Give a user principal name, a display name or an object id, or pipe in what Get-PimAssignment gives.",
        };

    // Where nothing is needed, there is nothing to ask.
    private async Task<Confirmation> ConfirmAsync(PlannedChange change)
    {
        if (change.Note is { } note)
        {
            Warn(note);
            return Confirmation.Go;
        }

        return change.IsNeeded || await IsWhatIfAsync()
            ? await ConfirmAsync(ChangeText.Sentence(change), change.EndsEarlier)
            : Confirmation.Go;
    }

    // Where nothing further can work, the command ends.
    private void ReportError(PimException error, object? target) => Try(() => throw error, target);

    /// <summary>Emits the request, or with -PassThru what became of the assignment, also when nothing had to be asked.</summary>
    private protected virtual void EmitChange(PimAssignmentChange change)
    {
        if (change.Request is { } request)
        {
            EmitOrTell(PassThru ? change : request, UntoldOutput.Describe(request));
        }
        else if (PassThru)
        {
            Emit(change);
        }
    }
}
