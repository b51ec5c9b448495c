using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Approvals;
using PimTools.Graph.Directory;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Graph.Policies;
using PimTools.Graph.Requests;
using PimTools.Graph.Submitting;
using PimTools.Rules;

namespace PimTools.Graph.Groups;

/// <summary>PIM for Groups: membership and ownership.</summary>
internal sealed class GroupProvider : IPimProvider
{
    private readonly GroupCatalogue _catalogue;
    private readonly GroupAssignments _assignments;
    private readonly GroupRequests _requests;
    private readonly GroupSettings _settings;
    private readonly SupportedGroups _supported;
    private readonly RequestSender _sender;
    private readonly RequestFollowUp _followUp;
    private readonly ApprovalDesk _approvals;

    public GroupProvider(PimHttp http, PimContext context, PrincipalDirectory principals, SubmitOnce once)
    {
        var lists = new ListReader(http);
        var urls = new GroupUrls(context.GraphEndpoint!);
        var names = new GroupNames(principals);
        _catalogue = new GroupCatalogue(lists, urls, names, principals);
        var groupLists = new GroupLists(http, context, lists, _catalogue, names);
        _assignments = new GroupAssignments(groupLists, urls, names);
        _requests = new GroupRequests(http, groupLists, urls, names);
        _supported = new SupportedGroups(principals);
        var policies = new PolicyStore(http, principals);
        _settings = new GroupSettings(http, context, policies, _catalogue, names, _supported, principals);
        _sender = new RequestSender(http, urls, GroupWriter.Request, _settings.ApproversAsync, principals, context, once);
        _followUp = new RequestFollowUp(http, urls, once);
        _approvals = new ApprovalDesk(http, urls, Envelope.None, context.Account, once);
    }

    public PimKind Kind => PimKind.Group;

    public Task ListRolesAsync(Action<PimRole> emit, PimCall call) => _catalogue.ListRolesAsync(emit, call);

    public Task ListRolesAtAsync(PimScope scope, Action<PimRole> emit, PimCall call) => _catalogue.ListRolesAtAsync(scope, emit, call);

    public Task ListScopesAsync(Action<PimScope> emit, PimCall call) => _catalogue.ListScopesAsync(emit, call);

    public Task ListEligibleChildScopesAsync(PimScope scope, Action<PimScope> emit, PimCall call) => Task.CompletedTask;

    public Task ListResourcesAsync(string name, Action<PimScope> emit, PimCall call) => Task.CompletedTask;

    public Task ListAssignmentsAsync(PimAssignmentFilter filter, Action<PimAssignment> emit, PimCall call) =>
        _assignments.ListAsync(filter, emit, call);

    public Task ListRequestsAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call) => _requests.ListAsync(filter, emit, call);

    public async Task<PimRequest?> FindRequestAsync(string id, PimCall call) =>
        await _requests.FindAsync(id, call) is { } request ? await _approvals.WithDecisionAsync(request, call) : null;

    public async Task<PimRequest> RefreshRequestAsync(PimRequest request, PimCall call) =>
        await _approvals.WithDecisionAsync(await _followUp.RefreshAsync(request, call), call);

    public async Task<PimRequest> SubmitAsync(PimRequestDraft draft, PimCall call)
    {
        var refusals = await _supported.RefuseAsync(new[] { draft }, call);
        return refusals[0] is { } refusal ? throw refusal : await _sender.SubmitAsync(draft, call);
    }

    public async Task SubmitManyAsync(IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call)
    {
        var refusals = await _supported.RefuseAsync(drafts, call);
        var sent = new List<PimRequestDraft>();
        foreach (var (draft, refusal) in drafts.Zip(refusals, (draft, refusal) => (draft, refusal)))
        {
            if (refusal is null)
            {
                sent.Add(draft);
            }
            else
            {
                emit(new PimSubmission(draft, refusal));
            }
        }

        await _sender.SubmitManyAsync(sent, emit, call);
    }

    public Task CancelAsync(PimRequest request, PimCall call) => _followUp.CancelAsync(request, call);

    public Task DecideAsync(PimRequest request, PimDecision decision, string? justification, PimCall call) =>
        _approvals.DecideAsync(request, decision, justification, call);

    public Task ListSettingsAsync(IReadOnlyList<PimRole> roles, PimScope? scope, Action<PimRoleSetting> emit, PimCall call) =>
        _settings.ListAsync(roles, emit, call);

    public Task UpdateSettingAsync(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, PimCall call) =>
        _settings.UpdateAsync(setting, changed, call);
}
