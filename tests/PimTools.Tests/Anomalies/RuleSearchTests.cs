using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Anomalies;
using PimTools.Tests.Core;
using Xunit;

namespace PimTools.Tests.Anomalies;

/// <summary>Tests what the shipped rules find among requests and changes, what they leave, and what they cannot tell.</summary>
public sealed class RuleSearchTests
{
    private readonly List<PimActivity> _requests = [];
    private readonly List<PimAuditRecord> _changes = [];
    private IReadOnlyList<string> _breakGlass = ["breakglass@contoso.com"];

    [Fact]
    public void Roles_activated_within_ten_minutes_are_together_and_count_once_each()
    {
        Ask(0, Given.Ada, "A");
        Ask(3, Given.Ada, "A");
        Ask(5, Given.Ada, "B");
        Ask(6, Given.Cleo, "E");
        Ask(9, Given.Ada, "C");
        Assert.Empty(Find("RolesTogether").Found);

        Ask(10, Given.Ada, "D");
        Ask(11, Given.Ada, "F");

        Assert.Equal(["A", "A", "B", "C", "D"], Assert.Single(Find("RolesTogether").Found).Select(one => one.Role));
    }

    [Fact]
    public void A_role_of_the_same_name_in_another_kind_is_another_role()
    {
        foreach (var kind in new[] { PimKind.EntraRole, PimKind.Group, PimKind.AzureRole })
        {
            Ask(0, Given.Ada, "Owner", kind: kind);
        }

        Ask(1, Given.Ada, "Reader");

        Assert.Single(Find("RolesTogether").Found);
    }

    [Fact]
    public void A_success_in_between_has_failures_begin_anew()
    {
        Ask(0, Given.Ada, "A", PimActivityOutcome.Failed);
        Ask(1, Given.Ada, "A", PimActivityOutcome.Denied);
        Ask(2, Given.Ada, "A", PimActivityOutcome.Expired);
        Ask(3, Given.Ada, "A", PimActivityOutcome.Failed);
        Ask(4, Given.Ada, "A", PimActivityOutcome.Failed);
        Assert.Empty(Find("FailuresInARow").Found);

        Ask(5, Given.Cleo, "A", PimActivityOutcome.Expired);
        Ask(6, Given.Ada, "B", PimActivityOutcome.Denied);

        Assert.Equal([3, 4, 6], Assert.Single(Find("FailuresInARow").Found).Select(one => (one.Time! - Given.Now).Value.TotalMinutes));
    }

    [Fact]
    public void An_outcome_that_nobody_knows_is_untold_and_no_success()
    {
        Ask(0, Given.Ada, "A", PimActivityOutcome.Failed);
        Ask(1, Given.Ada, "A", PimActivityOutcome.Unknown);
        Ask(2, Given.Ada, "A", PimActivityOutcome.Failed);
        Ask(3, Given.Ada, "A", PimActivityOutcome.Failed);

        var result = Find("FailuresInARow");

        Assert.Equal(3, Assert.Single(result.Found).Count);
        Assert.Contains("how it ended", Assert.Single(result.Untold).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-5 * 60, true)]
    [InlineData(-2 * 60 - 1, true)]
    [InlineData(-2 * 60, false)]
    [InlineData(12 * 60, true)]
    [InlineData(23 * 60, false)]
    public void An_hour_is_odd_where_none_of_twenty_requests_on_other_days_was_made_near_it(int minutes, bool isOdd)
    {
        for (var day = -20; day < 0; day++)
        {
            Ask(day * 24 * 60, Given.Ada, "A");
        }

        Ask(minutes, Given.Ada, "B");

        var result = Find("OddHour");

        Assert.Equal(isOdd, result.Found.Any(one => one[0].Role == "B"));
        Assert.DoesNotContain(result.Untold, one => one.Event.Role == "B");
    }

    [Fact]
    public void An_hour_cannot_be_told_of_a_person_of_whom_little_is_known()
    {
        Ask(0, Given.Ada, "A");

        var result = Find("OddHour");

        Assert.Empty(result.Found);
        Assert.Equal("OtherRequests is 0, and the rule needs at least 20.", Assert.Single(result.Untold).Reason);
    }

    [Fact]
    public void A_break_glass_account_is_found_in_each_part_that_it_has()
    {
        var account = new PimPrincipal("b", PimPrincipalType.User, "Break Glass 01", "BreakGlass@contoso.com");
        Ask(0, account, "A");
        Ask(1, Given.Ada, "A", approver: account);
        Ask(2, Given.Cleo, "A", PimActivityOutcome.Done, PimRequestAction.AdminRemove, principal: account);
        Ask(3, Given.Ada, "A");

        Assert.Equal(3, Find("BreakGlassUsed").Found.Count);
    }

