using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Directory;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Graph.Provider;

namespace PimTools.Graph.Azure;

/// <summary>Reads the activity log of each subscription that the caller sees, as far as it tells of access. What happened above them is in none of these.</summary>
internal sealed class AzureActivityLog : IKindActivityLog
{
    private const int MostNamed = 5;

    private readonly ListReader _lists;
    private readonly AzureUrls _urls;
    private readonly AzureCatalogue _catalogue;
    private readonly PerScopeReader _perScope;
    private readonly PrincipalDirectory _principals;

    public AzureActivityLog(ListReader lists, AzureUrls urls, AzureCatalogue catalogue, PerScopeReader perScope, PrincipalDirectory principals)
    {
        _lists = lists;
        _urls = urls;
        _catalogue = catalogue;
        _perScope = perScope;
        _principals = principals;
    }

    public async Task ListAsync(DateTimeOffset since, DateTimeOffset? until, Action<PimAuditRecord> emit, PimCall call)
    {
        var subscriptions = (await _catalogue.VisibleAsync(call)).Where(scope => scope.Type == PimScopeType.Subscription).ToList();
        var refusals = new ConcurrentQueue<(PimScope Scope, PimException Error)>();
        var operations = new List<AzureOperation>();
        async Task ReadOneAsync(PimScope subscription, Action<AzureOperation> each, PimCall linked)
        {
            try
            {
                var events = await _lists.ReadAllAsync(_urls.ActivityLog(subscription.Id, since, until), linked);
                events.GroupBy(one => (one.Text("correlationId"), AzureOperation.NameOf(one), one.Text("resourceId")?.ToUpperInvariant()))
                    .ToList()
                    .ForEach(same => each(new AzureOperation(subscription, same.ToList())));
            }
            catch (PimException e)
            {
                refusals.Enqueue((subscription, e));
            }
        }

        await _perScope.ReadAsync<AzureOperation>(subscriptions, ReadOneAsync, operations.Add, call);
        Tell(refusals.ToList(), call);
        await EmitAsync(operations, emit, call);
    }

    // Requests come with names in their own lists; whatever was made outside of PIM has ids alone.
    private async Task EmitAsync(List<AzureOperation> operations, Action<PimAuditRecord> emit, PimCall call)
    {
        var roles = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (operations.Exists(operation => operation.IsOutsidePim))
        {
            await _catalogue.ListRolesAsync(role => roles[role.Id] = role.Name, call);
            await _principals.LoadAsync(operations.Select(operation => operation.PrincipalId).OfType<string>(), call);
        }

        operations.ForEach(operation => emit(operation.ToRecord(roles, _principals)));
    }

    private static void Tell(List<(PimScope Scope, PimException Error)> refusals, PimCall call)
    {
        if (refusals.Count == 0)
        {
            return;
        }

        var names = string.Join(", ", refusals.Take(MostNamed).Select(refusal => refusal.Scope.ToString()));
        var more = refusals.Count > MostNamed ? $" and {refusals.Count - MostNamed} more" : string.Empty;
        call.Omit(
            refusals[0].Error,
            $"The activity log of Azure could not be read for {names}{more}. What it alone tells is missing: assignments outside of PIM, addresses and second factors. "
                + $"{refusals[0].Error.Message} {refusals[0].Error.Remedy}".TrimEnd(),
            refusals.TrueForAll(refusal => refusal.Error.Code == PimErrorCode.PermissionMissing) ? $"the activity log of {names}{more}" : null);
    }
}
