using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PimTools.Anomalies;
using PimTools.Tests.Core;
using Xunit;

namespace PimTools.Tests.Anomalies;

/// <summary>Tests what an anomaly says of the events that it is made of, in which order anomalies come, and what is said of those that cannot be told.</summary>
public sealed class FoundAnomalyTests
{
    private const string Pair = "{ id: Pair, title: Two at once, severity: High, of: activities, where: { Action: SelfActivate }, group: { by: Requestor, within: 1d, atLeast: 2 }, message: '{Count} by {Requestor}' }";
    private const string Each = "{ id: Each, title: A request, severity: Low, of: activities, where: { Action: SelfActivate } }";
    private const string Change = "{ id: Change, title: A change, of: changes, where: { Activity: 'Update*' } }";

    private readonly List<string> _notices = [];

    [Fact]
    public void What_all_events_share_is_said_of_the_anomaly()
    {
        var anomaly = Assert.Single(Find([Rules.One(Pair)], [Asked("r1", 0), Asked("r2", 5)]));

        Assert.Equal(("Pair", PimFindingSeverity.High, "Two at once", "2 by ada@contoso.com"), (anomaly.RuleId, anomaly.Severity, anomaly.Title, anomaly.Message));
        Assert.Equal((Given.Ada, Given.Ada), (anomaly.Principal, anomaly.Requestor));
        Assert.Equal((PimKind.EntraRole, "Reader", "role-1", PimAccess.Member), (anomaly.Kind, anomaly.Role, anomaly.RoleId, anomaly.Access));
        Assert.Equal(("Sales", "/units/1"), (anomaly.Scope, anomaly.ScopeId));
        Assert.Equal((Given.Now, Given.Now.AddMinutes(5), 2), (anomaly.Time, anomaly.Last, anomaly.Count));
        Assert.Equal(("r1; r2", "Reader"), (anomaly.RequestIds.ToString(), anomaly.Roles.ToString()));
    }

    [Fact]
    public void What_the_events_do_not_share_is_not_said_of_the_anomaly()
    {
        var anomaly = Assert.Single(Find([Rules.One(Pair)], [Asked("r1", 0), Asked("r2", 5, PimKind.Group, "Writer", "role-2", "Berlin", "/units/2", Given.Cleo)]));

        Assert.Equal((Given.Ada, Given.Ada), (anomaly.Principal, anomaly.Requestor));
        Assert.Null(anomaly.Kind);
        Assert.Equal((null, null, null), (anomaly.Role, anomaly.RoleId, anomaly.Access));
        Assert.Equal((null, null), (anomaly.Scope, anomaly.ScopeId));
        Assert.Equal("Reader; Writer", anomaly.Roles.ToString());
        Assert.Equal([Given.Ada, Given.Cleo], anomaly.Involved);
    }

    [Fact]
    public void A_scope_is_told_apart_by_its_id_where_it_has_one()
    {
        var sameName = Find([Rules.One(Pair)], [Asked("r1", 0), Asked("r2", 5, scopeId: "/units/2")]);
        var sameId = Find([Rules.One(Pair)], [Asked("r1", 0), Asked("r2", 5, scope: "Sales and more")]);
        var noId = Find([Rules.One(Pair)], [Asked("r1", 0, scopeId: null), Asked("r2", 5, scopeId: null)]);

        Assert.Equal([null, "Sales", "Sales"], new[] { sameName, sameId, noId }.Select(found => Assert.Single(found).Scope));
    }

    [Fact]
    public void A_request_for_somebody_else_is_about_them()
    {
        var anomaly = Assert.Single(Find([Rules.One(Each)], [Asked("r1", 0, principal: Given.Cleo)]));

        Assert.Equal((Given.Cleo, Given.Ada), (anomaly.Principal, anomaly.Requestor));
    }

    [Fact]
    public void A_change_is_told_by_its_record()
    {
        var record = new PimAuditRecord("c1", Given.Now, "Update role setting in PIM")
        {
            Initiator = Given.Cleo, Principal = Given.Ada, Kind = PimKind.Group, Role = "Admins", RoleId = "g1", Access = PimAccess.Owner, Scope = "Admins", ScopeId = "g1", RequestId = "q1",
        };

        var anomaly = Assert.Single(Find([Rules.One(Change)], [], record));

        Assert.Equal((Given.Ada, Given.Cleo), (anomaly.Principal, anomaly.Requestor));
        Assert.Equal((PimKind.Group, "Admins", "g1", PimAccess.Owner), (anomaly.Kind, anomaly.Role, anomaly.RoleId, anomaly.Access));
        Assert.Equal(("Admins", "g1", "q1", "c1"), (anomaly.Scope, anomaly.ScopeId, anomaly.RequestIds.ToString(), anomaly.RecordIds.ToString()));
    }