    [Fact]
    public void Without_accounts_and_without_names_it_is_not_known_whose_account_it_is()
    {
        Ask(0, new PimPrincipal("x", PimPrincipalType.User, "Somebody"), "A");
        Assert.Contains("only the id is known", Assert.Single(Find("BreakGlassUsed").Untold).Reason, StringComparison.Ordinal);

        _breakGlass = [];

        Assert.Contains("No break-glass account is named", Assert.Single(Find("BreakGlassUsed").Untold).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void People_who_approve_in_a_ring_are_found_once(int people, bool isRing)
    {
        var all = Enumerable.Range(0, people).Select(i => new PimPrincipal($"p{i}", PimPrincipalType.User, $"Person {i}", $"p{i}@contoso.com")).ToList();
        for (var i = 0; i < people; i++)
        {
            Ask(i, all[i], "A", approver: all[(i + 1) % people]);
        }

        Ask(10, Given.Ada, "B", approver: Given.Cleo);
        Ask(11, all[0], "B", approver: Given.Cleo);

        var found = Find("ApprovalRing").Found;

        Assert.Equal(isRing ? 1 : 0, found.Count);
        Assert.All(found, ring => Assert.Equal(people, ring.Count));
    }

    [Theory]
    [InlineData(10, PimActivityOutcome.Deactivated, true)]
    [InlineData(11, PimActivityOutcome.Deactivated, false)]
    [InlineData(5, PimActivityOutcome.Expired, false)]
    public void An_activation_is_brief_where_its_holder_ended_it_within_ten_minutes(int minutes, PimActivityOutcome outcome, bool isBrief)
    {
        Ask(0, Given.Ada, "A", outcome, minutes: minutes);

        Assert.Equal(isBrief ? 1 : 0, Find("BriefActivation").Found.Count);
    }

    [Fact]
    public void An_assignment_without_an_end_is_told_only_where_the_request_or_the_log_says_so()
    {
        Assign("Request", end: null);
        Assign("AuditLog", end: null);
        Assign("AuditLog", end: Given.Now.AddDays(1));
        Assign("AuditLog; Request", end: null, isOutside: true);

        var result = Find("StandingAssignment");

        Assert.Equal("Request", Assert.Single(result.Found)[0].Activity!.Source);
        Assert.Contains("The log tells no end", Assert.Single(result.Untold).Reason, StringComparison.Ordinal);
        Assert.True(Assert.Single(Find("OutsidePim").Found)[0].Activity!.IsOutsidePim);
    }

    [Fact]
    public void Changes_are_told_by_the_name_of_their_activity()
    {
        Change("Update role setting in PIM", Given.Cleo);
        Change("Disable PIM alert", Given.Cleo);
        Change("Refresh PIM alert", Given.Cleo);

        Assert.Equal(["Update role setting in PIM"], Find("SettingsChanged").Found.Select(one => one[0].Record!.Activity));
        Assert.Equal(["Disable PIM alert"], Find("AlertSwitchedOff").Found.Select(one => one[0].Record!.Activity));
    }

    [Fact]
    public void A_sentence_has_each_name_once_and_reads_no_name_as_a_placeholder()
    {
        Ask(0, Given.Ada, "{Requestor}");
        Ask(4, Given.Ada, "B");
        var rule = Rules.One("{ id: a, title: x, of: activities, where: { Action: SelfActivate }, group: { by: Requestor, within: 1h, atLeast: 2 }, message: '{Requestor}: {Role} in {Span}, {Count}.' }");
        var events = Events();

        Assert.Equal($"{Given.Ada.UserPrincipalName}: {{Requestor}}, B in 4m, 2.", AnomalyText.Fill(rule, events, [Given.Ada]));
    }

    private RuleResult Find(string rule) => RuleSearch.Run(Rules.Named(rule), Events());

    private List<AnomalyEvent> Events()
    {
        var histories = new PersonHistories();
        _requests.ForEach(histories.Add);
        var accounts = new AccountList(_breakGlass);
        return [.. _requests.Select(one => new AnomalyEvent(one, histories, accounts)).Concat(_changes.Select(one => new AnomalyEvent(one, histories, accounts))).OrderBy(one => one.Time)];
    }

    private void Ask(
        int minute,
        PimPrincipal requestor,
        string role,
        PimActivityOutcome outcome = PimActivityOutcome.Expired,
        PimRequestAction action = PimRequestAction.SelfActivate,
        PimKind kind = PimKind.EntraRole,
        PimPrincipal? approver = null,
        PimPrincipal? principal = null,
        int minutes = 60)
    {
        var time = Given.Now.AddMinutes(minute);
        _requests.Add(new PimActivity($"r{_requests.Count}", action)
        {
            Requested = time,
            Kind = kind,
            Role = role,
            Requestor = requestor,
            Principal = principal ?? requestor,
            Outcome = outcome,
            Decision = approver is null ? null : PimDecision.Approve,
            DecidedBy = approver,
            Decided = approver is null ? null : time.AddMinutes(5),
            Began = time,
            Ended = time.AddMinutes(minutes),
            Source = "AuditLog",
        });
    }

    private void Assign(string source, DateTimeOffset? end, bool isOutside = false) => _requests.Add(new PimActivity(isOutside ? null : $"r{_requests.Count}", PimRequestAction.AdminAssign)
    {
        Requested = Given.Now,
        Kind = PimKind.EntraRole,
        Type = PimAssignmentType.Active,
        Role = "A",
        Requestor = Given.Cleo,
        Principal = Given.Ada,
        End = end,
        IsOutsidePim = isOutside,
        Outcome = PimActivityOutcome.InForce,
        Source = source,
    });

    private void Change(string activity, PimPrincipal initiator) => _changes.Add(new PimAuditRecord($"c{_changes.Count}", Given.Now, activity) { Initiator = initiator });
}
