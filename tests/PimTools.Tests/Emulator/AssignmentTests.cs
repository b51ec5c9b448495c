using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class AssignmentTests
{
    private readonly ContosoTenant _contoso = new();

    [Fact]
    public async Task An_eligible_assignment_is_made_and_listed()
    {
        var made = await Eligible("adminAssign", "fay", "Teams Reader", ContosoTenant.Until(ContosoTenant.Now.AddDays(30)));

        Assert.Equal(201, made.Status);
        Assert.Equal("Provisioned", made["status"]);
        var held = (await _contoso.Get("fay", ContosoTenant.EligibleInstances + ContosoTenant.Mine)).Value.Single();
        Assert.Equal("2026-04-01T09:00:00Z", held["endDateTime"]!.ToString());
        Assert.Equal(made["targetScheduleId"], held["roleEligibilityScheduleId"]!.ToString());
    }

    [Fact]
    public async Task The_same_assignment_is_made_once()
    {
        await Eligible("adminAssign", "fay", "Teams Reader", ContosoTenant.Forever());

        Assert.Equal("RoleAssignmentExists", (await Eligible("adminAssign", "fay", "Teams Reader", ContosoTenant.Forever())).ErrorCode);
        Assert.Equal(201, (await Active("adminAssign", "fay", "Teams Reader", ContosoTenant.Forever())).Status);
    }

    [Fact]
    public async Task What_is_not_there_is_never_taken_for_something_wider()
    {
        var unknown = Guid.NewGuid().ToString();

        Assert.Equal("SubjectNotFound", (await With("principalId", unknown)).ErrorCode);
        Assert.Equal("RoleNotFound", (await With("roleDefinitionId", unknown)).ErrorCode);
        foreach (var scope in new[] { "/administrativeUnits/" + unknown, "/" + unknown, "administrativeUnits", "//", "\\" })
            Assert.Equal(404, (await With("directoryScopeId", scope)).Status);
    }

    [Fact]
    public async Task Exactly_one_scope_is_named()
    {
        Assert.Equal(400, (await With("appScopeId", "/app")).Status);
        var none = await _contoso.Administer(
            ContosoTenant.EligibleRequests, "adminAssign", "fay", "Teams Reader", ContosoTenant.Forever(), body => body.Remove("directoryScopeId"));
        Assert.Equal(400, none.Status);
    }

    [Fact]
    public async Task Policies_bind_administrators_too()
    {
        var silent = await _contoso.Administer(
            ContosoTenant.ActiveRequests, "adminAssign", "fay", "Teams Reader", ContosoTenant.Forever(), body => body.Remove("justification"));
        await PolicyChange.Apply(_contoso, "Teams Reader", "Expiration_Admin_Eligibility", rule => rule["isExpirationRequired"] = true);
        var tooLong = await Eligible("adminAssign", "fay", "Teams Reader", ContosoTenant.AfterDuration("P366D"));
        var permanent = await Eligible("adminAssign", "fay", "Teams Reader", ContosoTenant.Forever());

        Assert.Contains("[\"ExpirationRule\"]", tooLong.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("[\"JustificationRule\"]", silent.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("[\"ExpirationRule\"]", permanent.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_and_applications_are_held_to_what_the_directory_allows()
    {
        var groups = (await _contoso.Get("dana", "/v1.0/groups?$filter=displayName in ('Finance','Tier 0 Operators')&$orderby=displayName")).Value;
        var runbook = (await _contoso.Get("dana", "/v1.0/servicePrincipals?$filter=displayName eq 'contoso-runbook'")).Value.Single()["id"]!.ToString();

        Assert.Equal(400, (await With("principalId", groups[0]["id"]!.ToString())).Status);
        Assert.Equal(201, (await With("principalId", groups[1]["id"]!.ToString())).Status);
        Assert.Equal(400, (await With("principalId", runbook)).Status);
    }

    [Fact]
    public async Task Removal_ends_the_assignment_but_not_in_its_first_minutes()
    {
        await Eligible("adminAssign", "fay", "Teams Reader", ContosoTenant.Forever());
        Assert.Equal("ActiveDurationTooShort", (await Eligible("adminRemove", "fay", "Teams Reader", null)).ErrorCode);

        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("Revoked", (await Eligible("adminRemove", "fay", "Teams Reader", null))["status"]);
        Assert.Equal("RoleAssignmentDoesNotExist", (await Eligible("adminRemove", "fay", "Teams Reader", null)).ErrorCode);
        Assert.Empty((await _contoso.Get("fay", ContosoTenant.EligibleInstances + ContosoTenant.Mine)).Value);
    }

    [Fact]
    public async Task The_last_global_administrator_stays()
    {
        Assert.Equal(400, (await Active("adminRemove", "breakglass", "Global Administrator", null)).Status);

        await Active("adminAssign", "dana", "Global Administrator", ContosoTenant.Forever());
        Assert.Equal("Revoked", (await Active("adminRemove", "breakglass", "Global Administrator", null))["status"]);
    }

    [Fact]
    public async Task An_extension_moves_the_end()
    {
        var extended = await Active("adminExtend", "fay", "Groups Administrator", ContosoTenant.AfterDuration("P10D"));

        Assert.Equal("Provisioned", extended["status"]);
        _contoso.Tenant.Clock.Advance(TimeSpan.FromDays(5));
        var held = (await _contoso.Get("fay", ContosoTenant.ActiveInstances + ContosoTenant.Mine)).Value.Single();
        Assert.Equal("2026-03-12T09:00:00Z", held["endDateTime"]!.ToString());
    }

    [Fact]
    public async Task An_update_can_make_an_assignment_permanent()
    {
        Assert.Equal(201, (await Active("adminUpdate", "fay", "Groups Administrator", ContosoTenant.Forever())).Status);
        Assert.Equal("RoleAssignmentDoesNotExist", (await Active("adminUpdate", "fay", "Teams Reader", ContosoTenant.Forever())).ErrorCode);

        var held = (await _contoso.Get("fay", ContosoTenant.ActiveInstances + ContosoTenant.Mine)).Value.Single();
        Assert.Null(held["endDateTime"]);
    }

    [Fact]
    public async Task Only_what_expired_is_renewed_and_only_for_a_month()
    {
        Assert.Equal("RoleAssignmentExists", (await Eligible("adminRenew", "ada", "User Administrator", ContosoTenant.Forever())).ErrorCode);
        Assert.Equal("RoleAssignmentDoesNotExist", (await Eligible("adminRenew", "ben", "Teams Reader", ContosoTenant.Forever())).ErrorCode);
        Assert.Equal("Provisioned", (await Eligible("adminRenew", "ben", "License Administrator", ContosoTenant.Forever()))["status"]);

        var later = new ContosoTenant();
        later.Tenant.Clock.Advance(TimeSpan.FromDays(26));
        var renewed = await later.Administer(ContosoTenant.EligibleRequests, "adminRenew", "ben", "License Administrator", ContosoTenant.Forever());
        Assert.Equal("RoleAssignmentDoesNotExist", renewed.ErrorCode);
    }

    [Fact]
    public async Task A_person_asks_to_extend_in_the_last_two_weeks_and_an_administrator_settles_it()
    {
        var early = await Ask("selfExtend", "ada", "User Administrator");
        var asked = await Ask("selfExtend", "ada", "Reports Reader");
        var again = await Ask("selfExtend", "ada", "Reports Reader");

        Assert.Equal("InvalidRoleAssignmentRequest", early.ErrorCode);
        Assert.Equal("PendingAdminDecision", asked["status"]);
        Assert.Equal("PendingRoleAssignmentRequest", again.ErrorCode);

        await Eligible("adminExtend", "ada", "Reports Reader", ContosoTenant.AfterDuration("P30D"));
        Assert.Equal("Provisioned", (await _contoso.Get("ada", $"{ContosoTenant.EligibleRequests}/{asked["id"]}"))["status"]);
    }

    [Fact]
    public async Task A_person_asks_to_renew_what_expired() =>
        Assert.Equal("PendingAdminDecision", (await Ask("selfRenew", "ben", "License Administrator"))["status"]);

    [Fact]
    public async Task A_future_assignment_is_a_schedule_but_no_instance_yet()
    {
        var start = ContosoTenant.Now.AddDays(1);
        var made = await Eligible("adminAssign", "fay", "Teams Reader", ContosoTenant.AfterDuration("P10D", start));

        Assert.Equal("Granted", made["status"]);
        Assert.Empty((await _contoso.Get("fay", ContosoTenant.EligibleInstances + ContosoTenant.Mine)).Value);
        Assert.Single((await _contoso.Get("fay", ContosoTenant.Roles + "roleEligibilitySchedules" + ContosoTenant.Mine)).Value);
        _contoso.Tenant.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Single((await _contoso.Get("fay", ContosoTenant.EligibleInstances + ContosoTenant.Mine)).Value);
    }

    [Fact]
    public async Task Plain_assignments_mirror_what_is_active_and_can_be_made_past_pim()
    {
        const string path = ContosoTenant.Roles + "roleAssignments";
        var body = new
        {
            principalId = await _contoso.Id("fay"),
            roleDefinitionId = await _contoso.Role("Teams Reader"),
            directoryScopeId = "/",
        };

        var made = await _contoso.Post("dana", path, body);
        var instances = await _contoso.Get("fay", $"{ContosoTenant.ActiveInstances}{ContosoTenant.Mine}?$filter=roleDefinitionId eq '{body.roleDefinitionId}'");

        Assert.Equal(201, made.Status);
        Assert.Equal(made["id"], instances.Value.Single()["roleAssignmentOriginId"]!.ToString());
        Assert.Null(instances.Value.Single()["startDateTime"]);
        Assert.Equal(403, (await _contoso.Send("fay", HttpMethod.Delete, $"{path}/{made["id"]}")).Status);
        Assert.Equal(204, (await _contoso.Send("dana", HttpMethod.Delete, $"{path}/{made["id"]}")).Status);
        Assert.Equal(404, (await _contoso.Get("dana", $"{path}/{made["id"]}")).Status);
    }

    private Task<Reply> Eligible(string action, string who, string role, JsonObject? schedule) =>
        _contoso.Administer(ContosoTenant.EligibleRequests, action, who, role, schedule);

    private Task<Reply> Active(string action, string who, string role, JsonObject? schedule) =>
        _contoso.Administer(ContosoTenant.ActiveRequests, action, who, role, schedule);

    private Task<Reply> With(string property, string value) =>
        _contoso.Administer(ContosoTenant.EligibleRequests, "adminAssign", "fay", "Teams Reader", ContosoTenant.Forever(), body => body[property] = value);

    private async Task<Reply> Ask(string action, string who, string role)
    {
        var body = await _contoso.Request(action, who, role, ContosoTenant.AfterDuration("P30D"));
        body["justification"] = "Still needed";
        return await _contoso.Post(who, ContosoTenant.EligibleRequests, body);
    }
}
