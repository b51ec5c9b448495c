using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Graph.Approvals;
using PimTools.Graph.Directory;
using PimTools.Graph.Http;
using PimTools.Graph.Policies;
using PimTools.Graph.Requests;
using PimTools.Graph.Submitting;
using PimTools.Rules;

namespace PimTools.Graph.Azure;

/// <summary>PIM for Azure roles, behind Azure Resource Manager.</summary>
internal sealed class AzureProvider : IPimProvider
{
    private readonly AzureCatalogue _catalogue;
    private readonly AzureAssignments _assignments;
    private readonly AzureRequests _requests;
    private readonly AzureSettings _settings;
    private readonly AzureSender _sender;
    private readonly RequestFollowUp _followUp;
    private readonly ApprovalDesk _approvals;

    public AzureProvider(PimHttp http, PimContext context, PrincipalDirectory principals, SubmitOnce once, TimeSpan scopePatience)
    {
        var urls = new AzureUrls(context.ArmEndpoint!);
        var sweep = new ScopeSweep(scopePatience);
        var names = new AzureNames(principals);
        _catalogue = new AzureCatalogue(http, urls, sweep);
        var lists = new ListReader(http);
        var named = new AzureLists(lists, names, _catalogue, sweep);
        var policies = new PolicyStore(http, principals);
        _settings = new AzureSettings(lists, urls, policies);
        _assignments = new AzureAssignments(named, urls, names, _catalogue, context);
        _requests = new AzureRequests(named, urls, names);
        _sender = new AzureSender(http, urls, _settings, principals, context, once);
        _followUp = new RequestFollowUp(
            http,
            request => urls.Request(request.Type, request.Scope.Id, request.Id),
            request => urls.Cancel(request.Type, request.Scope.Id, request.Id),
            AzureEnvelope.Instance,
            once);
        _approvals = new ApprovalDesk(http, urls, AzureEnvelope.Instance, context.Account, once);
    }

    public PimKind Kind => PimKind.AzureRole;

    public Task ListRolesAsync(Action<PimRole> emit, PimCall call) => _catalogue.ListRolesAsync(emit, call);

    public Task ListRolesAtAsync(PimScope scope, Action<PimRole> emit, PimCall call) => _catalogue.ListRolesAtAsync(scope, emit, call);

    public Task ListScopesAsync(Action<PimScope> emit, PimCall call) => _catalogue.ListScopesAsync(emit, call);

    public Task ListEligibleChildScopesAsync(PimScope scope, Action<PimScope> emit, PimCall call) =>
        _catalogue.ListEligibleChildrenAsync(scope, emit, call);

    public Task ListResourcesAsync(string name, Action<PimScope> emit, PimCall call) => _catalogue.ListResourcesAsync(name, emit, call);

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
        _settings.ListAsync(roles, scope, emit, call);

    public Task UpdateSettingAsync(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, PimCall call) =>
        _settings.UpdateAsync(setting, changed, call);
}
