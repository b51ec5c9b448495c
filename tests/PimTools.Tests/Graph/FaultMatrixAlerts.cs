using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Tests.Graph;

/// <summary>The operations on PIM's own alerts, for the directory and for a subscription.</summary>
internal static class FaultMatrixAlerts
{
    public static IEnumerable<FaultMatrixOperation> Rows() => new[] { PimKind.EntraRole, PimKind.AzureRole }.SelectMany(OfKind);

    private static IEnumerable<FaultMatrixOperation> OfKind(PimKind kind)
    {
        var isAzure = kind == PimKind.AzureRole;
        var name = isAzure ? "TooManyOwnersAssignedToResource" : "TooManyGlobalAdminsAssignedToTenant";

        yield return Operation("Alerts.ListAsync", kind, async dana =>
        {
            var scope = await ScopeAsync(dana, kind);
            return async (client, call) =>
            {
                var found = new List<string>();
                await client.Alerts.ListAsync(scope, alert => found.Add(alert.Name), call);
                return found;
            };
        });
        yield return Changing("Alerts.DismissAsync", kind, name, (client, alert, call) => client.Alerts.DismissAsync(alert, call)) with
        {
            IsNotLookedUp = true,
            Change = ("PATCH", "lerts/"),
            CountAsync = tenant => CountAsync(tenant, kind, name, alert => alert.IsActive == false),
        };
        yield return Changing("Alerts.ConfigureAsync", kind, name, (client, alert, call) => client.Alerts.ConfigureAsync(alert, false, alert.Settings, call)) with
        {
            IsNotLookedUp = true,
            Change = ("PATCH", "lertConfigurations/"),
            CountAsync = tenant => CountAsync(tenant, kind, name, alert => alert.IsEnabled == false),
        };

        // A scan raises what was dismissed again.
        yield return Operation("Alerts.RefreshAsync", kind, async dana =>
        {
            var alert = await RaiseAsync(dana, kind, name);
            await dana.Alerts.DismissAsync(alert, PimCall.None);
            return async (client, call) =>
            {
                await client.Alerts.RefreshAsync(alert, call);
                return [alert.Name];
            };
        }) with
        {
            IsNotLookedUp = true,
            Change = ("POST", "/refresh"),
            CountAsync = tenant => CountAsync(tenant, kind, name, alert => alert.IsActive == true),
        };
    }

    private static FaultMatrixOperation Changing(string operation, PimKind kind, string name, Func<IPimClient, PimAlert, PimCall, Task> changeAsync) =>
        Operation(operation, kind, async dana =>
        {
            var alert = await RaiseAsync(dana, kind, name);
            return async (client, call) =>
            {
                await changeAsync(client, alert, call);
                return [alert.Name];
            };
        });

    private static FaultMatrixOperation Operation(
        string name, PimKind kind, Func<IPimClient, Task<Func<IPimClient, PimCall, Task<IReadOnlyList<string>>>>> prepareAsync) => new(name, kind, "dana")
        {
            PrepareAsync = async tenant =>
            {
                using var dana = await tenant.ConnectAsync("dana");
                return await prepareAsync(dana);
            },
        };

    // Thresholds of one have it find something.
    private static async Task<PimAlert> RaiseAsync(IPimClient client, PimKind kind, string name)
    {
        var alert = await FindAsync(client, kind, name);
        await client.Alerts.ConfigureAsync(alert, true, alert.Settings.ToDictionary(setting => setting.Key, _ => "1"), PimCall.None);
        await client.Alerts.RefreshAsync(alert, PimCall.None);
        return await FindAsync(client, kind, name);
    }

    private static async Task<int> CountAsync(FaultMatrixTenant tenant, PimKind kind, string name, Func<PimAlert, bool> isChanged)
    {
        using var dana = await tenant.ConnectAsync("dana");
        return isChanged(await FindAsync(dana, kind, name)) ? 1 : 0;
    }

    private static async Task<PimAlert> FindAsync(IPimClient client, PimKind kind, string name)
    {
        var found = new List<PimAlert>();
        await client.Alerts.ListAsync(await ScopeAsync(client, kind), found.Add, PimCall.None);
        return found.Single(alert => alert.Name == name);
    }

    private static async Task<PimScope> ScopeAsync(IPimClient client, PimKind kind)
    {
        var scopes = new List<PimScope>();
        if (kind == PimKind.AzureRole)
        {
            await client.Scopes.ListAsync([kind], scopes.Add, PimCall.None);
        }

        return scopes.Find(scope => scope.Type == PimScopeType.Subscription) ?? PimScope.Directory;
    }
}
