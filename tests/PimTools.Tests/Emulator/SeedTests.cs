using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class SeedTests
{
    private readonly ContosoTenant _contoso = new();

    [Theory]
    [InlineData("ada", "User Administrator", "Helpdesk Administrator", "Exchange Administrator", "Security Reader", "Reports Reader")]
    [InlineData("ben", "Privileged Authentication Administrator", "Intune Administrator", "Conditional Access Administrator")]
    [InlineData("dana", "Global Administrator")]
    [InlineData("greg", "Authentication Administrator")]
    public async Task Everybody_is_eligible_for_what_the_seed_says(string who, params string[] roles) =>
        Assert.Equal(roles, await Held(who, ContosoTenant.EligibleInstances));

    [Theory]
    [InlineData("ada", "Security Reader")]
    [InlineData("ben")]
    [InlineData("cleo", "Security Administrator")]
    [InlineData("dana", "Privileged Role Administrator")]
    [InlineData("emil", "Global Reader", "Reports Reader")]
    [InlineData("fay", "Groups Administrator")]
    [InlineData("breakglass", "Global Administrator")]
    [InlineData("contoso-runbook", "Directory Readers")]
    public async Task Everybody_holds_what_the_seed_says(string who, params string[] roles) =>
        Assert.Equal(roles, await Held(who, ContosoTenant.ActiveInstances));

    [Fact]
    public async Task Ends_lie_where_the_seed_puts_them()
    {
        var active = (await _contoso.Get("ada", ContosoTenant.ActiveInstances + ContosoTenant.Mine)).Value.Single();
        var fay = (await _contoso.Get("fay", ContosoTenant.ActiveInstances + ContosoTenant.Mine)).Value.Single();
        var reports = (await _contoso.Get("ada", ContosoTenant.EligibleInstances + ContosoTenant.Mine)).Value[^1];

        Assert.Equal("2026-03-02T16:20:00Z", active["endDateTime"]!.ToString());
        Assert.Equal("2026-03-02T13:00:00Z", fay["endDateTime"]!.ToString());
        Assert.Equal("2026-03-05T09:00:00Z", reports["endDateTime"]!.ToString());
    }

    [Fact]
    public async Task One_request_waits_for_cleo()
    {
        var waiting = await _contoso.Get("cleo",
            $"{ContosoTenant.ActiveRequests}/filterByCurrentUser(on='approver')?$filter=status eq 'PendingApproval'&$expand=principal,roleDefinition");

        var request = waiting.Value.Single();
        Assert.Equal("Ben Okafor", request["principal"]!["displayName"]!.ToString());
        Assert.Equal("Privileged Authentication Administrator", request["roleDefinition"]!["displayName"]!.ToString());
        Assert.Equal("2026-03-02T08:40:00Z", request["createdDateTime"]!.ToString());
    }

    [Fact]
    public async Task The_log_has_approvals_denials_and_expiries()
    {
        var told = (await _contoso.Get("emil", "/v1.0/auditLogs/directoryAudits?$top=999")).Value
            .Select(record => record["activityDisplayName"]!.ToString()).ToHashSet();

        Assert.Superset<string>(
            new HashSet<string>
            {
                "Add eligible member to role in PIM completed (permanent)",
                "Add eligible member to role in PIM completed (timebound)",
                "Update role setting in PIM",
                "Add member to role request approved (PIM activation)",
                "Add member to role request denied (PIM activation)",
                "PIM activation request expired",
                "Remove member from role completed (PIM deactivate)",
                "Remove member from role (PIM activation expired)",
            },
            told);
    }

    [Fact]
    public async Task Extra_users_make_the_tenant_as_large_as_asked()
    {
        var large = new ContosoTenant(new ContosoOptions { ExtraUsers = 200, ExtraEligibleAssignments = 1500, ExtraActiveAssignments = 300 });
        var before = _contoso.Tenant.ScheduleCount;

        Assert.Equal(before + 1800, large.Tenant.ScheduleCount);
        Assert.Equal("208", (await large.Get("emil", "/v1.0/users?$count=true&$top=1"))["@odata.count"]);
    }

    [Fact]
    public void Too_few_extra_users_for_their_assignments_are_refused() =>
        Assert.Throws<ArgumentException>(() => new ContosoTenant(new ContosoOptions { ExtraUsers = 1, ExtraEligibleAssignments = 500 }));

    private async Task<string[]> Held(string who, string instances)
    {
        var held = await _contoso.Get(who, $"{instances}{ContosoTenant.Mine}?$expand=roleDefinition");
        return [.. held.Value.Select(row => row["roleDefinition"]!["displayName"]!.ToString())];
    }
}
