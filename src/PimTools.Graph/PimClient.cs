using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Auditing;
using PimTools.Graph.Auth;
using PimTools.Graph.Concurrency;
using PimTools.Graph.Directory;
using PimTools.Graph.Submitting;
using PimTools.Rules;

namespace PimTools.Graph;

/// <summary>Sends each question to the kinds it is about.</summary>
internal sealed class PimClient : IPimClient
{
    private readonly ManyKinds _kinds;
    private readonly AuditLog _audit;
    private readonly PrincipalSearch _principals;
    private readonly ApplicationSearch _applications;
    private readonly TokenSource _tokens;
    private readonly Func<DateTimeOffset> _serviceTime;
    private volatile bool _isEnded;

    public PimClient(
        PimContext context,
        ManyKinds kinds,
        AuditLog audit,
        PrincipalSearch principals,
        ApplicationSearch applications,
        TokenSource tokens,
        Func<DateTimeOffset> serviceTime)
    {
        Context = context;
        _kinds = kinds;
        _audit = audit;
        _principals = principals;
        _applications = applications;
        _tokens = tokens;
        _serviceTime = serviceTime;
    }

    public PimContext Context { get; }

    public DateTimeOffset ServiceTime => _serviceTime();

    public IReadOnlyList<string> Permissions => Tokens.LatestFor(Context.GraphEndpoint!)?.Permissions ?? Context.Permissions;

    private ManyKinds Kinds => _isEnded ? throw Ended() : _kinds;

    private AuditLog Audit => _isEnded ? throw Ended() : _audit;

    private TokenSource Tokens => _isEnded ? throw Ended() : _tokens;

    private PrincipalSearch Principals => _isEnded ? throw Ended() : _principals;

    private ApplicationSearch Applications => _isEnded ? throw Ended() : _applications;

    public Task ListRolesAsync(IReadOnlyCollection<PimKind> kinds, Action<PimRole> emit, PimCall call) =>
        ReadAsync<PimRole>(kinds, (provider, each, linked) => provider.ListRolesAsync(each, linked), emit, call);

    public Task ListRolesAtAsync(PimScope scope, Action<PimRole> emit, PimCall call) => Of(scope.Kind).ListRolesAtAsync(scope, emit, call);

    public Task ListEligibleChildScopesAsync(PimScope scope, Action<PimScope> emit, PimCall call) =>
        Of(scope.Kind).ListEligibleChildScopesAsync(scope, emit, call);

    public Task ListScopesAsync(IReadOnlyCollection<PimKind> kinds, Action<PimScope> emit, PimCall call) =>
        ReadAsync<PimScope>(kinds, (provider, each, linked) => provider.ListScopesAsync(each, linked), emit, call);

    public Task ListAssignmentsAsync(PimAssignmentFilter filter, Action<PimAssignment> emit, PimCall call)
    {
        void EmitTimed(PimAssignment assignment)
        {
            // Schedules tell what has begun, too.
            if (filter.IsScheduled && !(assignment.State == PimAssignmentState.Scheduled && assignment.Start > ServiceTime))
            {
                return;
            }

            assignment.ClockAhead = ServiceTime - DateTimeOffset.UtcNow;
            emit(assignment);
        }

        return ReadAsync<PimAssignment>(
            filter.Kinds, (provider, each, linked) => provider.ListAssignmentsAsync(filter, each, linked), EmitTimed, call);
    }