    [Fact]
    public void The_latest_comes_first_and_of_the_same_time_the_gravest()
    {
        var found = Find([Rules.One(Each), Rules.One(Pair)], [Asked("r1", 0), Asked("r2", 5)]);

        Assert.Equal(["Pair r1; r2", "Each r2", "Each r1"], found.Select(one => $"{one.RuleId} {one.RequestIds}"));
    }

    [Fact]
    public void A_group_reaches_into_the_time_at_its_beginning_and_not_after_its_end()
    {
        Assert.Single(Find([Rules.One(Each)], [Asked("r1", 0)], since: Given.Now));
        Assert.Empty(Find([Rules.One(Each)], [Asked("r1", 0)], since: Given.Now.AddTicks(1)));
        Assert.Single(Find([Rules.One(Pair)], [Asked("r1", 0), Asked("r2", 5)], since: Given.Now.AddMinutes(5)));
    }

    [Fact]
    public void Events_that_lack_what_they_are_grouped_by_are_counted_with_the_most_frequent_reason()
    {
        _ = Find([Rules.One(Pair.Replace("by: Requestor", "by: [Requestor, Role]", StringComparison.Ordinal))], [Asked("r1", 0, role: null), Asked("r2", 1, role: null), Asked("r3", null), Asked("r4", 2)]);

        Assert.Equal(["Rule Pair cannot be told of 3 of 4 requests: Role is not told. The others have other reasons."], _notices);
    }

    [Fact]
    public void A_request_whose_time_is_not_known_belongs_to_no_group()
    {
        Assert.Empty(Find([Rules.One(Pair)], [Asked("r1", 0), Asked("r2", null)]));
        Assert.Equal(["Rule Pair cannot be told of 1 of 2 requests: The time of the request has run out of the log."], _notices);
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(1, 0, "Of the time before, 1 request is known")]
    [InlineData(2, 0, "Of the time before, 2 requests are known")]
    [InlineData(1, 2, null)]
    public void Requests_from_before_the_log_are_counted_from_the_time_that_the_log_should_have(int minutesBefore, int minutesKept, string? told)
    {
        var log = new LogStart();
        foreach (var minute in new[] { 5, 3, 4 })
        {
            log.Add(new PimAuditRecord("c" + minute, Given.Now.AddMinutes(minute), "Update"));
        }

        var requests = Enumerable.Range(3 - minutesBefore, minutesBefore + 1).Select(minute => Asked("r" + minute, minute));
        log.Tell(requests, Given.Now.AddMinutes(3 - minutesBefore + minutesKept), new PimCall(CancellationToken.None, notice: _notices.Add));

        Assert.Equal(told is null ? 0 : 1, _notices.Count);
        Assert.All(_notices, notice => Assert.Contains(told!, notice, StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_log_is_said_where_there_are_requests()
    {
        new LogStart().Tell([Asked("r1", 0)], Given.Now, new PimCall(CancellationToken.None, notice: _notices.Add));

        Assert.StartsWith("The audit log is empty. Of the time before, 1 request is known", Assert.Single(_notices), StringComparison.Ordinal);
    }

    private static PimActivity Asked(
        string id,
        int? minute,
        PimKind kind = PimKind.EntraRole,
        string? role = "Reader",
        string roleId = "role-1",
        string scope = "Sales",
        string? scopeId = "/units/1",
        PimPrincipal? principal = null) => new(id, PimRequestAction.SelfActivate)
    {
        Requested = minute is { } after ? Given.Now.AddMinutes(after) : null,
        Kind = kind,
        Role = role,
        RoleId = roleId,
        Access = kind == PimKind.Group ? PimAccess.Owner : PimAccess.Member,
        Scope = scope,
        ScopeId = scopeId,
        Requestor = Given.Ada,
        Principal = principal ?? Given.Ada,
    };

    private List<PimAnomaly> Find(IReadOnlyList<AnomalyRule> rules, IReadOnlyList<PimActivity> activities, PimAuditRecord? change = null, DateTimeOffset? since = null)
    {
        var found = new List<PimAnomaly>();
        var call = new PimCall(CancellationToken.None, notice: _notices.Add);
        new PimAnomalyQuery(rules, []) { Since = since }.Find(activities, change is null ? [] : [change], found.Add, call);
        return found;
    }
}
