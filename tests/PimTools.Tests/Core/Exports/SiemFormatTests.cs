using System.Text.Json;
using PimTools.Exports;
using Xunit;

namespace PimTools.Tests.Core.Exports;

/// <summary>A SIEM goes by how grave a record is, what was done, by whom, and how it ended.</summary>
public sealed class SiemFormatTests
{
    [Theory]
    [InlineData("Add member to role outside of PIM (permanent)", "RoleManagement", "failure", 8)]
    [InlineData("Update role setting in PIM", "Policy", "failure", 6)]
    [InlineData("Add member to role", "RoleManagement", "failure", 5)]
    [InlineData("Add member to role", "RoleManagement", "success", 3)]
    public void In_CEF_what_went_past_PIM_is_gravest(string activity, string category, string result, int severity)
    {
        var line = Cef(new("1", Given.Now, activity) { Category = category, Result = result, ResultReason = "No." });

        Assert.StartsWith($"CEF:0|Microsoft|Entra PIM|1.0|Other|{activity}|{severity}|externalId=1 rt=1772438400000 cat={category} outcome={result}", line);
    }

    [Fact]
    public void In_CEF_a_record_has_each_field_under_its_key() => Assert.Equal(
        "CEF:0|Microsoft|Entra PIM|1.0|Assign|Add member|3|externalId=1 rt=1772438400000 outcome=success"
        + $" suid={Given.Cleo.Id} suser=cleo@contoso.com src=192.0.2.1 duid={Given.Ada.Id} duser=ada@contoso.com start=1772438400000 end=1772445600000"
        + " cs1Label=Role cs1=User Administrator cs2Label=Scope cs2=Directory cs3Label=Kind cs3=EntraRole cs4Label=Ticket cs4=SNOW 7"
        + " cs5Label=Request cs5=r1 cs6Label=Tenant cs6=tenant msg=On call",
        Cef(Full()));

    [Fact]
    public void In_CEF_what_is_missing_has_neither_key_nor_label()
    {
        Assert.Equal("CEF:0|Microsoft|Entra PIM|1.0|Other|x|3|externalId=1 rt=1772438400000 cs6Label=Tenant cs6=tenant", Cef(new("1", Given.Now, "x")));
        Assert.DoesNotContain("192", Cef(new("1", Given.Now, "x") { IpAddress = "192.0.2.1 (proxy)" }));
        Assert.Contains(" suser=Robot ", Cef(new("1", Given.Now, "x") { Initiator = new("i", PimPrincipalType.ServicePrincipal, "Robot"), Principal = new("p", PimPrincipalType.Group, "Leads") }));
        Assert.Contains(" duser=Leads ", Cef(new("1", Given.Now, "x") { Principal = new("p", PimPrincipalType.Group, "Leads") }));
        Assert.Contains(" cs4=7 ", Cef(new("1", Given.Now, "x") { TicketNumber = "7" }));
    }

    [Theory]
    [InlineData("Add member to role", "Create")]
    [InlineData("Onboarded resource to PIM", "Create")]
    [InlineData("Remove member from role", "Delete")]
    [InlineData("Offboarded resource from PIM", "Delete")]
    [InlineData("update role setting", "Set")]
    [InlineData("Enable PIM alert", "Enable")]
    [InlineData("Disable PIM alert", "Disable")]
    [InlineData("Deactivate alert", "Disable")]
    [InlineData("Refresh PIM alert", "Other")]
    [InlineData("Addendum", "Other")]
    public void In_ASIM_the_first_word_is_the_type(string activity, string type) => Assert.Equal(type, Asim(new("1", Given.Now, activity), "EventType"));

    [Theory]
    [InlineData("success", "Success", "Informational")]
    [InlineData("failure", "Failure", "Low")]
    [InlineData("timeout", "Failure", "Low")]
    [InlineData("unknownFutureValue", "NA", "Low")]
    [InlineData(null, "NA", "Low")]
    public void In_ASIM_a_result_is_one_of_three(string? result, string expected, string severity)
    {
        var record = new PimAuditRecord("1", Given.Now, "x") { Result = result, ResultReason = "No." };

        Assert.Equal((expected, severity), (Asim(record, "EventResult"), Asim(record, "EventSeverity")));
    }

    [Fact]
    public void In_ASIM_the_actor_and_the_object_have_their_types()
    {
        var full = Full();
        var robot = new PimAuditRecord("1", Given.Now, "x") { Initiator = new("i", PimPrincipalType.ServicePrincipal, "Robot"), Kind = PimKind.AzureRole };
        var bare = new PimAuditRecord("1", Given.Now, "x");

        Assert.Equal((Given.Cleo.Id, "AADID", "cleo@contoso.com", "UPN", "Regular"), Actor(full));
        Assert.Equal(("i", "AADID", "Robot", "Simple", "Service Principal"), Actor(robot));
        Assert.Equal((null, null, null, null, null), Actor(bare));
        Assert.Equal(("Directory Service Object", "User Administrator"), (Asim(full, "ObjectType"), Asim(full, "Object")));
        Assert.Equal(("Cloud Resource", "x"), (Asim(robot, "ObjectType"), Asim(robot, "Object")));
        Assert.Equal("Other", Asim(bare, "ObjectType"));
        Assert.Equal("Policy Rule", Asim(new("1", Given.Now, "x") { Category = "Policy", Kind = PimKind.AzureRole }, "ObjectType"));
        Assert.Equal("Rule", Asim(new("1", Given.Now, "x") { Targets = [new PimAuditTarget("t", "Policy", "Rule")] }, "Object"));
    }

    private static PimAuditRecord Full() => new("1", Given.Now, "Add member")
    {
        OperationType = "Assign",
        Result = "success",
        Kind = PimKind.EntraRole,
        Role = "User Administrator",
        Scope = "Directory",
        Principal = Given.Ada,
        Initiator = Given.Cleo,
        IpAddress = "192.0.2.1",
        Start = Given.Now,
        End = Given.Now.AddHours(2),
        TicketSystem = "SNOW",
        TicketNumber = "7",
        RequestId = "r1",
        Justification = "On call",
    };

    private static string Cef(PimAuditRecord record) => AuditFormats.Of(PimAuditFormat.Cef, "tenant").Write(record);

    private static (string?, string?, string?, string?, string?) Actor(PimAuditRecord record) => (
        Asim(record, "ActorUserId"), Asim(record, "ActorUserIdType"), Asim(record, "ActorUsername"), Asim(record, "ActorUsernameType"), Asim(record, "ActorUserType"));

    private static string? Asim(PimAuditRecord record, string field)
    {
        using var json = JsonDocument.Parse(AuditFormats.Of(PimAuditFormat.Asim, "tenant").Write(record));
        return json.RootElement.TryGetProperty(field, out var value) ? value.GetString() : null;
    }
}
