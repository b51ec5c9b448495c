using System;
using System.Linq;
using PimTools.Anomalies;
using Xunit;
using AnomalyRules = PimTools.Tests.Anomalies.Rules;

namespace PimTools.Tests.Core.Anomalies;

/// <summary>A field of an event is known, is none, or is not told and then says why; usual hours go round the clock.</summary>
public sealed class EventFieldTests
{
    private static readonly PimActivity Empty = new("r", PimRequestAction.SelfActivate);

    private static readonly PimActivity Full = new("r", PimRequestAction.SelfActivate)
    {
        Requested = Given.Now, Type = PimAssignmentType.Active, Kind = PimKind.EntraRole, Role = "Reader", IpAddress = "192.0.2.1", Principal = Given.Cleo, Requestor = Given.Ada,
        Decision = PimDecision.Approve, DecidedBy = Given.Cleo, Decided = Given.Now.AddMinutes(5), Duration = TimeSpan.FromHours(2), Began = Given.Now,
        Ended = Given.Now.AddHours(1), Justification = "why", TicketNumber = "1", Outcome = PimActivityOutcome.Expired, Source = "AuditLog",
    };

    [Theory]
    [InlineData("Kind", "EntraRole", null)]
    [InlineData("IpAddress", "192.0.2.1", null)]
    [InlineData("Type", "Active", null)]
    [InlineData("Outcome", "Expired", null)]
    [InlineData("Principal", "cleo@contoso.com", null)]
    [InlineData("PrincipalType", "User", null)]
    [InlineData("Requestor", "ada@contoso.com", null)]
    [InlineData("DecidedBy", "cleo@contoso.com", null)]
    [InlineData("Decision", "Approve", null)]
    [InlineData("DecidedAfter", "5m", null)]
    [InlineData("IsOwn", "false", null)]
    [InlineData("IsPermanent", "false", null)]
    [InlineData("Duration", "2h", null)]
    [InlineData("ActualDuration", "1h", null)]
    [InlineData("OtherRequests", "0", null)]
    public void A_full_request_tells_each_field(string field, string text, string? unknown) => AssertField(field, Full, text, unknown);

    [Theory]
    [InlineData("Kind", "?", "The log does not tell the kind of role.")]
    [InlineData("IpAddress", "none", null)]
    [InlineData("Type", "?", "The log does not tell whether it is eligible or active.")]
    [InlineData("Outcome", "?", "Neither the log nor the request tells how it ended.")]
    [InlineData("Principal", "?", "Neither the log nor the request tells whom it is about.")]
    [InlineData("PrincipalType", "?", "Neither the log nor the request tells whom it is about.")]
    [InlineData("Requestor", "?", "Neither the log nor the request tells who asked.")]
    [InlineData("DecidedBy", "none", null)]
    [InlineData("Decision", "none", null)]
    [InlineData("DecidedAfter", "none", null)]
    [InlineData("IsOwn", "?", "Neither the log nor the request tells who asked.")]
    [InlineData("IsPermanent", "?", "The log tells no end, and the request is not listed any more.")]
    [InlineData("Duration", "none", null)]
    [InlineData("ActualDuration", "none", null)]
    [InlineData("OtherRequests", "?", "Neither the log nor the request tells who asked.")]
    public void A_request_of_which_little_is_known_tells_what_is_not(string field, string text, string? unknown) => AssertField(field, Empty, text, unknown);

    [Fact]
    public void What_is_told_in_part_is_not_told()
    {
        AssertField("DecidedBy", new("r", PimRequestAction.SelfActivate) { Decision = PimDecision.Deny }, "?", "The log does not tell who decided.");
        AssertField("DecidedBy", new("r", PimRequestAction.SelfActivate) { DecidedBy = Given.Ada }, "ada@contoso.com", null);
        AssertField("DecidedAfter", new("r", PimRequestAction.SelfActivate) { Decision = PimDecision.Deny }, "?", "The time of the request or of the decision is not told.");
        AssertField("ActualDuration", new("r", PimRequestAction.SelfActivate) { Ended = Given.Now }, "?", "The time from which it was in force is not told.");
        AssertField("IsOwn", new("r", PimRequestAction.SelfActivate) { Requestor = Given.Ada }, "?", "Neither the log nor the request tells whom it is about.");
        AssertField("IsOwn", new("r", PimRequestAction.SelfActivate) { Requestor = Given.Ada, Principal = Given.Ada }, "true", null);
        AssertField("Principal", new("r", PimRequestAction.SelfActivate) { Principal = new("id", PimPrincipalType.Group, "Team") }, "Team", null);
        AssertField("OtherRequests", new("r", PimRequestAction.SelfActivate) { Requestor = Given.Ada }, "?", "The time of the request has run out of the log.");
    }

