using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Azure;

/// <summary>The scopes below a scope at which the caller is eligible, where the caller can activate for less than the whole.</summary>
internal sealed class EligibleChildEndpoints(AzurePimService service, ArmResponses responses) : IArmEndpoints
{
    private const string Filter = "$filter";

    // Undocumented, and in use: the list contains everything below instead of the next level.
    private const string AllChildren = "$getAllChildren";

    public IEnumerable<ArmRoute> Routes =>
    [
        new ArmRoute("GET", "Microsoft.Authorization/eligibleChildResources", ArmVersions.Pim, List) { Options = [Filter, AllChildren] },
    ];

    private ServiceResponse List(ArmRequest request)
    {
        var eligible = service.Store.InstancesOf(request.Caller.ObjectId, ScheduleKind.Eligible)
            .Select(held => service.ScopeOf(held.Schedule.Target)).Distinct().ToList();

        // A filter on the type covers every level below.
        var filter = Read(request.Query[Filter]);
        var below = filter is not null || request.Query.Flag(AllChildren) ? request.Scope.Descendants : request.Scope.Children;
        var found = below.Where(scope =>
            eligible.Exists(scope.IsAtOrBelow) && filter?.Matches(_ => JsonValue.Create(scope.TypeName)) is not false);
        return responses.Page(request, found, Show);
    }

    private static FilterExpression? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        try
        {
            var filter = FilterParser.Parse(text!);
            return filter.Paths.All(path => path == "resourceType") ? filter : throw ArmErrors.Filter(text!);
        }
        catch (ServiceException)
        {
            throw ArmErrors.Filter(text!);
        }
    }

    private static JsonObject Show(AzureScope scope) => new()
    {
        ["id"] = scope.Id,
        ["name"] = scope.DisplayName,
        ["type"] = scope.TypeName,
    };
}
