using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Auditing;
using PimTools.Graph.Directory;
using PimTools.Rules;

namespace PimTools.Graph;

/// <summary>Sends each question to the kinds it is about.</summary>
internal sealed class PimClient : IPimClient
{
    private readonly IReadOnlyList<IPimProvider> _providers;
    private readonly AuditLog _audit;
    private readonly PrincipalSearch _principals;
    private readonly IDisposable _connection;

    public PimClient(
        PimContext context, IReadOnlyList<IPimProvider> providers, AuditLog audit, PrincipalSearch principals, IDisposable connection)
    {
        Context = context;
        _providers = providers;
        _audit = audit;
        _principals = principals;
        _connection = connection;
    }

    public PimContext Context { get; }

    public Task ListRolesAsync(IReadOnlyCollection<PimKind> kinds, Action<PimRole> emit, PimCall call) =>
        ReadAsync<PimRole>(kinds, (provider, each, linked) => provider.ListRolesAsync(each, linked), emit, call);

    public Task ListRolesAtAsync(PimScope scope, Action<PimRole> emit, PimCall call) => Of(KindAt(scope)).ListRolesAtAsync(scope, emit, call);

    public Task ListEligibleChildScopesAsync(PimScope scope, Action<PimScope> emit, PimCall call) =>
        Of(KindAt(scope)).ListEligibleChildScopesAsync(scope, emit, call);

    public Task ListScopesAsync(IReadOnlyCollection<PimKind> kinds, Action<PimScope> emit, PimCall call) =>
        ReadAsync<PimScope>(kinds, (provider, each, linked) => provider.ListScopesAsync(each, linked), emit, call);

    public Task ListAssignmentsAsync(PimAssignmentFilter filter, Action<PimAssignment> emit, PimCall call) =>
        ReadAsync<PimAssignment>(filter.Kinds, (provider, each, linked) => provider.ListAssignmentsAsync(filter, each, linked), emit, call);

