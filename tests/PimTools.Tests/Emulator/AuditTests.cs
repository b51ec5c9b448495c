using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class AuditTests
{
    private const string Audits = "/v1.0/auditLogs/directoryAudits";

    private readonly ContosoTenant _contoso = new();

    [Fact]
    public async Task An_approved_activation_leaves_its_whole_trail()
    {
        var asked = await _contoso.Activate("ada", "Exchange Administrator");
        var approval = await _contoso.Get("cleo", $"{ContosoTenant.Approvals}/{asked["id"]}");
        await _contoso.Patch("cleo", $"{ContosoTenant.Approvals}/{asked["id"]}/steps/{approval.Body!["steps"]![0]!["id"]}",
            new { reviewResult = "Approve", justification = "Known" });
        _contoso.Tenant.Clock.Advance(TimeSpan.FromHours(2));

        var trail = await Trail(asked["id"]);

        Assert.Equal(
            [
                "Add member to role requested (PIM activation)",
                "Add member to role approval requested (PIM activation)",
                "Add member to role request approved (PIM activation)",
                "Add member to role completed (PIM activation)",
                "Remove member from role (PIM activation expired)",
            ],
            trail.Select(Activity));
        Assert.Equal(trail[0]["correlationId"]!.ToString(), trail[1]["correlationId"]!.ToString());
        Assert.Equal(4, trail.Select(record => record["correlationId"]!.ToString()).Distinct().Count());
        Assert.Equal("Cleo Marchetti", trail[2]["initiatedBy"]!["user"]!["displayName"]!.ToString());
        Assert.Equal("MS-PIM", trail[4]["initiatedBy"]!["app"]!["displayName"]!.ToString());
    }

    [Fact]
    public async Task A_record_names_role_person_and_scope()
    {
        var scope = await _contoso.UnitScope("Helsinki Office");
        var asked = await _contoso.Activate("ada", "Helpdesk Administrator", body => body["directoryScopeId"] = scope);

        var targets = (await Trail(asked["id"]))[0]["targetResources"]!.AsArray();

        Assert.Equal(["Role", "User", "AdministrativeUnit", "Request"], targets.Select(target => target!["type"]!.ToString()));
        Assert.Equal("Helpdesk Administrator", targets[0]!["displayName"]!.ToString());
        Assert.Equal("ada@contoso.com", targets[1]!["userPrincipalName"]!.ToString());
    }

    [Fact]
    public async Task A_refused_request_is_logged_as_a_failure_with_its_reason()
    {
        await _contoso.Activate("ben", "Intune Administrator");

        var record = (await _contoso.Get("emil", Audits + "?$top=1")).Value.Single();

        Assert.Equal("failure", record["result"]!.ToString());
        Assert.Contains("TicketingRule", record["resultReason"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_setting_is_a_policy_record_with_old_and_new_value()
    {
        await PolicyChange.Apply(_contoso, "User Administrator", "Expiration_EndUser_Assignment", rule => rule["maximumDuration"] = "PT2H");

        var record = (await _contoso.Get("emil", Audits + "?$filter=category eq 'Policy'&$top=1")).Value.Single();
        var change = record["targetResources"]![0]!["modifiedProperties"]![0]!;

        Assert.Equal("Update role setting in PIM", Activity(record));
        Assert.Contains("PT8H", change["oldValue"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("PT2H", change["newValue"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("loggedByService eq 'PIM'")]
    [InlineData("activityDateTime ge 2026-02-25T00:00:00Z and activityDateTime le 2026-03-01T00:00:00Z")]
    [InlineData("startswith(activityDisplayName,'Add member to role')")]
    [InlineData("initiatedBy/user/userPrincipalName eq 'ada@contoso.com'")]
    [InlineData("initiatedBy/user/displayName eq 'Ben Okafor'")]
    [InlineData("targetResources/any(t:t/displayName eq 'User Administrator')")]
    [InlineData("targetResources/any(t: startswith(t/displayName, 'Exchange'))")]
    [InlineData("category eq 'RoleManagement' and activityDisplayName eq 'PIM activation request expired'")]
    public async Task The_documented_filters_narrow_the_log(string filter)
    {
        var all = (await _contoso.Get("emil", Audits + "?$top=999")).Value.Count;
        var some = (await _contoso.Get("emil", $"{Audits}?$top=999&$filter={Uri.EscapeDataString(filter)}")).Value.Count;

        Assert.InRange(some, 1, filter.StartsWith("logged", StringComparison.Ordinal) ? all : all - 1);
    }

    [Theory]
    [InlineData("result eq 'nobody'", 200)]
    [InlineData("additionalDetails/any(d:d/key eq 'x')", 400)]
    [InlineData("targetResources/any(t:t/type eq 'Role')", 400)]
    [InlineData("resultReason eq 'x'", 400)]
    public async Task Other_filters_are_refused(string filter, int expected) =>
        Assert.Equal(expected, (await _contoso.Get("emil", $"{Audits}?$filter={filter}")).Status);

    [Fact]
    public async Task The_newest_come_first_and_the_order_can_be_turned()
    {
        var newest = (await _contoso.Get("emil", Audits + "?$top=999")).Value.Select(Time).ToList();
        var oldest = (await _contoso.Get("emil", Audits + "?$top=999&$orderby=activityDateTime")).Value.Select(Time).ToList();

        Assert.Equal(newest.OrderByDescending(time => time), newest);
        Assert.Equal(newest.OrderBy(time => time), oldest);
    }

    [Fact]
    public async Task Records_are_kept_for_a_month()
    {
        _contoso.Tenant.Clock.Advance(TimeSpan.FromDays(29));
        var kept = (await _contoso.Get("emil", Audits + "?$top=999")).Value;

        Assert.NotEmpty(kept);
        Assert.All(kept, record => Assert.True(Time(record) >= ContosoTenant.Now.AddDays(-1)));
    }

    [Theory]
    [InlineData("emil", 200)]
    [InlineData("ada", 200)]
    [InlineData("cleo", 200)]
    [InlineData("dana", 403)]
    [InlineData("ben", 403)]
    public async Task Only_readers_of_reports_see_the_log(string who, int expected) =>
        Assert.Equal(expected, (await _contoso.Get(who, Audits)).Status);

    private async Task<List<JsonNode>> Trail(string requestId) =>
    [
        .. (await _contoso.Get("emil", $"{Audits}?$top=999&$filter=targetResources/any(t:t/id eq '{requestId}')")).Value.Reverse(),
    ];

    private static string Activity(JsonNode record) => record["activityDisplayName"]!.ToString();

    private static DateTimeOffset Time(JsonNode record) => DateTimeOffset.Parse(record["activityDateTime"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture);
}
