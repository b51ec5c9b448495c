using System;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Requests;
using PimTools.Tests.Core;
using Xunit;

namespace PimTools.Tests.Graph;

public class RequestMatcherTests
{
    private static readonly DateTimeOffset Sent = Given.Now;

    private readonly PimRequestDraft _draft = new(
        PimRequestAction.SelfActivate, PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada)
    {
        Justification = "Why",
        Ticket = new PimTicket("CHG-1", "Desk"),
        Schedule = new PimSchedule { Start = Sent, Duration = TimeSpan.FromHours(2) },
    };

    [Fact]
    public void What_was_just_made_is_it() => Assert.True(RequestMatcher.IsFrom(Request(), _draft, Sent));

    [Fact]
    public void What_differs_a_little_in_time_is_it() =>
        Assert.True(RequestMatcher.IsFrom(Request(created: -20, start: 90), _draft, Sent));

    [Theory]
    [InlineData("Canceled")]
    [InlineData("Denied")]
    [InlineData("Failed")]
    [InlineData("Revoked")]
    public void What_was_dead_before_is_not_it_and_what_died_since_is(string status)
    {
        Assert.False(RequestMatcher.IsFrom(Request(status, created: -20), _draft, Sent));
        Assert.True(RequestMatcher.IsFrom(Request(status, created: 1), _draft, Sent));
    }

    [Theory]
    [InlineData("PT1H", "CHG-1", 0)]
    [InlineData("PT2H", "CHG-2", 0)]
    [InlineData("PT2H", null, 0)]
    [InlineData("PT2H", "CHG-1", 3600)]
    public void Another_duration_ticket_or_start_is_another_request(string duration, string? ticket, int start) =>
        Assert.False(RequestMatcher.IsFrom(Request(duration: duration, ticket: ticket, start: start), _draft, Sent));

    [Fact]
    public void A_removal_that_is_done_is_it()
    {
        var draft = new PimRequestDraft(PimRequestAction.SelfDeactivate, _draft.Type, _draft.Role, _draft.Scope, _draft.Principal);
        var made = new JObject { ["id"] = "r", ["action"] = "selfDeactivate", ["status"] = "Revoked", ["createdDateTime"] = Time(-1) };

        Assert.True(RequestMatcher.IsFrom(made, draft, Sent));
    }

    private static JObject Request(string status = "PendingApproval", int created = 1, string duration = "PT2H", string? ticket = "CHG-1", int start = 0) => new()
    {
        ["id"] = "r",
        ["action"] = "selfActivate",
        ["status"] = status,
        ["createdDateTime"] = Time(created),
        ["justification"] = "Why",
        ["ticketInfo"] = new JObject { ["ticketNumber"] = ticket, ["ticketSystem"] = "Desk" },
        ["scheduleInfo"] = new JObject
        {
            ["startDateTime"] = Time(start),
            ["expiration"] = new JObject { ["type"] = "afterDuration", ["duration"] = duration },
        },
    };

    private static string Time(int seconds) => Sent.AddSeconds(seconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
