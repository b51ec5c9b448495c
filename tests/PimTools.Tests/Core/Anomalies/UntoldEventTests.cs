using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PimTools.Anomalies;
using Xunit;
using AnomalyRules = PimTools.Tests.Anomalies.Rules;

namespace PimTools.Tests.Core.Anomalies;

/// <summary>Events that break a run, lack a field or have no time are told with the reason, and are in no group.</summary>
public sealed class UntoldEventTests
{
    private const string Run =
        "{ id: Run, title: Run, of: activities, where: { Outcome: Failed }, group: { by: Requestor, within: 1h, atLeast: 2, unbrokenBy: { Outcome: [Expired] } } }";

    private const string Roles =
        "{ id: Roles, title: Roles, of: activities, where: { Action: SelfActivate }, group: { by: Requestor, within: 1h, atLeast: 2, distinct: Role } }";

    private readonly List<string> _notices = [];

    [Fact]
    public void A_run_that_may_be_broken_stands_and_what_may_have_broken_it_is_told()
    {
        var found = Find(Run, Event(0, PimActivityOutcome.Failed), Event(1, PimActivityOutcome.Unknown), Event(2, PimActivityOutcome.Failed));

        Assert.Equal(2, Assert.Single(found).Count);
        Assert.Contains("Neither the log nor the request tells how it ended.", Assert.Single(_notices), StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_before_a_run_breaks_nothing()
    {
        Assert.Equal(2, Assert.Single(Find(Run, Event(0, PimActivityOutcome.Expired), Event(1, PimActivityOutcome.Failed), Event(2, PimActivityOutcome.Failed))).Count);
        Assert.Empty(Find(Run, Event(0, PimActivityOutcome.Failed), Event(1, PimActivityOutcome.Expired), Event(2, PimActivityOutcome.Failed)));
    }

    [Fact]
    public void A_run_before_the_break_is_a_group_of_its_own()
    {
        var found = Find(
            Run, Event(0, PimActivityOutcome.Failed), Event(1, PimActivityOutcome.Failed), Event(2, PimActivityOutcome.Expired), Event(3, PimActivityOutcome.Failed), Event(4, PimActivityOutcome.Failed));

        Assert.Equal([2, 2], found.Select(one => one.Count));
    }

    [Fact]
    public void Each_event_is_in_one_group_and_the_last_ones_may_be_too_few()
    {
        var found = Find(Run, [.. Enumerable.Range(0, 7).Select(i => Event(i * 30, PimActivityOutcome.Failed))]);

        Assert.Equal([3, 3], found.Select(one => one.Count));
    }

    [Fact]
    public void What_is_to_differ_is_counted_once_each_and_told_where_it_is_missing()
    {
        Assert.Empty(Find(Roles, Event(0, role: "A"), Event(1, role: "A")));
        Assert.Single(Find(Roles, Event(0, role: "A"), Event(1, role: "B")));

        Assert.Empty(Find(Roles, Event(0, role: "A"), Event(1, role: null)));
        Assert.Equal("Rule Roles cannot be told of 1 of 2 requests: Role is not told.", Assert.Single(_notices));
    }

    [Fact]
    public void An_event_without_a_time_is_in_no_group_even_beside_others()
    {
        var found = Find(Run, Event(0, PimActivityOutcome.Failed), Event(1, PimActivityOutcome.Failed), Event(null, PimActivityOutcome.Failed));

        Assert.Equal(2, Assert.Single(found).Count);
        Assert.EndsWith("The time of the request has run out of the log.", Assert.Single(_notices), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_who_is_not_told_is_in_a_group_of_those_who_are_not_told()
    {
        Assert.Empty(Find(Run.Replace("by: Requestor", "by: [Requestor, Scope]", StringComparison.Ordinal), Event(0, PimActivityOutcome.Failed), Event(1, PimActivityOutcome.Failed)));

        Assert.StartsWith("Rule Run cannot be told of 2 of 2 requests: Scope is not told.", Assert.Single(_notices), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("needs: { ActualDuration: { atMost: 1h } }", "The time from which it was in force is not told.")]
    [InlineData("needs: { OtherRequests: { atLeast: 5 } }", "OtherRequests is 0, and the rule needs at least 5.")]
    public void What_a_rule_needs_is_told_with_why_it_is_not_there(string needs, string reason)
    {
        Assert.Empty(Find($"{{ id: Need, title: Need, of: activities, where: {{ Action: SelfActivate }}, {needs} }}", Event(0)));

        Assert.Equal($"Rule Need cannot be told of 1 of 1 requests: {reason}", Assert.Single(_notices));
    }

    [Fact]
    public void Each_ring_is_found_once_whoever_of_it_asked_first()
    {
        var rule = AnomalyRules.One("{ id: Ring, title: Ring, of: activities, where: { Decision: Approve }, ring: { atMost: 3 } }");
        PimPrincipal[] people = [.. "cab".Select(letter => new PimPrincipal($"{letter}", PimPrincipalType.User, $"{letter}", $"{letter}@contoso.com"))];
        var events = new[] { (0, 1), (1, 2), (2, 0), (1, 0), (2, 2) }.Select((pair, i) => Event(i) is var one
            ? new PimActivity($"r{i}", PimRequestAction.SelfActivate) { Requested = one.Requested, Requestor = people[pair.Item1], Principal = people[pair.Item1], Decision = PimDecision.Approve, DecidedBy = people[pair.Item2] }
            : one).ToArray();

        var found = Find(rule, events);

        Assert.Equal(["r0 r1 r2", "r0 r3", "r4"], found.Select(one => string.Join(' ', one.RequestIds.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));
        Assert.All(found, one => Assert.Equal(one.RequestIds.Order(StringComparer.Ordinal), one.RequestIds));
    }

    [Theory]
    [InlineData("breakglass@contoso.com", PimPrincipalType.User, true)]
    [InlineData("breakglass@contoso.com", PimPrincipalType.Group, false)]
    [InlineData("a0000000-0000-0000-0000-000000000009", PimPrincipalType.User, false)]
    public void Of_whom_only_the_id_is_known_it_is_not_told_where_accounts_have_names(string account, PimPrincipalType type, bool isUntold)
    {
        var value = new AccountList([account, Given.Cleo.Id]).Names([new("x", type, "Somebody")]);

        Assert.Equal(isUntold ? "Of Somebody only the id is known, and accounts are named by user principal names." : null, value.UnknownBecause);
    }

    [Theory]
    [InlineData("group: { within: 1h, atLeast: 2 }", "A group needs 'by'")]
    [InlineData("group: { by: Requestor, atLeast: 2 }", "A group needs 'by'")]
    [InlineData("group: { by: Requestor, within: 1h, atLeast: 2, bogus: 1 }", "has no 'bogus'")]
    [InlineData("group: { by: Requestor, within: 1h, atLeast: 2 }, ring: { atMost: 2 }", "A ring is of activities, and no group.")]
    [InlineData("bogus: 1", "has no 'bogus'")]
    public void A_mistake_in_a_rule_is_told(string part, string told)
    {
        Assert.Null(AnomalyRules.Read($"version: 1\nrules:\n  - {{ id: a, title: x, of: activities, where: {{ Role: x }}, {part} }}", out var problems));

        Assert.Contains(problems, problem => problem.Message.Contains(told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ring: { atMost: 1 }")]
    [InlineData("ring: { atMost: 5 }")]
    [InlineData("group: { by: Requestor, within: 1h, atLeast: 2 }")]
    public void What_lies_just_within_the_bounds_is_no_mistake(string part) =>
        Assert.NotNull(AnomalyRules.Read($"version: 1\nrules:\n  - {{ id: a, title: x, of: activities, where: {{ Role: x }}, {part} }}", out _));

    private static PimActivity Event(int? minute, PimActivityOutcome outcome = PimActivityOutcome.Expired, string? role = "Reader") => new($"r{minute}", PimRequestAction.SelfActivate)
    {
        Requested = minute is { } after ? Given.Now.AddMinutes(after) : null, Requestor = Given.Ada, Principal = Given.Ada, Outcome = outcome, Role = role, Ended = Given.Now,
    };

    private List<PimAnomaly> Find(string rule, params PimActivity[] activities) => Find(AnomalyRules.One(rule), activities);

    private List<PimAnomaly> Find(AnomalyRule rule, params PimActivity[] activities)
    {
        var found = new List<PimAnomaly>();
        _notices.Clear();
        new PimAnomalyQuery([rule], []).Find(activities, [], found.Add, new PimCall(CancellationToken.None, notice: _notices.Add));
        return [.. found.AsEnumerable().Reverse()];
    }
}
