using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Anomalies;
using Xunit;
using AnomalyRules = PimTools.Tests.Anomalies.Rules;

namespace PimTools.Tests.Core.Anomalies;

/// <summary>Tests from when on the log is read for a rule, which changes of it count, and of whom it is told what could not be told.</summary>
public sealed class AnomalyReadingTests
{
    private const string Single = "{ id: One, title: One, of: activities, where: { Action: SelfActivate } }";
    private const string Grouped = "{ id: Pair, title: Pair, of: activities, where: { Action: SelfActivate }, group: { by: Requestor, within: 2d, atLeast: 2 } }";
    private const string Usual = "{ id: Odd, title: Odd, of: activities, where: { Action: SelfActivate, OtherRequests: { atMost: 3 } } }";
    private const string Needing = "{ id: Need, title: Need, of: activities, where: { Action: SelfActivate }, needs: { RequestsAtThisHour: { atLeast: 3 } } }";
    private const string Changes = "{ id: Set, title: Set, of: changes, where: { Activity: 'Update role setting*' } }";
    private const string Initiated = "{ id: By, title: By, of: changes, where: { Requestor: 'cleo*' } }";

    private static readonly TimeSpan Log = PimAnomalyQuery.History;

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly List<string> _notices = [];

    [Theory]
    [InlineData(5, 5, Single)]
    [InlineData(5, 7, Grouped)]
    [InlineData(5, 7, Single, Grouped)]
    [InlineData(5, null, Usual)]
    [InlineData(5, null, Single, Needing)]
    [InlineData(28.5, null, Grouped)]
    [InlineData(40, 40, Grouped)]
    public async Task The_log_is_read_as_far_back_as_the_rules_need_and_it_reaches(double since, int? read, params string[] rules)
    {
        await ListAsync(rules, Given.Now.AddDays(-since));

        Assert.Equal(read is { } days ? Given.Now.AddDays(-days) : Given.Now - Log, _client.Filters.OfType<PimAuditFilter>().Single().Since);
    }

    [Fact]
    public async Task Without_a_time_the_whole_log_is_read()
    {
        await ListAsync([Grouped], null);

        Assert.Null(_client.Filters.OfType<PimAuditFilter>().Single().Since);
    }

    [Fact]
    public async Task Changes_of_another_kind_do_not_count_and_those_of_no_known_kind_do()
    {
        Change("entra", PimKind.EntraRole);
        Change("group", PimKind.Group);
        Change("none", null);

        Assert.Equal(["entra", "none"], (await ListAsync([Changes], null, kinds: [PimKind.EntraRole])).SelectMany(one => one.RecordIds).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_request_is_no_change()
    {
        _client.AuditRecords.Add(new PimAuditRecord("r", Given.Now, "Add member to role completed (PIM activation)") { Initiator = Given.Cleo, RequestId = "r" });
        Change("c", null, Given.Cleo);

        Assert.Equal(["c"], (await ListAsync([Initiated], null)).SelectMany(one => one.RecordIds));
    }

    [Fact]
    public async Task What_cannot_be_told_of_changes_is_counted_among_the_changes()
    {
        Change("a", null, Given.Cleo);
        Change("b", null, null);
        _client.Requests.Add(Request("r", Given.Ada));

        Assert.Single(await ListAsync([Initiated], null));

        Assert.Equal(["Rule By cannot be told of 1 of 2 changes: The log does not tell who made the change."], _notices);
    }

    [Fact]
    public async Task What_cannot_be_told_of_others_is_not_told_to_whoever_asked_about_one_person()
    {
        _client.Principals.Add(Given.Cleo);
        _client.Requests.AddRange([Request("a", Given.Ada), Request("c", Given.Cleo)]);

        await ListAsync([Needing], null, people: ["cleo@contoso.com"]);
        await ListAsync([Needing], null);

        Assert.Equal(
            new[] { "1 of 1", "2 of 2" }.Select(count => $"Rule Need cannot be told of {count} requests: RequestsAtThisHour is 0, and the rule needs at least 3."),
            _notices.Where(notice => notice.StartsWith("Rule", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Events_of_which_nobody_knows_the_people_are_told_to_everybody()
    {
        _client.Principals.Add(Given.Cleo);
        Change("b", null, null);

        Assert.Empty(await ListAsync([Initiated], null, people: ["cleo@contoso.com"]));

        Assert.Equal("Rule By cannot be told of 1 of 1 changes: The log does not tell who made the change.", Assert.Single(_notices));
    }

    [Fact]
    public async Task Nobody_of_that_name_is_an_error_and_nothing_is_read()
    {
        var refused = new List<PimException>();
        await new PimAnomalyQuery([AnomalyRules.One(Single)], []) { Principals = [new PimIdentity("nobody@contoso.com")] }
            .ListAsync(_client, _ => Assert.Fail("Nobody has a part in it."), refused.Add, PimCall.None);

        Assert.Equal(PimErrorCode.PrincipalNotFound, Assert.Single(refused).Code);
        Assert.DoesNotContain("ListAuditRecords", _client.Calls);
    }

    private static PimRequest Request(string id, PimPrincipal by) => new(id, PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, by)
    {
        Status = PimRequestStatus.Provisioned, Action = PimRequestAction.SelfActivate, Created = Given.Now.AddHours(-1), CreatedBy = by,
    };

    private void Change(string id, PimKind? kind, PimPrincipal? by = null) =>
        _client.AuditRecords.Add(new PimAuditRecord(id, Given.Now.AddHours(-1), "Update role setting in PIM") { Kind = kind, Initiator = by });

    private async Task<List<PimAnomaly>> ListAsync(string[] rules, DateTimeOffset? since, string[]? people = null, PimKind[]? kinds = null)
    {
        var found = new List<PimAnomaly>();
        var query = new PimAnomalyQuery([.. rules.Select(AnomalyRules.One)], ["breakglass@contoso.com"])
        {
            Since = since, Principals = [.. (people ?? []).Select(one => new PimIdentity(one))], Kinds = kinds ?? PimTools.Models.PimKinds.All,
        };
        await query.ListAsync(_client, found.Add, error => throw error, new PimCall(CancellationToken.None, notice: _notices.Add));
        return found;
    }
}
