using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Entra;

/// <summary>The tenant itself: its name and its domains.</summary>
internal sealed class OrganizationEndpoints(TenantState tenant, GraphResponses responses) : IGraphEndpoints
{
    private const string Resource = "organization";

    private static readonly Shape<TenantState> Organization = new Shape<TenantState>("organization")
        .Property("id", state => state.TenantId)
        .Property("deletedDateTime", _ => null)
        .Property("displayName", state => state.Name)
        .Property("tenantType", _ => "AAD")
        .Property("onPremisesSyncEnabled", _ => null)
        .Property("assignedPlans", _ => new JsonArray())
        .Property("verifiedDomains", _ => new JsonArray(Domain("contoso.com", isDefault: true), Domain("contoso.onmicrosoft.com", isDefault: false)));

    public IEnumerable<GraphRoute> Routes =>
    [
        new GraphRoute("GET", Resource, EntraPermissions.ReadOrganization, request => responses.Page(request, Resource, Organization, [tenant])),
        new GraphRoute("GET", Resource + "/{id}", EntraPermissions.ReadOrganization, Get),
    ];

    private ServiceResponse Get(GraphRequest request) =>
        tenant.TenantId.Equals(request["id"], StringComparison.OrdinalIgnoreCase)
            ? ServiceResponse.Ok(GraphResponses.Entity(request, Resource, Organization, tenant))
            : throw ServiceException.NotFound(request["id"]);

    private static JsonObject Domain(string name, bool isDefault) => new()
    {
        ["capabilities"] = "Email, OfficeCommunicationsOnline",
        ["isDefault"] = isDefault,
        ["isInitial"] = !isDefault,
        ["name"] = name,
        ["type"] = "Managed",
    };
}
