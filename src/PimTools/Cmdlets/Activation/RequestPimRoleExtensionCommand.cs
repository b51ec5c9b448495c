using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Pipeline;
using PimTools.Resolution;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Request, "PimRoleExtension", SupportsShouldProcess = true)]
[OutputType(typeof(PimRequest))]
public sealed class RequestPimRoleExtensionCommand : PimRoleCmdlet
{
    private readonly List<(PimAsked Asked, PimAssignmentType Type)> _asked = new();

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [RoleName]
    [Alias("RoleName", "RoleId")]
    [ArgumentCompleter(typeof(EligibleRoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [One]
    [Named]
    [Alias("ScopeId", "DirectoryScopeId")]
    [ArgumentCompleter(typeof(EligibleScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Choice(typeof(PimAssignmentType))]
    public PimAssignmentType? Type { get; set; }

    [Parameter(Mandatory = true)]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan Duration { get; set; }

    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Justification { get; set; } = string.Empty;

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call)
    {
        _asked.AddRange(Role.Select(role => (new PimAsked(role.OfAccess(Access), Scope), Type ?? PimAssignmentType.Eligible)));
        return Task.CompletedTask;
    }

    /// <summary>What was piped in may be of both types; each is read once.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        var drafts = new List<(PimRequestDraft Draft, PimIdentity Role)>();
        foreach (var ofType in _asked.GroupBy(one => one.Type, one => one.Asked))
        {
            await DraftAsync(ofType.Key, ofType, drafts, call);
        }

        foreach (var (draft, role) in drafts)
        {
            await TryAsync(() => SendAsync(draft, call), role);
        }
    }

    /// <summary>What still holds is extended, what has expired renewed. A name is looked for among both, so that neither hides the other.</summary>
    private async Task DraftAsync(
        PimAssignmentType type, IEnumerable<PimAsked> wishes, List<(PimRequestDraft Draft, PimIdentity Role)> drafts, PimCall call)
    {
        var held = await ReadHeldAsync(type, call);
        var extensions = held
            .Where(a => a.State != PimAssignmentState.Activated && a.MemberType != PimMemberType.Group)
            .Select(a => new Wish(a.Role, a.Scope, () => PimExtension.Extend(a, Client.Context.Account, Duration, Justification)));
        var renewals = (await ReadExpiredAsync(type, held, call))
            .Select(r => new Wish(r.Role, r.Scope, () => PimExtension.Renew(r, Client.Context.Account, Duration, Justification, Client.ServiceTime)));
        var wanted = extensions.Concat(renewals).ToList();
        foreach (var asked in wishes)
        {
            Try(
                () =>
                {
                    foreach (var wish in Choose(wanted, asked, type))
                    {
                        Try(() => drafts.Add((wish.Draft(), asked.Role)), asked.Role);
                    }
                },
                asked.Role);
        }
    }

    private async Task<IReadOnlyList<PimAssignment>> ReadHeldAsync(PimAssignmentType type, PimCall call)
    {
        var held = new List<PimAssignment>();
        var filter = new PimAssignmentFilter { Kinds = KindsOfAll, Mine = true, Type = type };
        await Client.ListAssignmentsAsync(filter, held.Add, call);
        return held;
    }

    private async Task<IReadOnlyList<PimRequest>> ReadExpiredAsync(PimAssignmentType type, IReadOnlyCollection<PimAssignment> held, PimCall call)
    {
        var requests = new List<PimRequest>();
        var filter = new PimRequestFilter { Kinds = KindsOfAll, Relation = PimRequestRelation.Mine, Type = type };
        await Client.ListRequestsAsync(filter, requests.Add, call);
        return PimExtension.Expired(requests, held, type, Client.ServiceTime);
    }

    private static IReadOnlyList<Wish> Choose(IEnumerable<Wish> wanted, PimAsked asked, PimAssignmentType type)
    {
        var found = HeldRoles.Choose(asked, wanted, wish => wish.Role, wish => wish.Scope);
        return found.Count > 0 || asked.Role.IsWildcard ? found : throw new PimException(
            PimErrorCode.AssignmentNotFound, $"You have no {type} assignment of '{asked.Role}', nor one that expired in the last 30 days.")
        {
            Remedy = "Get-PimAssignment -Mine lists what you have. Who lost a role longer ago needs a new assignment.",
            TargetObject = asked.Role.Text,
        };
    }

    private async Task SendAsync(PimRequestDraft draft, PimCall call)
    {
        var verb = draft.Action == PimRequestAction.SelfExtend ? "Ask to extend" : "Ask to renew";
        if (await ConfirmAsync($"{verb} {draft.Role.Tell(draft.Scope)} by {PimDuration.Tell(Duration)}") == Confirmation.Go)
        {
            Emit(await Client.SubmitAsync(draft, call));
        }
    }

    private sealed class Wish
    {
        public Wish(PimRole role, PimScope scope, Func<PimRequestDraft> draft)
        {
            Role = role;
            Scope = scope;
            Draft = draft;
        }

        public PimRole Role { get; }

        public PimScope Scope { get; }

        public Func<PimRequestDraft> Draft { get; }
    }
}
