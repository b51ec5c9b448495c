using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Azure;

/// <summary>The scopes below one where the caller is eligible, from there or from above: where less than the whole can be activated.</summary>
internal sealed class EligibleChildEndpoints(AzureSurface surface, ArmResult result) : IArmEndpoints
{
    private const string Filter = "$filter";

    // Undocumented, and in use: everything below instead of the next level.
    private const string AllChildren = "$getAllChildren";

    public IEnumerable<ArmRoute> Routes =>
    [
        new ArmRoute("GET", "Microsoft.Authorization/eligibleChildResources", ArmVersions.Pim, List) { Options = [Filter, AllChildren] },
    ];

    private GraphResponse List(ArmRequest request)
    {
        var eligible = surface.Book.InstancesOf(request.Caller.ObjectId, ScheduleKind.Eligible)
            .Select(held => surface.ScopeOf(held.Schedule.Target)).Distinct().ToList();

        // A filter on the type looks at every level below.
        var filter = Read(request.Query[Filter]);
        var below = filter is not null || request.Query.Flag(AllChildren) ? request.Scope.Descendants : request.Scope.Children;
        var found = below.Where(scope =>
            eligible.Exists(scope.IsAtOrBelow) && filter?.Matches(_ => JsonValue.Create(scope.TypeWord)) is not false);
        return result.Page(request, found, Show);
    }

    private static FilterExpression? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        try
        {
            var filter = FilterParser.Parse(text!);
            return filter.Paths.All(path => path == "resourceType") ? filter : throw ArmRefusal.Filter(text!);
        }
        catch (GraphException)
        {
            throw ArmRefusal.Filter(text!);
        }
    }

    private static JsonObject Show(AzureScope scope) => new()
    {
        ["id"] = scope.Id,
        ["name"] = scope.DisplayName,
        ["type"] = scope.TypeWord,
    };
}
