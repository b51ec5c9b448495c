using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Azure;

/// <summary>The tree of management groups and subscriptions, as far as a caller may look.</summary>
internal sealed class ManagementGroupEndpoints : IArmEndpoints
{
    private const string Root = "providers/Microsoft.Management/";
    private const string Groups = Root + "managementGroups";

    private readonly AzureTree _tree;
    private readonly AzureAuthority _authority;
    private readonly ArmResponses _responses;
    private readonly ManagementGroupShapes _shapes;

    public ManagementGroupEndpoints(TenantState tenant, AzureTree tree, AzureAuthority authority, ArmResponses responses)
    {
        _tree = tree;
        _authority = authority;
        _responses = responses;
        _shapes = new ManagementGroupShapes(tenant);
    }

    public IEnumerable<ArmRoute> Routes =>
    [
        new ArmRoute("GET", Groups, ArmVersions.ManagementGroups, List),
        new ArmRoute("GET", Groups + "/{name}", ArmVersions.ManagementGroups, Get) { Options = ["$expand", "$recurse", "$filter"] },
        new ArmRoute("GET", Groups + "/{name}/descendants", ArmVersions.ManagementGroups, Descendants) { Options = ["$top"] },
        new ArmRoute("GET", Groups + "/{name}/subscriptions", ArmVersions.ManagementGroups, Subscriptions),
        new ArmRoute("POST", Root + "getEntities", ArmVersions.ManagementGroups, Entities) { Options = ["$top"] },
    ];

    private ServiceResponse List(ArmRequest request)
    {
        var rights = _authority.RightsOf(request.Caller);
        var visible = _tree.All.Where(scope => scope.Kind == AzureScopeKind.ManagementGroup && rights.Can(AzureActions.ReadManagementGroup, scope));

        // In metadata and sample, the link of this list has another name.
        return _responses.Page(request, visible, _shapes.Info, nextLink: "@nextLink");
    }

    private ServiceResponse Get(ArmRequest request)
    {
        var group = Readable(request);
        var depth = request.Query["$expand"]?.ToLowerInvariant() switch
        {
            null => 0,
            "children" => request.Query.Flag("$recurse") ? int.MaxValue : 1,
            "path" or "ancestors" => 0,
            var other => throw ArmErrors.BadQuery($"'{other}' cannot be expanded."),
        };
        return ServiceResponse.Ok(_shapes.Group(group, depth));
    }

    private ServiceResponse Descendants(ArmRequest request) =>
        _responses.Page(request, Below(Readable(request)), ManagementGroupShapes.Descendant);

    private ServiceResponse Subscriptions(ArmRequest request) =>
        _responses.Page(
            request,
            Readable(request).Children.Where(scope => scope.Kind == AzureScopeKind.Subscription),
            _shapes.Subscription);

    private ServiceResponse Entities(ArmRequest request)
    {
        var rights = _authority.RightsOf(request.Caller);
        var visible = Below(_tree.Tenant).Where(scope =>
            scope.Kind == AzureScopeKind.Subscription ? rights.Sees(scope) : rights.Can(AzureActions.ReadManagementGroup, scope));
        return _responses.Page(request, visible, scope => _shapes.Entity(scope, Permissions(rights, scope)));
    }

    private static string Permissions(AzureRights rights, AzureScope scope) =>
        rights.Can("Microsoft.Management/managementGroups/delete", scope) ? "delete" : "view";

    private AzureScope Readable(ArmRequest request)
    {
        var group = _tree.FindManagementGroup(request["name"])
            ?? throw ArmErrors.NotFound("NotFound", $"The management group '{request["name"]}' could not be found.");
        _authority.Require(request.Caller, AzureActions.ReadManagementGroup, group);
        return group;
    }

    private static IEnumerable<AzureScope> Below(AzureScope scope) =>
        scope.Descendants.Where(below => below.Kind is AzureScopeKind.ManagementGroup or AzureScopeKind.Subscription);
}
