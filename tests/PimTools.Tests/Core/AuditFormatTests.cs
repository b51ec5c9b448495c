using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using PimTools.Exports;
using Xunit;

namespace PimTools.Tests.Core;

public class AuditFormatTests
{
    private const string Hostile = "=cmd|' /C calc'!A1\r\nCEF:0|x|\"quoted\", 100% a=b \\ \u202e \u0007 \u2028 end";

    private static readonly PimAuditRecord Record = new("PIM_1", Given.Now, "Add member to role requested (PIM activation)")
    {
        Category = "RoleManagement",
        Result = "failure",
        ResultReason = "The | policy = said \\ no",
        Kind = PimKind.EntraRole,
        Role = "User Administrator",
        RoleId = Given.UserAdmin.Id,
        Scope = "Directory",
        Principal = Given.Ada,
        Initiator = Given.Cleo,
        IpAddress = "2001:db8::1",
        Justification = Hostile,
        Start = Given.Now,
        End = Given.Now.AddHours(2),
        OperationType = "Assign",
        Targets = [new PimAuditTarget("t1", "Role", "User Administrator") { Changes = [new PimAuditChange("Rule", "1", "2")] }],
        Details = new Dictionary<string, string> { ["ApproverJustification"] = Hostile },
    };

    public static TheoryData<PimAuditFormat> Formats => [.. Enum.GetValues<PimAuditFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_record_is_one_line_whatever_its_texts_hold(PimAuditFormat format)
    {
        var line = AuditFormats.Of(format, "tenant").Write(Record);

        Assert.DoesNotContain(line, letter => char.IsControl(letter) || letter is '\u202e' or '\u2028');
        Assert.Contains("PIM_1", line, StringComparison.Ordinal);
        Assert.Contains("tenant", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_lines_give_every_text_back_as_it_was()
    {
        using var json = JsonDocument.Parse(AuditFormats.Of(PimAuditFormat.JsonLines, "tenant").Write(Record));
        var root = json.RootElement;

        Assert.Equal(Hostile, root.GetProperty("Justification").GetString());
        Assert.Equal(Hostile, root.GetProperty("Details").GetProperty("ApproverJustification").GetString());
        Assert.Equal("2026-03-02T08:00:00.0000000Z", root.GetProperty("Time").GetString());
        Assert.Equal("PT2H", root.GetProperty("Duration").GetString());
        Assert.Equal("2", root.GetProperty("Targets")[0].GetProperty("Changes")[0].GetProperty("After").GetString());
    }

    [Fact]
    public void A_cell_of_csv_is_no_formula()
    {
        var format = AuditFormats.Of(PimAuditFormat.Csv, "tenant");

        Assert.Contains("\"'=cmd|", format.Write(Record), StringComparison.Ordinal);
        Assert.Equal(format.Header!.Count(letter => letter == ','), format.Write(new PimAuditRecord("1", Given.Now, "x")).Count(letter => letter == ','));
    }

    [Fact]
    public void Cef_escapes_what_its_head_and_its_extension_are_made_of()
    {
        var line = AuditFormats.Of(PimAuditFormat.Cef, "tenant").Write(Record);

        Assert.StartsWith("CEF:0|Microsoft|Entra PIM|1.0|Assign|Add member to role requested (PIM activation)|5|externalId=PIM_1 rt=1772438400000 ", line, StringComparison.Ordinal);
        Assert.Contains("reason=The | policy \\= said \\\\ no ", line, StringComparison.Ordinal);
        Assert.Contains(" c6a2=2001:db8::1 ", line, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", line, StringComparison.Ordinal);
        Assert.Contains("msg=\\=cmd|' /C calc'!A1\\nCEF:0|x|\"quoted\", 100% a\\=b \\\\ <U+202E>", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Asim_has_each_field_that_the_schema_demands()
    {
        using var json = JsonDocument.Parse(AuditFormats.Of(PimAuditFormat.Asim, "tenant").Write(Record));
        var names = json.RootElement.EnumerateObject().Select(member => member.Name).ToList();

        // Documented as mandatory in "Audit Events normalization schema reference" and its common fields.
        string[] mandatory =
        [
            "TimeGenerated", "EventCount", "EventStartTime", "EventEndTime", "EventType", "EventResult", "EventProduct", "EventVendor", "EventSchema",
            "EventSchemaVersion", "Operation", "Object", "Dvc",
        ];
        Assert.Empty(mandatory.Except(names));
        Assert.Equal(("Create", "Failure", "Directory Service Object"), (Text("EventType"), Text("EventResult"), Text("ObjectType")));
        Assert.Equal(("cleo@contoso.com", "UPN", "1", "2"), (Text("ActorUsername"), Text("ActorUsernameType"), Text("OldValue"), Text("NewValue")));

        string? Text(string name) => json.RootElement.GetProperty(name).GetString();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ud800")]
    [InlineData("\ud83d\ude00")]
    [InlineData("\u007f\u0085\u0000")]
    public void A_text_of_json_is_read_back(string text)
    {
        var read = JsonSerializer.Deserialize<string>(JsonLine.Quote(text), JsonSerializerOptions.Default);

        Assert.Equal(text == "\ud800" ? "\ufffd" : text, read);
    }
}
