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

/// <summary>A cmdlet about somebody's assignment: which role, at which scope, whose.</summary>
public abstract class PimAssigningCmdlet : PimRoleCmdlet
{
    private AssignmentSettings? _settings;
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
    public PimIdentity[] Principal { get; set; } = Array.Empty<PimIdentity>();

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

    /// <summary>Refuses what was piped in from a wider scope than the one it was listed for, unless -Scope names that.</summary>
    private protected void RequireSameScope()
    {
        if (Role?.Assignment is { } given && !_isScopeTyped)
        {
            AssignmentOrigin.RequireSameScope(given);
        }
    }

    /// <summary>Refuses what was piped in and is a group's, unless -Principal names the group.</summary>
    private protected Task RequireOwnAsync(PimAssignment given, PimCall call) => _isPrincipalTyped && given.Principal.Type == PimPrincipalType.Group
        ? Task.CompletedTask
        : AssignmentOrigin.RequireOwnAsync(Client, given, call);

    /// <summary>The settings that assignments have to meet, read once for all that is piped in.</summary>
    private protected AssignmentSettings Settings => _settings ??= new AssignmentSettings(Client);

    /// <summary>Asks for each step of a plan, carries out those that are confirmed, and has the service check those under -WhatIf.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="given">The object or name that the person gave for a principal, for errors.</param>
    /// <param name="call">The call.</param>
    private protected async Task CarryOutAsync(AssignmentPlan plan, Func<PimPrincipal, object?> given, PimCall call)
    {
        var confirmed = new List<PlannedChange>();
        var toCheck = new List<PlannedChange>();
        foreach (var change in plan.Changes)
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
                given(change.Principal));
        }

        void Take(ChangeOutcome outcome)
        {
            if (outcome.Error is { } error)
            {
                ReportError(error, given(outcome.Change.Principal));
            }
            else
            {
                EmitChange(outcome.Describe());
            }
        }

        await PlanRunner.CheckAsync(Client, toCheck, Take, call);
        await PlanRunner.RunInOrderAsync(Client, confirmed, Take, call);
    }

    /// <summary>As the other, for people who were named.</summary>
    private protected Task CarryOutAsync(AssignmentPlan plan, IReadOnlyList<(PimIdentity Name, PimPrincipal Principal)> people, PimCall call) =>
        CarryOutAsync(plan, principal => people.FirstOrDefault(one => one.Principal.Id == principal.Id).Name, call);

    /// <summary>The people whom the names mean; a name that means nobody is reported, and the others are found.</summary>
    private protected Task<IReadOnlyList<(PimIdentity Name, PimPrincipal Principal)>> FindPrincipalsAsync(
        IReadOnlyList<PimIdentity> names, PimCall call) => NamedPrincipals.FindAsync(Client, names, (name, error) => ReportError(error, name), call);

    /// <summary>The one role meant, and the scope it is meant at.</summary>
    private protected async Task<(PimRole Role, PimScope Scope)> FindTargetAsync(PimCall call)
    {
        if (Role is null)
        {
            throw new PimException(PimErrorCode.InvalidParameter, "A role is needed.") { Remedy = "Give its name or id." };
        }

        return await TargetResolver.FindAsync(Client, Kinds, Role.OfAccess(Access), Scope, call);
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
        if (PassThru)
        {
            Emit(change);
        }
        else if (change.Request is { } request)
        {
            Emit(request);
        }
    }
}
