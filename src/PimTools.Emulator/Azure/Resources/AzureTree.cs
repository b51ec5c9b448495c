using System;
using System.Collections.Generic;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Azure.Resources;

/// <summary>All scopes of the tenant: management groups, subscriptions, resource groups, resources.</summary>
internal sealed class AzureTree
{
    private const string ManagementGroups = "/providers/Microsoft.Management/managementGroups/";
    private const string Subscriptions = "/subscriptions/";

    private readonly Dictionary<string, AzureScope> _byId = new(StringComparer.OrdinalIgnoreCase);

    public AzureTree(TenantState tenant)
    {
        Tenant = Add("", tenant.Name, AzureScopeKind.Tenant, parent: null);
        RootGroup = AddManagementGroup(tenant.TenantId, "Tenant Root Group", Tenant);
    }

    /// <summary>The scope of the whole tenant, above all management groups.</summary>
    public AzureScope Tenant { get; }

    public AzureScope RootGroup { get; }

    public IEnumerable<AzureScope> All => _byId.Values;

    public AzureScope AddManagementGroup(string name, string displayName, AzureScope parent) =>
        Add(ManagementGroups + name, displayName, AzureScopeKind.ManagementGroup, parent);

    public AzureScope AddSubscription(string name, AzureScope parent) =>
        Add(Subscriptions + IdSource.Of("subscription/" + name), name, AzureScopeKind.Subscription, parent);

    public AzureScope AddResourceGroup(string name, AzureScope subscription) =>
        Add($"{subscription.Id}/resourceGroups/{name}", name, AzureScopeKind.ResourceGroup, subscription);

    public AzureScope AddResource(string type, string name, AzureScope resourceGroup) =>
        Add($"{resourceGroup.Id}/providers/{type}/{name}", name, AzureScopeKind.Resource, resourceGroup);

    public AzureScope? Find(string id) => _byId.TryGetValue(id.TrimEnd('/'), out var scope) ? scope : null;

    public AzureScope? FindManagementGroup(string name) => Find(ManagementGroups + name);

    public AzureScope? FindSubscription(string id) => Find(Subscriptions + id);

    private AzureScope Add(string id, string displayName, AzureScopeKind kind, AzureScope? parent)
    {
        var scope = new AzureScope(id, displayName, kind, parent);
        _byId.Add(id, scope);
        return scope;
    }
}
