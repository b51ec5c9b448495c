using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Http;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Azure;

/// <summary>Lists and finds what was asked of PIM about Azure roles.</summary>
internal sealed class AzureRequests : IRequestLists
{
    private static readonly PimScope Root = AzureScopeId.ToScope(AzureScopeId.TenantRoot, null);

    // Where a request may be found, the likeliest first. Nobody can approve about eligibility (documented: pim-approval-workflow).
    private static readonly (PimAssignmentType Type, PimRequestRelation Relation)[] Places =
    {
        (PimAssignmentType.Active, PimRequestRelation.Mine),
        (PimAssignmentType.Active, PimRequestRelation.ForMyApproval),
        (PimAssignmentType.Active, PimRequestRelation.CreatedByMe),
        (PimAssignmentType.Eligible, PimRequestRelation.CreatedByMe),
        (PimAssignmentType.Eligible, PimRequestRelation.Mine),
    };

    private readonly AzureLists _lists;
    private readonly AzureUrls _urls;
    private readonly AzureNames _names;

    public AzureRequests(AzureLists lists, AzureUrls urls, AzureNames names)
    {
        _lists = lists;
        _urls = urls;
        _names = names;
    }

    public async Task ListAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call, BatchedCalls? together)
    {
        var asked = filter.ForService();
        var types = AzureLists.Types(asked.Type);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

        // Lists at several scopes overlap, and the service knows neither role nor status.
        void Pass(PimRequest request)
        {
            if (IsWanted(request, asked) && seen.Add(request.Id))
            {
                emit(request);
            }
        }

        await _lists.ReadAsync(types, Root, (type, at) => _urls.Requests(type, at.Id, AzureFilters.Of(asked.Relation)), Read, Pass, call);
        if (asked is { Relation: PimRequestRelation.Any, ScopeId: { } scope })
        {
            var by = OData.Equal("principalId", asked.PrincipalId) ?? AzureFilters.AtScope;
            await _lists.ReadAsync(types, AzureScopeId.ToScope(scope, null), (type, at) => _urls.Requests(type, at.Id, by), Read, Pass, call);
        }
        else if (asked.Relation == PimRequestRelation.Any)
        {
            await _lists.ReadVisibleAsync(
                types, (type, at) => _urls.Requests(type, at.Id, AzureFilters.Everything(at, asked.PrincipalId)), Read, Pass, call);
        }
    }

    /// <summary>A request is only found at its scope, which an id does not tell; the lists of the caller's own go over all scopes.</summary>
    public async Task<PimRequest?> FindAsync(string id, PimCall call)
    {
        PimRequest? found = null;
        PimException? refusal = null;
        void Take(PimRequest request) => found = string.Equals(request.Id, id, StringComparison.OrdinalIgnoreCase) ? request : found;
        foreach (var (type, relation) in Places)
        {
            try
            {
                await _lists.ReadAsync(new[] { type }, Root, (of, at) => _urls.Requests(of, at.Id, AzureFilters.Of(relation)), Read, Take, call);
            }
            catch (PimException e) when (e.Code is not (PimErrorCode.ServiceUnavailable or PimErrorCode.NetworkFailure or PimErrorCode.Throttled))
            {
                // Another of the lists may have it.
                refusal ??= e;
            }

            if (found is not null)
            {
                return found;
            }
        }

        return await FindVisibleAsync(id, call) ?? (refusal is null ? null : throw refusal);
    }

    /// <summary>Those of others are looked for wherever the caller can see: it is the slowest way, and comes last.</summary>
    private async Task<PimRequest?> FindVisibleAsync(string id, PimCall call)
    {
        PimRequest? found = null;
        await _lists.ReadVisibleAsync(
            AzureLists.Types(null),
            (type, at) => _urls.Requests(type, at.Id, AzureFilters.Everything(at, null)),
            Read,
            request => found = string.Equals(request.Id, id, StringComparison.OrdinalIgnoreCase) ? request : found,
            call);
        return found;
    }

    private static bool IsWanted(PimRequest request, PimRequestFilter filter) =>
        (filter.Status is not { } status || request.Status == status)
        && IsSame(filter.RoleId, request.Role.Id)
        && IsSame(filter.PrincipalId, request.Principal.Id)
        && IsSame(filter.ScopeId, request.Scope.Id);

    private static bool IsSame(string? wanted, string actual) => wanted is null || string.Equals(wanted, actual, StringComparison.OrdinalIgnoreCase);

    private PimRequest Read(JObject element, PimAssignmentType type) => AzureReader.Request(element, type, _names);
}
