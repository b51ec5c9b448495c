using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Tests.Core;
using Xunit;

namespace PimTools.Tests.Anomalies;

/// <summary>Tests what is read, what is given of it, and what is said of the time that the log does not reach.</summary>
public sealed class PimAnomalyQueryTests : IDisposable
{
    private static readonly DateTimeOffset Now = Given.Now;

    private readonly FakePimClient _client = new() { ServiceTime = Now };
    private readonly List<string> _notices = [];

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_group_that_began_before_the_time_and_reaches_into_it_is_found_whole()
    {
        Failed(Now.AddHours(-20), "r1");
        Failed(Now.AddHours(-4), "r2");
        Failed(Now.AddHours(-1), "r3");

        Assert.Equal(["r1", "r2", "r3"], Assert.Single(await FindAsync("FailuresInARow", Now.AddHours(-2))).RequestIds.Order());
        Assert.Empty(await FindAsync("FailuresInARow", Now.AddMinutes(-30)));
    }

    [Fact]
    public async Task A_log_that_begins_later_than_the_requests_is_said_and_one_that_does_not_is_not()
    {
        _client.Requests.Add(Request("r1", Now.AddDays(-9)));
        Failed(Now.AddDays(-2), "r2");

        _ = await FindAsync("SettingsChanged", Now.AddDays(-10));
        Assert.StartsWith("The audit log begins at ", Assert.Single(_notices), StringComparison.Ordinal);
        Assert.Contains("1 request is known from the lists of requests alone", _notices[0], StringComparison.Ordinal);

        _notices.Clear();
        _ = await FindAsync("SettingsChanged", Now.AddDays(-5));
        Assert.Empty(_notices);
    }

    [Fact]
    public async Task A_time_that_lies_before_all_that_the_service_keeps_is_said()
    {
        _ = await FindAsync("SettingsChanged", Now.AddDays(-40));

        Assert.Contains("about 30 days", Assert.Single(_notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_cannot_be_told_is_said_with_the_number_and_the_reason()
    {
        Failed(Now.AddDays(-2), "r1");
        Failed(Now.AddHours(-1), "r2");

        Assert.Empty(await FindAsync("BreakGlassUsed", Now.AddDays(-1)));

        Assert.Equal(
            ["Rule BreakGlassUsed cannot be told of 1 of 1 requests: No break-glass account is named, neither with -BreakGlass nor in the file of the rules."],
            _notices);
    }

    [Fact]
    public async Task A_principal_is_found_in_each_part_that_it_has_and_nobody_else_is()
    {
        _client.Principals.Add(Given.Cleo);
        foreach (var id in new[] { "r1", "r2", "r3" })
        {
            Failed(Now.AddHours(-1), id);
        }

        Assert.Empty(await FindAsync("FailuresInARow", null, Given.Cleo.Id));
        Assert.Single(await FindAsync("FailuresInARow", null, "Ada*"));
    }

    private static PimRequest Request(string id, DateTimeOffset created) =>
        new(id, PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada) { Status = PimRequestStatus.Provisioned, Action = PimRequestAction.SelfActivate, Created = created };

    private void Failed(DateTimeOffset time, string id) => _client.AuditRecords.Insert(0, new PimAuditRecord("a" + id, time, "Add member to role requested (PIM activation)")
    {
        Result = "failure",
        ResultReason = "RoleAssignmentRequestPolicyValidationFailed",
        Kind = PimKind.EntraRole,
        Role = "User Administrator",
        Initiator = Given.Ada,
        Principal = Given.Ada,
        RequestId = id,
    });

    private async Task<List<PimAnomaly>> FindAsync(string rule, DateTimeOffset? since, params string[] principals)
    {
        var found = new List<PimAnomaly>();
        var query = new PimAnomalyQuery([Rules.Named(rule)], []) { Since = since, Principals = [.. principals.Select(one => new PimIdentity(one))] };
        await query.ListAsync(_client, found.Add, error => throw error, new PimCall(CancellationToken.None, notice: _notices.Add));
        return found;
    }
}
