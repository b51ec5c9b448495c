using System;
using PimTools.Requests;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests what the person who decides is told of a request.</summary>
public sealed class RequestDescriptionTests
{
    [Fact]
    public void Who_asks_for_what_for_how_long_and_why() => Assert.Equal(
        "User Administrator at Sales for Ada Ahlberg (ada@contoso.com), for 8h, justification \"Incident\", ticket desk INC-1",
        RequestDescription.Of(Request(Given.Ada, new PimSchedule { Start = Given.Now, Duration = TimeSpan.FromHours(8) }, "Incident", new PimTicket("INC-1", "desk"))));

    [Fact]
    public void What_is_not_said_is_told_as_not_said() => Assert.Equal(
        "User Administrator at Sales of Backup (ServicePrincipal app-id), without an end, no justification",
        RequestDescription.Of(Request(new PimPrincipal("app-id", PimPrincipalType.ServicePrincipal, "Backup"), new PimSchedule()), "of"));

    [Fact]
    public void An_end_is_told_as_a_date_and_no_schedule_not_at_all()
    {
        Assert.Contains($", until {ViewDate.Format(Given.Now)}, no justification", RequestDescription.Of(Request(Given.Ada, new PimSchedule { End = Given.Now })), StringComparison.Ordinal);
        Assert.EndsWith("(ada@contoso.com), no justification", RequestDescription.Of(Request(Given.Ada, null)), StringComparison.Ordinal);
    }

    private static PimRequest Request(PimPrincipal principal, PimSchedule? schedule, string? justification = null, PimTicket? ticket = null) =>
        new("id", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, principal) { Schedule = schedule, Justification = justification, Ticket = ticket };
}
