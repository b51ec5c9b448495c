using PimTools.Emulator.Azure;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Tenant;

/// <summary>The management groups, subscriptions and resources of Contoso.</summary>
internal sealed class ContosoAzure
{
    public ContosoAzure(AzurePimService azure)
    {
        var tree = azure.Tree;
        Contoso = tree.AddManagementGroup("contoso", "Contoso", tree.RootGroup);
        tree.AddManagementGroup("contoso-platform", "Platform", Contoso);
        LandingZones = tree.AddManagementGroup("contoso-landing-zones", "Landing Zones", Contoso);
        Production = tree.AddSubscription("Contoso Production", LandingZones);
        Sandbox = tree.AddSubscription("Contoso Sandbox", Contoso);
        Web = tree.AddResourceGroup("rg-web", Production);
        Data = tree.AddResourceGroup("rg-data", Production);
        Vault = tree.AddResource("Microsoft.KeyVault/vaults", "contoso-web-kv", Web);
        Storage = tree.AddResource("Microsoft.Storage/storageAccounts", "contosodata", Data);

        const string operatorName = "Contoso Web Operator";
        WebOperator = new AzureRole(IdSource.Of("azureRole/" + operatorName), operatorName, "Restarts web sites")
        {
            Actions =
            [
                "Microsoft.Authorization/*/read", "Microsoft.Resources/subscriptions/resourceGroups/read", "Microsoft.Web/sites/read",
                "Microsoft.Web/sites/restart/action",
            ],
            AssignableScopes = [Production],
        };
        azure.Roles.Set(WebOperator);
    }

    public AzureScope Contoso { get; }

    public AzureScope LandingZones { get; }

    public AzureScope Production { get; }

    public AzureScope Sandbox { get; }

    public AzureScope Web { get; }

    public AzureScope Data { get; }

    public AzureScope Vault { get; }

    public AzureScope Storage { get; }

    public AzureRole WebOperator { get; }
}
