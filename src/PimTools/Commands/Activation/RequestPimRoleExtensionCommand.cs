using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Parameters;
using PimTools.Shell;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Request, "PimRoleExtension", SupportsShouldProcess = true)]
[OutputType(typeof(PimRequest))]
public sealed class RequestPimRoleExtensionCommand : PimRoleCmdlet
{
    private readonly List<(PimAsked Asked, PimAssignmentType Type)> _asked = new();

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("RoleName", "RoleId")]
    [ArgumentCompleter(typeof(EligibleRoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ScopeId", "DirectoryScopeId")]
    [ArgumentCompleter(typeof(EligibleScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public PimAssignmentType Type { get; set; }

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
        _asked.AddRange(Role.Select(role => (new PimAsked(role.OfAccess(Access), Scope), Type)));
        return Task.CompletedTask;
    }

    /// <summary>What was piped in may be of both types; each is read once.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        var drafts = new List<(PimRequestDraft Draft, PimIdentity Role)>();
        foreach (var ofType in _asked.GroupBy(one => one.Type, one => one.Asked))
        {
            await DraftAsync(ofType.Key, ofType, drafts, call).ConfigureAwait(false);
        }

        foreach (var (draft, role) in drafts)
        {
            await TryAsync(() => SendAsync(draft, call), role).ConfigureAwait(false);
        }
    }

    /// <summary>What still holds is extended; what is not found among it is looked for among what has expired, and renewed.</summary>
    private async Task DraftAsync(
        PimAssignmentType type, IEnumerable<PimAsked> wishes, List<(PimRequestDraft Draft, PimIdentity Role)> drafts, PimCall call)
    {
        var held = new List<PimAssignment>();
        var filter = new PimAssignmentFilter { Kinds = Kinds, Mine = true, Type = type };
        await Client.ListAssignmentsAsync(filter, held.Add, call).ConfigureAwait(false);
        var direct = held.FindAll(a => a.State != PimAssignmentState.Activated && a.MemberType != PimMemberType.Group);

        IReadOnlyList<PimRequest>? expired = null;
        foreach (var asked in wishes)
        {
            await TryAsync(
                async () =>
                {
                    var found = asked.Choose(direct, a => a.Role, a => a.Scope);
                    var wanted = found.Count > 0
                        ? found.Select(a => PimExtension.Extend(a, Client.Context.Account, Duration, Justification))
                        : Renewals(asked, type, expired ??= await ReadExpiredAsync(type, held, call).ConfigureAwait(false));
                    drafts.AddRange(wanted.Select(draft => (draft, asked.Role)));
                },
                asked.Role).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<PimRequest>> ReadExpiredAsync(PimAssignmentType type, IReadOnlyCollection<PimAssignment> held, PimCall call)
    {
        var requests = new List<PimRequest>();
        var filter = new PimRequestFilter { Kinds = Kinds, Relation = PimRequestRelation.Mine, Type = type };
        await Client.ListRequestsAsync(filter, requests.Add, call).ConfigureAwait(false);
        return PimExtension.Expired(requests, held, type, Client.ServiceTime);
    }

    private IEnumerable<PimRequestDraft> Renewals(PimAsked asked, PimAssignmentType type, IReadOnlyList<PimRequest> expired)
    {
        var found = asked.Choose(expired, r => r.Role, r => r.Scope);
        if (found.Count == 0 && !asked.Role.IsWildcard)
        {
            throw new PimException(PimErrorCode.AssignmentNotFound, $"You have no {type} assignment of '{asked.Role}', nor one that expired in the last 30 days.")
            {
                Remedy = "Get-PimAssignment -Mine lists what you have. Who lost a role longer ago needs a new assignment.",
                TargetObject = asked.Role.Text,
            };
        }

        return found.Select(r => PimExtension.Renew(r, Client.Context.Account, Duration, Justification, Client.ServiceTime));
    }

    private async Task SendAsync(PimRequestDraft draft, PimCall call)
    {
        var verb = draft.Action == PimRequestAction.SelfExtend ? "Ask to extend" : "Ask to renew";
        if (await ConfirmAsync($"{verb} {draft.Role.Tell(draft.Scope)} by {PimDuration.Tell(Duration)}").ConfigureAwait(false) == Confirmation.Go)
        {
            Emit(await Client.SubmitAsync(draft, call).ConfigureAwait(false));
        }
    }
}
