using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Azure;

/// <summary>Writes management groups, and the subscriptions among them, as JSON.</summary>
internal sealed class ManagementGroupShapes(TenantState tenant)
{
    private const string GroupType = "Microsoft.Management/managementGroups";
    private const string SubscriptionType = "/subscriptions";

    public JsonObject Info(AzureScope group) => Resource(group, new JsonObject
    {
        ["tenantId"] = tenant.TenantId,
        ["displayName"] = group.DisplayName,
    });

    /// <summary>Writes a group with its children down to <paramref name="depth"/> levels.</summary>
    public JsonObject Group(AzureScope group, int depth)
    {
        var properties = new JsonObject
        {
            ["tenantId"] = tenant.TenantId,
            ["displayName"] = group.DisplayName,
            ["details"] = new JsonObject
            {
                ["version"] = 1,
                ["parent"] = group.Parent is { Kind: AzureScopeKind.ManagementGroup } parent ? Parent(parent) : null,
            },
        };
        if (depth > 0)
            properties["children"] = Children(group, depth);
        return Resource(group, properties);
    }

    public static JsonObject Descendant(AzureScope scope) => Resource(scope, new JsonObject
    {
        ["displayName"] = scope.DisplayName,
        ["parent"] = ParentId(scope),
    });

    public JsonObject Subscription(AzureScope scope) => new()
    {
        ["id"] = $"{scope.Parent!.Id}/subscriptions/{scope.Name}",
        ["type"] = GroupType + "/subscriptions",
        ["name"] = scope.Name,
        ["properties"] = new JsonObject
        {
            ["tenant"] = tenant.TenantId,
            ["displayName"] = scope.DisplayName,
            ["parent"] = ParentId(scope),
            ["state"] = "Active",
        },
    };

    public JsonObject Entity(AzureScope scope, string permissions)
    {
        var above = scope.Line.Skip(1).Where(parent => parent.Kind == AzureScopeKind.ManagementGroup).Reverse().ToList();
        var below = scope.Descendants.Where(IsNode).ToList();
        return Resource(scope, new JsonObject
        {
            ["tenantId"] = tenant.TenantId,
            ["displayName"] = scope.DisplayName,
            ["parent"] = ParentId(scope),
            ["permissions"] = permissions,
            ["inheritedPermissions"] = permissions,
            ["parentDisplayNameChain"] = JsonText.Array(above.Select(parent => parent.DisplayName)),
            ["parentNameChain"] = JsonText.Array(above.Select(parent => parent.Name)),
            ["numberOfDescendants"] = below.Count,
            ["numberOfChildren"] = scope.Children.Count(IsNode),
            ["numberOfChildGroups"] = scope.Children.Count(child => child.Kind == AzureScopeKind.ManagementGroup),
        });
    }

    private static JsonArray Children(AzureScope group, int depth) => new([.. group.Children.Where(IsNode).Select(child =>
    {
        var shown = new JsonObject
        {
            ["id"] = child.Id,
            ["type"] = TypeOf(child),
            ["name"] = child.Name,
            ["displayName"] = child.DisplayName,
        };
        if (depth > 1 && child.Children.Any(IsNode))
            shown["children"] = Children(child, depth - 1);
        return (JsonNode)shown;
    })]);

    private static bool IsNode(AzureScope scope) => scope.Kind is AzureScopeKind.ManagementGroup or AzureScopeKind.Subscription;

    private static JsonObject Parent(AzureScope parent) => new()
    {
        ["id"] = parent.Id,
        ["name"] = parent.Name,
        ["displayName"] = parent.DisplayName,
    };

    private static JsonObject ParentId(AzureScope scope) =>
        new() { ["id"] = scope.Parent is { Kind: AzureScopeKind.ManagementGroup } parent ? parent.Id : null };

    private static string TypeOf(AzureScope scope) => scope.Kind == AzureScopeKind.Subscription ? SubscriptionType : GroupType;

    private static JsonObject Resource(AzureScope scope, JsonObject properties) => new()
    {
        ["id"] = scope.Id,
        ["type"] = TypeOf(scope),
        ["name"] = scope.Name,
        ["properties"] = properties,
    };
}
