using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Emulator;

/// <summary>Faults for the rehearsal of a runbook: locks, activations that never begin, MFA, foreign subscriptions, denied groups.</summary>
public sealed class RehearsalFaultTests
{
    private readonly ContosoTenant _contoso = new();
    private readonly AzureCalls _azure;

    public RehearsalFaultTests() => _azure = new AzureCalls(_contoso);

    private EmulatorFaults Faults => _contoso.Tenant.Faults;

    [Fact]
    public async Task A_change_at_or_below_a_lock_fails_after_it_was_accepted()
    {
        Faults.LockedScopes.Add("Contoso Production");

        var locked = await _azure.Activate("ada", await _azure.Scope("Contoso Production", "rg-data"), "Reader");
        var removed = await _azure.Administer(
            "dana", await _azure.Scope("Contoso Production", "rg-data"), "roleEligibilityScheduleRequests", "AdminRemove", "ada", "Reader", null);
        var elsewhere = await _azure.Activate("ada", await _azure.Scope("Contoso Sandbox"), "Contributor");

        Assert.Equal((201, "FailedAsResourceIsLocked"), (locked.Status, StatusOf(locked)));
        Assert.Equal((201, "FailedAsResourceIsLocked"), (removed.Status, StatusOf(removed)));
        Assert.Equal("Provisioned", StatusOf(elsewhere));
        Assert.DoesNotContain(await _azure.Active("ada"), row => AzureCalls.RoleName(row) == "Reader");
        Assert.Contains(await _azure.Eligible("ada"), row => AzureCalls.RoleName(row) == "Reader");
    }

    [Fact]
    public async Task A_lock_also_stops_what_was_approved_and_what_is_changed()
    {
        var vault = await _azure.Scope("Contoso Production", "rg-web") + AzureCalls.Vault;
        var asked = await _azure.Activate("ada", vault, "Key Vault Administrator");
        Faults.LockedScopes.Add(vault);

        var stages = await _azure.Send("cleo", HttpMethod.Get, $"{AzureCalls.Authorization}roleAssignmentApprovals/{asked["name"]}/stages?api-version=2021-01-01-preview");
        await _azure.Send("cleo", HttpMethod.Patch, stages.Value.Single()["id"] + "?api-version=2021-01-01-preview",
            new JsonObject { ["properties"] = new JsonObject { ["reviewResult"] = "Approve", ["justification"] = "Known" } });
        var updated = await _azure.Administer(
            "dana", vault, "roleEligibilityScheduleRequests", "AdminUpdate", "ada", "Key Vault Administrator", AzureCalls.AfterDuration("P10D"));

        Assert.Equal("FailedAsResourceIsLocked", StatusOf(await _azure.Get("ada", "", "roleAssignmentScheduleRequests/" + asked["name"])));
        Assert.Equal("FailedAsResourceIsLocked", StatusOf(updated));
        Assert.Contains(await _azure.Eligible("ada"), row => AzureCalls.RoleName(row) == "Key Vault Administrator");
    }

