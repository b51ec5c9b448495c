using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Azure;

/// <summary>The subscriptions and tenants that a caller can see; an eligible assignment is not enough.</summary>
internal sealed class SubscriptionEndpoints(TenantState tenant, AzureTree tree, AzureAuthority authority, ArmResponses responses, EmulatorFaults faults)
    : IArmEndpoints
{
    public IEnumerable<ArmRoute> Routes =>
    [
        new ArmRoute("GET", "subscriptions", ArmVersions.Subscriptions, List),
        new ArmRoute("GET", "subscriptions/{id}", ArmVersions.Subscriptions, Get),
        new ArmRoute("GET", "tenants", ArmVersions.Subscriptions, request => responses.Page(request, [tenant], ShowTenant)),
    ];

    private ServiceResponse List(ArmRequest request)
    {
        var rights = authority.RightsOf(request.Caller);
        var visible = tree.All.Where(scope => scope.Kind == AzureScopeKind.Subscription && rights.Sees(scope));
        return responses.Page(request, visible, Show);
    }

    private ServiceResponse Get(ArmRequest request)
    {
        var subscription = tree.FindSubscription(request["id"]) ?? ArmScope.Require(tree, "/subscriptions/" + request["id"]);
        return authority.RightsOf(request.Caller).Sees(subscription)
            ? ServiceResponse.Ok(Show(subscription))
            : throw authority.Refused(request.Caller, AzureActions.ReadSubscription, subscription);
    }

    private JsonObject Show(AzureScope subscription) => new()
    {
        ["id"] = subscription.Id,
        ["subscriptionId"] = subscription.Name,
        ["tenantId"] = faults.IsForeign(subscription.Names) ? ForeignSubscription.TenantId : tenant.TenantId,
        ["displayName"] = subscription.DisplayName,
        ["state"] = "Enabled",
        ["subscriptionPolicies"] = new JsonObject
        {
            ["locationPlacementId"] = "Internal_2014-09-01",
            ["quotaId"] = "Internal_2014-09-01",
            ["spendingLimit"] = "Off",
        },
        ["authorizationSource"] = "RoleBased",
        ["managedByTenants"] = new JsonArray(),
        ["tags"] = new JsonObject(),
    };

    private static JsonObject ShowTenant(TenantState tenant) => new()
    {
        ["id"] = "/tenants/" + tenant.TenantId,
        ["tenantId"] = tenant.TenantId,
        ["tenantCategory"] = "Home",
        ["displayName"] = tenant.Name,
        ["defaultDomain"] = "contoso.com",
        ["domains"] = new JsonArray("contoso.com"),
    };
}
