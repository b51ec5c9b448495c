using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Azure;

/// <summary>The resource groups of a subscription that a caller can see.</summary>
internal sealed class ResourceGroupEndpoints(AzureTree tree, AzureAuthority authority, ArmResponses responses) : IArmEndpoints
{
    public IEnumerable<ArmRoute> Routes =>
    [
        new ArmRoute("GET", "subscriptions/{id}/resourcegroups", ArmVersions.Resources, List) { Options = ["$filter", "$top"] },
    ];

    private ServiceResponse List(ArmRequest request)
    {
        var subscription = ArmScope.Require(tree, "/subscriptions/" + request["id"]);
        var rights = authority.RightsOf(request.Caller);
        return responses.Page(
            request,
            subscription.Children.Where(scope => scope.Kind == AzureScopeKind.ResourceGroup && rights.Sees(scope)),
            scope => new JsonObject
            {
                ["id"] = scope.Id,
                ["name"] = scope.Name,
                ["type"] = "Microsoft.Resources/resourceGroups",
                ["location"] = "northeurope",
                ["properties"] = new JsonObject { ["provisioningState"] = "Succeeded" },
            });
    }
}