    public Task ListRequestsAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call) =>
        ReadAsync<PimRequest>(filter.Kinds, (provider, each, linked) => provider.ListRequestsAsync(filter, each, linked), emit, call);

    public async Task<PimRequest> GetRequestAsync(string id, PimCall call)
    {
        // Every request's id is a guid; anything else would be an address of its own.
        if (Guid.TryParse(id, out var guid)
            && await Kinds.FindAsync((provider, linked) => provider.FindRequestAsync(guid.ToString("D"), linked), call) is { } request)
        {
            return request;
        }

        throw new PimException(PimErrorCode.RequestNotFound, $"There is no request '{id}'.")
        {
            Remedy = "Get-PimRequest lists the requests. Canceled ones disappear after 30 days.",
            TargetObject = id,
        };
    }

    public Task<PimRequest> RefreshRequestAsync(PimRequest request, PimCall call) => Of(request.Kind).RefreshRequestAsync(request, call);

    public Task<PimRequest> SubmitAsync(PimRequestDraft draft, PimCall call)
    {
        var provider = Of(draft.Role.Kind);
        return CancellationReport.ReportAsync(() => provider.SubmitAsync(draft, call), draft.ToString(), ManyDrafts.Look, call);
    }

    public async Task SubmitManyAsync(IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call)
    {
        foreach (var round in SubmissionRounds.Split(drafts, draft => draft))
        {
            await ParallelLists.ReadAsync(
                round.GroupBy(draft => draft.Role.Kind).Select(some => (Func<Action<PimSubmission>, PimCall, Task>)((each, linked) =>
                    SubmitManyAsync(some.Key, some.ToList(), each, linked))),
                emit,
                call);
        }
    }

    public Task CancelAsync(PimRequest request, PimCall call)
    {
        var provider = Of(request.Kind);
        return CancellationReport.ReportAsync(() => provider.CancelAsync(request, call), $"withdraw {request}", "Get-PimRequest " + request.Id, call);
    }

    public Task DecideAsync(PimRequest request, PimDecision decision, string? justification, PimCall call)
    {
        var provider = Of(request.Kind);
        return CancellationReport.ReportAsync(
            () => provider.DecideAsync(request, decision, justification, call), $"{decision} {request}", "Get-PimRequest " + request.Id, call);
    }

    public Task ListSettingsAsync(PimSettingFilter filter, Action<PimRoleSetting> emit, PimCall call)
    {
        if (filter.Roles is { Count: 0 })
        {
            return Task.CompletedTask;
        }

        // Roles of several kinds are what a wildcard found; each kind answers as far as it can.
        var roles = filter.Roles ?? Array.Empty<PimRole>();
        var kinds = filter.Roles is null ? filter.Kinds : roles.Select(role => role.Kind).Distinct().ToList();
        return Kinds.ReadAsync<PimRoleSetting>(
            kinds,
            ReferenceEquals(kinds, PimKinds.All) || (filter.Roles is not null && kinds.Count > 1),
            (provider, each, linked) => provider.ListSettingsAsync(roles.Where(role => role.Kind == provider.Kind).ToList(), filter.Scope, each, linked),
            emit,
            call);
    }

    public Task UpdateSettingAsync(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, PimCall call)
    {
        if (changed.Count == 0)
        {
            return Task.CompletedTask;
        }

        var provider = Of(setting.Kind);
        return CancellationReport.ReportAsync(
            () => provider.UpdateSettingAsync(setting, changed, call), $"the settings of {setting.Role}", "Get-PimRoleSetting", call);
    }

    public Task RenewTokensAsync(PimCall call) => Tokens.RenewAsync(call);

    public Task ListAuditRecordsAsync(PimAuditFilter filter, Action<PimAuditRecord> emit, PimCall call) =>
        Audit.ListAsync(filter, emit, call);

    public Task<PimFoundPrincipals> FindPrincipalsAsync(string idOrName, PimCall call) => Principals.FindAsync(idOrName, call);

    public Task<IReadOnlyDictionary<string, PimFoundPrincipals>> FindPrincipalsAsync(
        IReadOnlyCollection<string> idsOrNames, PimCall call) => Principals.FindAsync(idsOrNames, call);

    public Task<IReadOnlyList<PimScope>> FindApplicationsAsync(string idOrName, PimCall call) => Applications.FindAsync(idOrName, call);

    public async Task<IReadOnlyList<PimScope>> FindResourcesAsync(IReadOnlyCollection<PimKind> kinds, string name, PimCall call)
    {
        var found = new List<PimScope>();
        await ReadAsync<PimScope>(kinds, (provider, each, linked) => provider.ListResourcesAsync(name, each, linked), found.Add, call);
        return found;
    }

    public Task<IReadOnlyList<PimPrincipal>> FindNearPrincipalsAsync(string name, PimCall call) => Principals.FindNearAsync(name, call);

    public Task ListMembersAsync(string groupId, Action<PimPrincipal> emit, PimCall call) => Principals.ListMembersAsync(groupId, emit, call);

    /// <summary>Nothing begins any more. What is under way in another runspace goes on to its end, and holds nothing that has to be freed.</summary>
    public void Dispose() => _isEnded = true;

    private Task SubmitManyAsync(PimKind kind, IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call)
    {
        if (Kinds.Find(kind) is { } provider)
        {
            return provider.SubmitManyAsync(drafts, emit, call);
        }

        foreach (var draft in drafts)
        {
            emit(new PimSubmission(draft, ManyKinds.NotManaged(kind)));
        }

        return Task.CompletedTask;
    }

    private Task ReadAsync<T>(
        IReadOnlyCollection<PimKind> kinds, Func<IPimProvider, Action<T>, PimCall, Task> read, Action<T> emit, PimCall call) =>
        Kinds.ReadAsync(kinds, ReferenceEquals(kinds, PimKinds.All), read, emit, call);

    private IPimProvider Of(PimKind kind) => Kinds.Of(kind);

    private PimException Ended() => new(PimErrorCode.NotConnected, $"The connection '{Context}' has been ended.")
    {
        Remedy = "Run Connect-Pim again, or choose another connection with -Context.",
        TargetObject = Context.Name,
    };
}
