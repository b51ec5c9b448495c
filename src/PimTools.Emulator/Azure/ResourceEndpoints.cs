using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Azure;

/// <summary>The resources of a subscription that a caller may read: all, or those with a name.</summary>
internal sealed class ResourceEndpoints(AzureTree tree, AzureAuthority authority, ArmResponses responses) : IArmEndpoints
{
    private const string Filter = "$filter";
    private const string Name = "name";

    public IEnumerable<ArmRoute> Routes =>
    [
        new ArmRoute("GET", "subscriptions/{id}/resources", ArmVersions.Resources, List) { Options = [Filter, "$top"] },
    ];

    private ServiceResponse List(ArmRequest request)
    {
        var subscription = ArmScope.Require(tree, "/subscriptions/" + request["id"]);
        var rights = authority.RightsOf(request.Caller);

        // A caller who may read some of them gets those.
        if (!rights.CanAtOrBelow(AzureActions.ReadResources, subscription))
            throw authority.Refused(request.Caller, AzureActions.ReadResources, subscription);

        var name = ArmFilter.Parse(request.Query[Filter], Name)[Name];
        return responses.Page(
            request,
            subscription.Descendants.Where(scope => scope.Kind == AzureScopeKind.Resource
                && rights.Can(AzureActions.ReadResources, scope)
                && (name is null || scope.Name.Equals(name, StringComparison.OrdinalIgnoreCase))),
            scope => new JsonObject
            {
                ["id"] = scope.Id,
                ["name"] = scope.Name,
                ["type"] = scope.ResourceType,
                ["location"] = "northeurope",
            });
    }
}
