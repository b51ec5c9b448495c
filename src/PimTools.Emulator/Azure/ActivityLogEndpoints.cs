using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Azure;

/// <summary>The activity log of a subscription, for those who may read it (documented: activitylogs-list).</summary>
internal sealed class ActivityLogEndpoints(ActivityLog log, ActivityShape shape, AzureTree tree, AzureAuthority authority, ArmResponses responses) : IArmEndpoints
{
    private const string Filter = "$filter";
    private const string Select = "$select";

    public IEnumerable<ArmRoute> Routes =>
    [
        new ArmRoute("GET", "subscriptions/{id}/providers/Microsoft.Insights/eventtypes/management/values", ArmVersions.ActivityLog, List)
        {
            Options = [Filter, Select],
        },
    ];

    private ServiceResponse List(ArmRequest request)
    {
        var subscription = ArmScope.Require(tree, "/subscriptions/" + request["id"]);
        authority.Require(request.Caller, AzureActions.ReadActivityLog, subscription);
        var filter = ActivityFilter.Parse(request.Query[Filter]);
        var selected = request.Query[Select]?.Split(',').Select(name => name.Trim()).ToList();
        var events = log.NewestOf(subscription).Where(filter.Fits).SelectMany(shape.Events);
        return responses.Page(request, events, found => Selected(found, selected));
    }

    private static JsonObject Selected(JsonObject found, IReadOnlyCollection<string>? names)
    {
        foreach (var other in found.Select(property => property.Key).Where(key => names?.Contains(key, StringComparer.OrdinalIgnoreCase) == false).ToList())
            found.Remove(other);
        return found;
    }
}