    public Task ListRequestsAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call) =>
        ReadAsync<PimRequest>(filter.Kinds, (provider, each, linked) => provider.ListRequestsAsync(filter, each, linked), emit, call);

    public async Task<PimRequest> GetRequestAsync(string id, PimCall call)
    {
        PimException? refusal = null;

        // Every request's id is a guid; anything else would be an address of its own.
        foreach (var provider in Guid.TryParse(id, out var guid) ? _providers : Array.Empty<IPimProvider>())
        {
            try
            {
                if (await provider.FindRequestAsync(guid.ToString("D"), call) is { } request)
                {
                    return request;
                }
            }
            catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing)
            {
                // It may be another kind's.
                refusal ??= e;
            }
        }

        throw refusal ?? new PimException(PimErrorCode.RequestNotFound, $"There is no request '{id}'.")
        {
            Remedy = "Get-PimRequest lists the requests. Canceled ones disappear after 30 days.",
            TargetObject = id,
        };
    }

    public Task<PimRequest> RefreshRequestAsync(PimRequest request, PimCall call) => Of(request.Kind).RefreshRequestAsync(request, call);

    public Task<PimRequest> SubmitAsync(PimRequestDraft draft, PimCall call) => Of(draft.Role.Kind).SubmitAsync(draft, call);

    public Task SubmitManyAsync(IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call) =>
        SideBySide.ReadAsync(
            drafts.GroupBy(draft => draft.Role.Kind).Select(some => (Func<Action<PimSubmission>, PimCall, Task>)((each, linked) =>
                SubmitManyAsync(some.Key, some.ToList(), each, linked))),
            emit,
            call);

    public Task CancelAsync(PimRequest request, PimCall call) => Of(request.Kind).CancelAsync(request, call);

    public Task DecideAsync(PimRequest request, PimDecision decision, string? justification, PimCall call) =>
        Of(request.Kind).DecideAsync(request, decision, justification, call);

    public Task ListSettingsAsync(PimSettingFilter filter, Action<PimRoleSetting> emit, PimCall call)
    {
        var kinds = filter.Roles.Count == 0 ? filter.Kinds : filter.Roles.Select(role => role.Kind).Distinct().ToList();
        return ReadAsync<PimRoleSetting>(
            kinds,
            (provider, each, linked) => provider.ListSettingsAsync(
                filter.Roles.Where(role => role.Kind == provider.Kind).ToList(), filter.Scope, each, linked),
            emit,
            call);
    }

    public Task UpdateSettingAsync(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, PimCall call) =>
        changed.Count == 0 ? Task.CompletedTask : Of(setting.Kind).UpdateSettingAsync(setting, changed, call);

    public Task ListAuditRecordsAsync(PimAuditFilter filter, Action<PimAuditRecord> emit, PimCall call) =>
        _audit.ListAsync(filter, emit, call);

    public Task<IReadOnlyList<PimPrincipal>> FindPrincipalsAsync(string idOrName, PimCall call) => _principals.FindAsync(idOrName, call);

    public Task<IReadOnlyDictionary<string, IReadOnlyList<PimPrincipal>>> FindPrincipalsAsync(
        IReadOnlyCollection<string> idsOrNames, PimCall call) => _principals.FindAsync(idsOrNames, call);

    public Task ListMembersAsync(string groupId, Action<PimPrincipal> emit, PimCall call) => _principals.ListMembersAsync(groupId, emit, call);

    public void Dispose()
    {
        foreach (var provider in _providers)
        {
            provider.Dispose();
        }

        _connection.Dispose();
    }

    private Task SubmitManyAsync(PimKind kind, IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call)
    {
        if (Find(kind) is { } provider)
        {
            return provider.SubmitManyAsync(drafts, emit, call);
        }

        foreach (var draft in drafts)
        {
            emit(new PimSubmission(draft, NotManaged(kind)));
        }

        return Task.CompletedTask;
    }

    private async Task ReadAsync<T>(
        IReadOnlyCollection<PimKind> kinds, Func<IPimProvider, Action<T>, PimCall, Task> read, Action<T> emit, PimCall call)
    {
        // Whoever names no kind means all that they may read; whoever names one wants to know why not.
        var isByDefault = ReferenceEquals(kinds, PimKinds.All);
        var providers = kinds.Distinct().Select(Of).ToList();
        var refusals = new ConcurrentDictionary<PimKind, PimException>();
        async Task ReadOneAsync(IPimProvider provider, Action<T> each, PimCall linked)
        {
            try
            {
                await read(provider, each, linked);
            }
            catch (PimException e) when (isByDefault && e.Code is (PimErrorCode.PermissionMissing or PimErrorCode.LicenseMissing))
            {
                refusals[provider.Kind] = e;
            }
        }

        await SideBySide.ReadAsync(
            providers.Select(provider => (Func<Action<T>, PimCall, Task>)((each, linked) => ReadOneAsync(provider, each, linked))), emit, call);
        if (providers.Count > 0 && refusals.Count == providers.Count)
        {
            throw refusals[providers[0].Kind];
        }

        foreach (var refusal in refusals)
        {
            call.Notice?.Invoke($"Not all could be read of {Name(refusal.Key)}. {refusal.Value.Message}");
        }
    }

    private static string Name(PimKind kind) => kind switch
    {
        PimKind.EntraRole => "the Entra roles",
        PimKind.Group => "the groups",
        _ => "the Azure roles",
    };

    private static PimKind KindAt(PimScope scope) => scope.Type switch
    {
        PimScopeType.Group => PimKind.Group,
        PimScopeType.ManagementGroup or PimScopeType.Subscription or PimScopeType.ResourceGroup or PimScopeType.Resource => PimKind.AzureRole,
        _ => PimKind.EntraRole,
    };

    private IPimProvider Of(PimKind kind) => Find(kind) ?? throw NotManaged(kind);

    private IPimProvider? Find(PimKind kind) => _providers.FirstOrDefault(provider => provider.Kind == kind);

    private static PimException NotManaged(PimKind kind) =>
        new(PimErrorCode.InvalidParameter, $"This version does not manage {kind}.") { TargetObject = kind };
}