    [Theory]
    [InlineData("Requestor", "cleo@contoso.com")]
    [InlineData("IpAddress", "192.0.2.7")]
    [InlineData("Activity", "Update role setting in PIM")]
    [InlineData("Category", "Policy")]
    [InlineData("Result", "success")]
    public void A_change_tells_its_fields_by_its_record(string field, string text)
    {
        var record = new PimAuditRecord("c", Given.Now, "Update role setting in PIM") { Initiator = Given.Cleo, IpAddress = "192.0.2.7", Category = "Policy", Result = "success" };

        Assert.Equal(text, EventFields.Of(AnomalySubject.Changes).Single(one => one.Name == field).Read(new AnomalyEvent(record, new PersonHistories(), new AccountList([]))).Text);
    }

    [Theory]
    [InlineData(0, 24 * 60, 1)]
    [InlineData(0, 24 * 60 + 120, 1)]
    [InlineData(0, 24 * 60 + 121, 0)]
    [InlineData(0, 24 * 60 - 120, 1)]
    [InlineData(0, 24 * 60 - 121, 0)]
    [InlineData(0, 36 * 60, 0)]
    [InlineData(-8 * 60 + 30, 40 * 60 - 30, 1)]
    [InlineData(-8 * 60 + 60, 40 * 60 - 61, 0)]
    [InlineData(0, 60, 0)]
    public void An_hour_is_usual_within_two_hours_of_the_clock_on_another_day(int minute, int other, long usual)
    {
        var history = new PersonHistory();
        history.Add(Given.Now.AddMinutes(minute));
        history.Add(Given.Now.AddMinutes(other));

        Assert.Equal(usual, history.AtHourOf(Given.Now.AddMinutes(minute)));
        Assert.Equal(usual, history.AtHourOf(Given.Now.AddMinutes(other)));
    }

    [Theory]
    [InlineData(12 * 60, 0)]
    [InlineData(12 * 60 + 1, 1)]
    public void What_lies_within_twelve_hours_belongs_to_the_same_day(int minutes, long others)
    {
        var history = new PersonHistory();
        history.Add(Given.Now.AddMinutes(minutes));

        Assert.Equal(others, history.Others(Given.Now));
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1500, "2s")]
    [InlineData(59_000, "59s")]
    [InlineData(60_000, "1m")]
    [InlineData(61_000, "2m")]
    public void A_span_is_told_in_seconds_only_where_there_are_no_minutes(int milliseconds, string text)
    {
        var rule = AnomalyRules.One("{ id: a, title: x, of: activities, where: { Action: SelfActivate }, group: { by: Requestor, within: 1h, atLeast: 2 }, message: '{Span}' }");

        Assert.Equal(text, AnomalyText.Fill(rule, [At(0), At(milliseconds)], []));
    }

    [Fact]
    public void Without_a_sentence_the_title_tells_it() =>
        Assert.Equal("Two at once", AnomalyText.Fill(AnomalyRules.One("{ id: a, title: Two at once, of: activities, where: { Action: SelfActivate } }"), [At(0)], []));

    private static AnomalyEvent At(int milliseconds) =>
        new(new PimActivity("r", PimRequestAction.SelfActivate) { Requested = Given.Now.AddMilliseconds(milliseconds) }, new PersonHistories(), new AccountList([]));

    private static void AssertField(string field, PimActivity activity, string text, string? unknown)
    {
        var value = EventFields.Of(AnomalySubject.Activities).Single(one => one.Name == field).Read(new AnomalyEvent(activity, new PersonHistories(), new AccountList([])));

        Assert.Equal((field, text, unknown), (field, value.Text, value.UnknownBecause));
    }
}
