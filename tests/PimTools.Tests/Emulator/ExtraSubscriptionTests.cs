using System;
using System.Net.Http;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class ExtraSubscriptionTests
{
    [Fact]
    public async Task Extra_users_fill_subscriptions_and_groups()
    {
        var options = new ContosoOptions
        {
            ExtraUsers = 40,
            ExtraGroups = 25,
            ExtraGroupEligibleAssignments = 100,
            ExtraSubscriptions = 30,
            ExtraAzureEligibleAssignments = 400,
            ExtraAzureActiveAssignments = 50,
        };
        var contoso = new ContosoTenant(options);
        contoso.Tenant.PageSize = 1000;
        var azure = new AzureCalls(contoso);

        var subscriptions = await azure.Send("dana", HttpMethod.Get, "/subscriptions?api-version=2022-12-01");
        var eligible = await azure.Get("dana", "/providers/Microsoft.Management/managementGroups/contoso-landing-zones", "roleEligibilitySchedules");
        var groups = await contoso.Get("ada", GroupCalls.Resources);

        Assert.Equal(32, subscriptions.Value.Count);
        Assert.Equal(406, eligible.Value.Count);
        Assert.Equal(28, groups.Value.Count);
        Assert.Equal(new ContosoTenant().Tenant.ScheduleCount + 550, contoso.Tenant.ScheduleCount);
    }

    [Fact]
    public void Extra_users_without_places_are_refused() =>
        Assert.Throws<ArgumentException>(() => new ContosoTenant(new ContosoOptions { ExtraUsers = 5, ExtraAzureEligibleAssignments = 1 }));
}
