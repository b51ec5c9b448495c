using System;
using System.IO;
using System.Linq;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Entra;
using PimTools.Graph.Json;
using PimTools.Tests.Contract;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests what is sent, against what Microsoft's pages send.</summary>
public class WriterTests
{
    [SkippableTheory]
    [InlineData("entra-create-role-assignment-schedule-request-self-activate", PimAssignmentType.Active)]
    [InlineData("entra-create-role-eligibility-schedule-request-admin-assign", PimAssignmentType.Eligible)]
    [InlineData("entra-create-role-eligibility-schedule-request-admin-remove", PimAssignmentType.Eligible)]
    [InlineData("entra-howto-admin-extend-active", PimAssignmentType.Active)]
    [InlineData("entra-howto-assign-active-timebound", PimAssignmentType.Active)]
    [InlineData("entra-tutorial-assign-roles-ex3", PimAssignmentType.Eligible)]
    [InlineData("entra-tutorial-assign-roles-ex5", PimAssignmentType.Active)]
    [InlineData("entra-tutorial-assign-roles-ex6", PimAssignmentType.Eligible)]
    public void A_request_is_what_the_documentation_sends(string sample, PimAssignmentType type)
    {
        var published = JsonBody.Parse(File.ReadAllText(ContractData.PathOf("samples", sample + ".request.json")));
        var schedule = published.Child("scheduleInfo");
        var ticket = published.Child("ticketInfo");
        var draft = new PimRequestDraft(
            published.Word<PimRequestAction>("action")!.Value,
            type,
            new PimRole(PimKind.EntraRole, published.RequiredText("roleDefinitionId"), "x"),
            new PimScope(published.RequiredText("directoryScopeId"), "x", PimScopeType.Directory),
            new PimPrincipal(published.RequiredText("principalId")))
        {
            Justification = published.Text("justification"),
            Schedule = schedule is null ? null : new PimSchedule
            {
                Start = schedule.Time("startDateTime"),
                End = schedule.Child("expiration")!.Time("endDateTime"),
                Duration = schedule.Child("expiration")!.Duration("duration"),
            },
            Ticket = ticket is null ? null : new PimTicket(ticket.Text("ticketNumber"), ticket.Text("ticketSystem")),
        };

        var written = EntraWriter.Request(draft);

        Assert.Equal(Flat(published), Flat(written));
    }

    [Fact]
    public void An_application_scope_stands_under_its_own_name_and_alone()
    {
        var draft = new PimRequestDraft(
            PimRequestAction.AdminAssign, PimAssignmentType.Eligible, Role, new PimScope("/AppCatalog/1", "x", PimScopeType.Application), new PimPrincipal("p"))
        {
            Schedule = new PimSchedule(),
            IsValidationOnly = true,
        };

        var written = EntraWriter.Request(draft);

        Assert.Equal("/AppCatalog/1", (string?)written["appScopeId"]);
        Assert.Null(written["directoryScopeId"]);
        Assert.Equal("noExpiration", (string?)written["scheduleInfo"]!["expiration"]!["type"]);
        Assert.Null(written["scheduleInfo"]!["startDateTime"]);
        Assert.True((bool?)written["isValidationOnly"]);
    }

    [Theory]
    [InlineData(PimRequestAction.AdminRemove)]
    [InlineData(PimRequestAction.SelfDeactivate)]
    public void A_removal_has_no_schedule(PimRequestAction action)
    {
        var draft = new PimRequestDraft(action, PimAssignmentType.Active, Role, PimScope.Directory, new PimPrincipal("p")) { Schedule = new PimSchedule() };

        Assert.Null(EntraWriter.Request(draft)["scheduleInfo"]);
    }

    private static PimRole Role { get; } = new(PimKind.EntraRole, "r", "x");

    /// <summary>Path and value of each leaf, with times and words brought to one spelling: the pages are not consistent about them.</summary>
    private static string[] Flat(JObject body) => body.Descendants().OfType<JValue>()
        .Select(leaf => leaf.Path + " = " + (leaf.Path.EndsWith("DateTime", StringComparison.Ordinal)
            ? DateTimeOffset.Parse((string)leaf!, System.Globalization.CultureInfo.InvariantCulture).ToString("O")
            : leaf.Path is "action" or "scheduleInfo.expiration.type" ? ((string)leaf!).ToLowerInvariant() : (string?)leaf))
        .Order(StringComparer.Ordinal)
        .ToArray();
}