    [Fact]
    public async Task An_activation_that_stays_granted_never_begins_and_vanishes()
    {
        Faults.KeepsGranted = true;

        var asked = await _contoso.Activate("ada", "User Administrator");
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(10));
        var later = await _contoso.Get("ada", $"{ContosoTenant.ActiveRequests}/{asked["id"]}");
        var active = await _contoso.Get("ada", ContosoTenant.ActiveInstances + ContosoTenant.Mine);
        _contoso.Tenant.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal((201, "Granted", "Granted"), (asked.Status, asked["status"], later["status"]));
        Assert.DoesNotContain(active.Value, item => item["roleDefinitionId"]!.ToString() == asked["roleDefinitionId"]);
        Assert.Equal(404, (await _contoso.Get("ada", $"{ContosoTenant.ActiveRequests}/{asked["id"]}")).Status);
    }

    [Fact]
    public async Task Azure_demands_a_second_factor_of_changes_by_a_challenge_or_without_one()
    {
        var scope = await _azure.Scope("Contoso Sandbox");
        Faults.ChallengesAzureChanges = true;

        var read = await _azure.Get("ada", scope, "roleEligibilityScheduleInstances", "asTarget()");
        var challenged = await _azure.Activate("ada", scope, "Contributor");
        Faults.ChallengesAzureChanges = false;
        Faults.DisallowsAzureChanges = true;
        var disallowed = await _azure.Activate("ada", scope, "Contributor");
        var proven = await _azure.Activate("ada", scope, "Contributor", token: AzureCalls.Token(contexts: "p1"));

        Assert.Equal(200, read.Status);
        Assert.Equal(401, challenged.Status);
        Assert.Contains("insufficient_claims", challenged.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal((403, "RequestDisallowedByPolicy"), (disallowed.Status, disallowed.ErrorCode));
        Assert.Empty(disallowed.Headers.WwwAuthenticate);
        Assert.Equal(201, proven.Status);
    }

    [Theory]
    [InlineData("Contoso Sandbox")]
    [InlineData("id")]
    public async Task Calls_about_a_subscription_of_another_tenant_are_refused_with_its_name(string name)
    {
        var sandbox = await _azure.Scope("Contoso Sandbox");
        Faults.ForeignSubscriptions.Add(name == "id" ? sandbox : name);

        var refused = await _azure.Activate("ada", sandbox, "Contributor");
        var listed = await _azure.Send("dana", HttpMethod.Get, "/subscriptions?api-version=2022-12-01");
        var contents = await _azure.Send("dana", HttpMethod.Get, sandbox + "/resourceGroups?api-version=2021-04-01");
        var foreign = listed.Value.Single(item => item["id"]!.ToString() == sandbox)["tenantId"]!.ToString();

        Assert.Equal((401, "InvalidAuthenticationTokenTenant"), (refused.Status, refused.ErrorCode));
        Assert.Contains(foreign, refused.ErrorMessage, StringComparison.Ordinal);
        Assert.NotEqual(_contoso.Tenant.TenantId, foreign);
        Assert.Equal(401, contents.Status);
        Assert.Equal(201, (await _azure.Activate("ada", await _azure.Scope("Contoso Production", "rg-data"), "Reader")).Status);
    }

    [Fact]
    public async Task Denied_groups_name_the_permissions_and_roles_go_on()
    {
        Faults.DeniesGroups = true;

        var refused = await _contoso.Get("ada", GroupCalls.EligibleInstances + ContosoTenant.Mine);
        var batch = await _contoso.Post("ada", "/v1.0/$batch", new
        {
            requests = new[] { new { id = "1", method = "GET", url = GroupCalls.EligibleInstances.Replace("/v1.0", "", StringComparison.Ordinal) + ContosoTenant.Mine } },
        });

        Assert.Equal((403, "UnknownError"), (refused.Status, refused.ErrorCode));
        Assert.Contains(
            "PrivilegedEligibilitySchedule.Read.AzureADGroup,PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup", refused.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(403, (int)batch.Body!["responses"]![0]!["status"]!);
        Assert.Equal(200, (await _contoso.Get("ada", ContosoTenant.EligibleInstances + ContosoTenant.Mine)).Status);
    }

    [Fact]
    public async Task Clearing_ends_them_all()
    {
        Faults.LockedScopes.Add("rg-data");
        Faults.ForeignSubscriptions.Add("Contoso Production");
        (Faults.KeepsGranted, Faults.ChallengesAzureChanges, Faults.DisallowsAzureChanges) = (true, true, true);
        (Faults.DeniesGroups, Faults.LeavesOutGroups) = (true, true);

        Faults.Clear();

        Assert.Equal("Provisioned", StatusOf(await _azure.Activate("ada", await _azure.Scope("Contoso Production", "rg-data"), "Reader")));
        Assert.Equal(200, (await _contoso.Get("ada", GroupCalls.EligibleInstances + ContosoTenant.Mine)).Status);
    }

    private static string StatusOf(Reply reply) => reply.Body!["properties"]!["status"]!.ToString();
}
