using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Graph.Approvals;
using PimTools.Graph.Directory;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Graph.Policies;
using PimTools.Graph.Requests;
using PimTools.Graph.Submitting;
using PimTools.Rules;

namespace PimTools.Graph.Entra;

/// <summary>PIM for Entra roles.</summary>
internal sealed class EntraProvider : IPimProvider
{
    private readonly EntraCatalogue _catalogue;
    private readonly EntraAssignments _assignments;
    private readonly EntraRequests _requests;
    private readonly EntraSettings _settings;
    private readonly RequestSender _sender;
    private readonly RequestFollowUp _followUp;
    private readonly ApprovalDesk _approvals;

    public EntraProvider(PimHttp http, PimContext context, PrincipalDirectory principals, SubmitOnce once)
    {
        var lists = new ListReader(http);
        var urls = new EntraUrls(context.GraphEndpoint!);
        var policyUrls = new PolicyUrls(context.GraphEndpoint!);
        _catalogue = new EntraCatalogue(lists, urls);
        var names = new EntraNames(principals, _catalogue);
        var policies = new PolicyStore(http, principals);
        _settings = new EntraSettings(lists, policyUrls, policies, _catalogue);
        _assignments = new EntraAssignments(lists, urls, names);
        _requests = new EntraRequests(http, lists, urls, names);
        _sender = new RequestSender(http, urls, EntraWriter.Request, _settings.ApproversAsync, principals, context, once);
        _followUp = new RequestFollowUp(http, urls, once);
        _approvals = new ApprovalDesk(http, urls, Envelope.None, context.Account, once);
    }

    public PimKind Kind => PimKind.EntraRole;

    public Task ListRolesAsync(Action<PimRole> emit, PimCall call) => _catalogue.ListRolesAsync(emit, call);

    public Task ListRolesAtAsync(PimScope scope, Action<PimRole> emit, PimCall call) => _catalogue.ListRolesAsync(emit, call);

    public Task ListEligibleChildScopesAsync(PimScope scope, Action<PimScope> emit, PimCall call) => Task.CompletedTask;

    public Task ListResourcesAsync(string name, Action<PimScope> emit, PimCall call) => Task.CompletedTask;

    public Task ListScopesAsync(Action<PimScope> emit, PimCall call) => _catalogue.ListScopesAsync(emit, call);

    public Task ListAssignmentsAsync(PimAssignmentFilter filter, Action<PimAssignment> emit, PimCall call) =>
        _assignments.ListAsync(filter, emit, call);

    public Task ListRequestsAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call) => _requests.ListAsync(filter, emit, call);

    public async Task<PimRequest?> FindRequestAsync(string id, PimCall call) =>
        await _requests.FindAsync(id, call) is { } request ? await _approvals.WithDecisionAsync(request, call) : null;

    public async Task<PimRequest> RefreshRequestAsync(PimRequest request, PimCall call) =>
        await _approvals.WithDecisionAsync(await _followUp.RefreshAsync(request, call), call);

    public Task<PimRequest> SubmitAsync(PimRequestDraft draft, PimCall call) => _sender.SubmitAsync(draft, call);

    public Task SubmitManyAsync(IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call) =>
        _sender.SubmitManyAsync(drafts, emit, call);

    public Task CancelAsync(PimRequest request, PimCall call) => _followUp.CancelAsync(request, call);

    public Task DecideAsync(PimRequest request, PimDecision decision, string? justification, PimCall call) =>
        _approvals.DecideAsync(request, decision, justification, call);

    public Task ListSettingsAsync(IReadOnlyList<PimRole> roles, PimScope? scope, Action<PimRoleSetting> emit, PimCall call) =>
        _settings.ListAsync(roles, emit, call);

    public Task UpdateSettingAsync(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, PimCall call) =>
        _settings.UpdateAsync(setting, changed, call);
}
