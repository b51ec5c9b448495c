using System;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class GroupsActivationTests
{
    private readonly ContosoTenant _contoso = new();
    private readonly GroupCalls _groups;

    public GroupsActivationTests() => _groups = new GroupCalls(_contoso);

    [Fact]
    public async Task An_activated_member_is_in_the_group_until_the_end()
    {
        var reply = await _groups.Activate("ada", "Ops-OnCall");

        Assert.Equal(201, reply.Status);
        Assert.Equal("Provisioned", reply["status"]);
        Assert.Equal($"{await _groups.Id("Ops-OnCall")}_member_{reply["id"]}", reply["targetScheduleId"]);
        Assert.Equal(["Ada Ahlberg"], await _groups.Within("Ops-OnCall"));

        _contoso.Tenant.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(await _groups.Within("Ops-OnCall"));
    }

    [Fact]
    public async Task An_activated_owner_owns_the_group()
    {
        await _groups.Activate("ben", "Ops-OnCall", "owner");

        Assert.Equal(["Ben Okafor", "Dana Lindqvist"], (await _groups.Within("Ops-OnCall", "owners")).Order());
        Assert.Empty(await _groups.Within("Ops-OnCall"));
    }

    [Fact]
    public async Task Membership_of_a_group_brings_what_the_group_is_eligible_for()
    {
        await _groups.Activate("fay", "Tier 0 Operators");

        var reply = await _contoso.Activate("fay", "Authentication Administrator");

        Assert.Equal("Provisioned", reply["status"]);
    }

    [Fact]
    public async Task Deactivation_takes_the_member_out_once_five_minutes_have_passed()
    {
        await _groups.Activate("ada", "Ops-OnCall");
        var body = await _groups.Request("selfDeactivate", "ada", "Ops-OnCall", "member", schedule: null);

        Assert.Equal("ActiveDurationTooShort", (await _contoso.Post("ada", GroupCalls.ActiveRequests, body)).ErrorCode);
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(6));
        var reply = await _contoso.Post("ada", GroupCalls.ActiveRequests, body);

        Assert.Equal("Revoked", reply["status"]);
        Assert.Empty(await _groups.Within("Ops-OnCall"));
        Assert.Equal("RoleAssignmentDoesNotExist", (await _contoso.Post("ada", GroupCalls.ActiveRequests, body)).ErrorCode);
    }

    [Theory]
    [InlineData("ada", "Ops-OnCall", "owner")]
    [InlineData("ben", "Ops-OnCall", "member")]
    [InlineData("fay", "Sales Leads", "owner")]
    public async Task Nobody_activates_what_they_are_not_eligible_for(string who, string group, string access)
    {
        var reply = await _groups.Activate(who, group, access);

        Assert.Equal("RoleAssignmentRequestPolicyValidationFailed", reply.ErrorCode);
        Assert.Contains("EligibilityRule", reply.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        var reply = await _groups.Activate("ada", "Ops-OnCall", change: body => body["isValidationOnly"] = true);

        Assert.Equal(201, reply.Status);
        Assert.Empty(await _groups.Within("Ops-OnCall"));
        Assert.Equal(404, (await _contoso.Get("ada", $"{GroupCalls.ActiveRequests}/{reply["id"]}")).Status);
    }

    [Fact]
    public async Task What_is_missing_is_refused_by_the_names_of_its_rules()
    {
        var justification = await _groups.Activate("ada", "Ops-OnCall", change: body => body["justification"] = "");
        var duration = await _groups.Activate("ada", "Ops-OnCall", change: body => body["scheduleInfo"] = ContosoTenant.AfterDuration("PT9H"));
        var forever = await _groups.Administer("dana", GroupCalls.EligibleRequests, "adminAssign", "emil", "Ops-OnCall", schedule: ContosoTenant.Forever());

        Assert.Contains("[\"JustificationRule\"]", justification.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("[\"ExpirationRule\"]", duration.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("[\"ExpirationRule\"]", forever.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activation_asked_for_ahead_waits_and_can_be_taken_back()
    {
        var start = ContosoTenant.Now.AddHours(3);
        var reply = await _groups.Activate("ada", "Ops-OnCall", change: body => body["scheduleInfo"] = ContosoTenant.AfterDuration("PT1H", start));

        Assert.Equal("Granted", reply["status"]);
        Assert.Equal(204, (await _contoso.Post("ada", $"{GroupCalls.ActiveRequests}/{reply["id"]}/cancel")).Status);
        _contoso.Tenant.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Empty(await _groups.Within("Ops-OnCall"));
    }

    [Fact]
    public async Task Changes_are_logged_as_management_of_groups()
    {
        var asked = await _groups.Activate("ada", "Ops-OnCall");

        var trail = await _contoso.Get("emil", $"/v1.0/auditLogs/directoryAudits?$filter=category eq 'GroupManagement' and targetResources/any(t:t/id eq '{asked["id"]}')");

        Assert.Equal(2, trail.Value.Count);
        Assert.All(trail.Value, record => Assert.Contains("Ops-OnCall", record["targetResources"]!.ToJsonString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_lag_the_member_is_there_before_the_listing_says_so()
    {
        _contoso.Tenant.Faults.ListingLag = TimeSpan.FromMinutes(2);
        await _groups.Activate("ada", "Ops-OnCall");
        await _contoso.Activate("ada", "User Administrator");

        async Task<int> Listed(string instances) => (await _contoso.Get("ada", instances + ContosoTenant.Mine)).Value.Count;

        Assert.Equal(["Ada Ahlberg"], await _groups.Within("Ops-OnCall"));
        Assert.Equal(0, await Listed(GroupCalls.ActiveInstances));
        Assert.Equal(1, await Listed(ContosoTenant.ActiveInstances));
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await Listed(GroupCalls.ActiveInstances));
        Assert.Equal(2, await Listed(ContosoTenant.ActiveInstances));
    }
}
