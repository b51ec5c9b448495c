using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class ActivationTests
{
    private readonly ContosoTenant _contoso = new();

    [Fact]
    public async Task An_activation_is_provisioned_at_once_and_ends_by_itself()
    {
        var reply = await _contoso.Activate("ada", "User Administrator");

        Assert.Equal(201, reply.Status);
        Assert.Equal("Provisioned", reply["status"]);
        Assert.Equal(reply["id"], reply["targetScheduleId"]);
        Assert.Equal(2, await ActiveCount("ada"));

        _contoso.Tenant.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await ActiveCount("ada"));
    }

    [Fact]
    public async Task The_eligibility_stays_and_the_activation_names_it()
    {
        await _contoso.Activate("ada", "User Administrator");

        var role = await _contoso.Role("User Administrator");
        var eligible = await _contoso.Get("ada", $"{ContosoTenant.EligibleInstances}{ContosoTenant.Mine}?$filter=roleDefinitionId eq '{role}'");
        var active = await _contoso.Get("ada", $"{ContosoTenant.ActiveInstances}{ContosoTenant.Mine}?$filter=roleDefinitionId eq '{role}'&$expand=activatedUsing");

        var activation = active.Value.Single();
        Assert.Equal("Activated", activation["assignmentType"]!.ToString());
        Assert.Equal(eligible.Value.Single()["id"]!.ToString(), activation["activatedUsing"]!["id"]!.ToString());
    }

    [Theory]
    [InlineData("User Administrator")]
    [InlineData("Reports Reader")]
    [InlineData("Exchange Administrator")]
    public async Task A_justification_is_all_that_ada_needs(string role) =>
        Assert.Equal(201, (await _contoso.Activate("ada", role)).Status);

    [Fact]
    public async Task All_broken_rules_are_named_together()
    {
        var reply = await _contoso.Activate("ben", "Intune Administrator", body =>
        {
            body.Remove("justification");
            body["scheduleInfo"] = ContosoTenant.AfterDuration("PT9H");
        }, new EmulatedTokenOptions { Mfa = false });

        Assert.Equal(400, reply.Status);
        Assert.Equal("RoleAssignmentRequestPolicyValidationFailed", reply.ErrorCode);
        Assert.Equal(
            "The following policy rules failed: [\"ExpirationRule\",\"JustificationRule\",\"TicketingRule\",\"MfaRule\"]", reply.ErrorMessage);
    }

    [Fact]
    public async Task A_ticket_satisfies_the_ticketing_rule()
    {
        var refused = await _contoso.Activate("ben", "Intune Administrator");
        var accepted = await _contoso.Activate("ben", "Intune Administrator", body =>
            body["ticketInfo"] = new JsonObject { ["ticketNumber"] = "CHG-1", ["ticketSystem"] = "Desk" });

        Assert.Contains("[\"TicketingRule\"]", refused.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(201, accepted.Status);
        Assert.Equal("CHG-1", accepted.Body!["ticketInfo"]!["ticketNumber"]!.ToString());
    }

    [Fact]
    public async Task An_authentication_context_is_challenged_and_then_accepted()
    {
        var challenged = await _contoso.Activate("ben", "Conditional Access Administrator");
        var accepted = await _contoso.Activate(
            "ben", "Conditional Access Administrator", token: new EmulatedTokenOptions { AuthenticationContexts = ["c1"] });

        Assert.Equal("RoleAssignmentRequestAcrsValidationFailed", challenged.ErrorCode);
        var claims = JsonNode.Parse(Uri.UnescapeDataString(challenged.ErrorMessage["&claims=".Length..]))!;
        Assert.Equal("c1", claims["access_token"]!["acrs"]!["value"]!.ToString());
        Assert.Equal(201, accepted.Status);
    }

    [Fact]
    public async Task Eligibility_counts_at_its_own_scope_only()
    {
        var helsinki = await _contoso.UnitScope("Helsinki Office");
        var boston = await _contoso.UnitScope("Boston Office");

        Assert.Contains("EligibilityRule", (await _contoso.Activate("ada", "Helpdesk Administrator")).ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("EligibilityRule", (await _contoso.Activate("ada", "Helpdesk Administrator", At(boston))).ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(201, (await _contoso.Activate("ada", "Helpdesk Administrator", At(helsinki))).Status);
    }

    [Fact]
    public async Task An_expired_eligibility_activates_nothing() =>
        Assert.Contains("EligibilityRule", (await _contoso.Activate("ben", "License Administrator")).ErrorMessage, StringComparison.Ordinal);

    [Fact]
    public async Task A_role_that_is_active_or_about_to_be_cannot_be_activated_again()
    {
        await _contoso.Activate("ada", "User Administrator", body =>
            body["scheduleInfo"] = ContosoTenant.AfterDuration("PT1H", ContosoTenant.Now.AddHours(1)));

        Assert.Equal("RoleAssignmentExists", (await _contoso.Activate("ada", "Security Reader")).ErrorCode);
        Assert.Equal("RoleAssignmentExists", (await _contoso.Activate("ada", "User Administrator")).ErrorCode);
    }

    [Fact]
    public async Task A_future_activation_is_granted_and_begins_in_time()
    {
        var reply = await _contoso.Activate("ada", "User Administrator", body =>
            body["scheduleInfo"] = ContosoTenant.AfterDuration("PT2H", ContosoTenant.Now.AddHours(3)));

        Assert.Equal("Granted", reply["status"]);
        Assert.Equal(1, await ActiveCount("ada"));

        _contoso.Tenant.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal("Provisioned", (await _contoso.Get("ada", $"{ContosoTenant.ActiveRequests}/{reply["id"]}"))["status"]);
        Assert.Equal(2, await ActiveCount("ada"));
    }

    [Fact]
    public async Task Deactivation_waits_five_minutes_and_then_ends_the_role()
    {
        await _contoso.Activate("ada", "User Administrator");
        var body = await _contoso.Request("selfDeactivate", "ada", "User Administrator", schedule: null);

        Assert.Equal("ActiveDurationTooShort", (await _contoso.Post("ada", ContosoTenant.ActiveRequests, body)).ErrorCode);

        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(5));
        var ended = await _contoso.Post("ada", ContosoTenant.ActiveRequests, body);
        Assert.Equal("Revoked", ended["status"]);
        Assert.Null(ended.Body!["scheduleInfo"]);
        Assert.Equal("RoleAssignmentDoesNotExist", (await _contoso.Post("ada", ContosoTenant.ActiveRequests, body)).ErrorCode);
    }

    [Fact]
    public async Task A_dry_run_checks_everything_and_stores_nothing()
    {
        static void DryRun(JsonObject body) => body["isValidationOnly"] = true;

        var passed = await _contoso.Activate("ada", "User Administrator", DryRun);
        var refused = await _contoso.Activate("ben", "Intune Administrator", DryRun);

        Assert.Equal(201, passed.Status);
        Assert.Equal(404, (await _contoso.Get("ada", $"{ContosoTenant.ActiveRequests}/{passed["id"]}")).Status);
        Assert.Equal(1, await ActiveCount("ada"));
        Assert.Contains("TicketingRule", refused.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_activates_what_the_group_is_eligible_for()
    {
        var eligible = (await _contoso.Get("greg", ContosoTenant.EligibleInstances + ContosoTenant.Mine)).Value.Single();
        var greg = await _contoso.Id("greg");
        var activated = await _contoso.Activate("greg", "Authentication Administrator");

        Assert.Equal("Group", eligible["memberType"]!.ToString());
        Assert.Equal(greg, eligible["principalId"]!.ToString());
        Assert.Empty((await _contoso.Get("greg", ContosoTenant.EligibleRequests + ContosoTenant.Mine)).Value);
        Assert.Equal(201, activated.Status);
        Assert.Equal(1, await ActiveCount("greg"));
    }

    [Fact]
    public async Task Nobody_activates_for_somebody_else()
    {
        var ada = await _contoso.Id("ada");

        var reply = await _contoso.Activate("dana", "User Administrator", body => body["principalId"] = ada);

        Assert.Equal("InvalidRoleAssignmentRequest", reply.ErrorCode);
    }

    [Theory]
    [InlineData("PT4M59S")]
    [InlineData("-PT1H")]
    public async Task Grants_shorter_than_five_minutes_are_refused(string duration)
    {
        var reply = await _contoso.Activate("ada", "User Administrator", body => body["scheduleInfo"] = ContosoTenant.AfterDuration(duration));

        Assert.Equal("InvalidRoleAssignmentRequestSchedule", reply.ErrorCode);
    }

    [Fact]
    public async Task An_activation_without_an_end_breaks_the_expiration_rule()
    {
        var reply = await _contoso.Activate("ada", "User Administrator", body => body["scheduleInfo"] = ContosoTenant.Forever());

        Assert.Contains("[\"ExpirationRule\"]", reply.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiting_activation_can_be_canceled_and_vanishes_after_a_month()
    {
        var waiting = await _contoso.Activate("ada", "User Administrator", body =>
            body["scheduleInfo"] = ContosoTenant.AfterDuration("PT1H", ContosoTenant.Now.AddHours(1)));
        var path = $"{ContosoTenant.ActiveRequests}/{waiting["id"]}";

        Assert.Equal(204, (await _contoso.Post("ada", path + "/cancel")).Status);
        Assert.Equal("Canceled", (await _contoso.Get("ada", path))["status"]);
        Assert.Equal(400, (await _contoso.Post("ada", path + "/cancel")).Status);

        _contoso.Tenant.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await ActiveCount("ada"));
        _contoso.Tenant.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(404, (await _contoso.Get("ada", path)).Status);
    }

    [Fact]
    public async Task A_provisioned_activation_cannot_be_canceled()
    {
        var active = await _contoso.Activate("ada", "User Administrator");

        Assert.Equal(400, (await _contoso.Post("ada", $"{ContosoTenant.ActiveRequests}/{active["id"]}/cancel")).Status);
    }

    private static Action<JsonObject> At(string scope) => body => body["directoryScopeId"] = scope;

    private async Task<int> ActiveCount(string who) => (await _contoso.Get(who, ContosoTenant.ActiveInstances + ContosoTenant.Mine)).Value.Count;
}
