using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using PimTools.Exports;
using Xunit;

namespace PimTools.Tests.Core.Exports;

/// <summary>All that a record tells goes along, under a name that is taken only once.</summary>
public sealed class AuditDetailTests
{
    private static readonly PimAuditRecord Record = new("PIM_1", Given.Now, "Add member to role")
    {
        Role = "Reader",
        Justification = string.Empty,
        Details = new Dictionary<string, string> { ["Extra"] = "1", ["role"] = "Other", ["Justification"] = "From the details" },
        Targets = [new PimAuditTarget("t1", "Role", "Reader") { Changes = [new PimAuditChange("Rule", "1", "2")] }, new PimAuditTarget("t2", "User", "Ada")],
    };

    [Fact]
    public void In_ASIM_columns_count_before_details_of_the_same_name_and_what_is_empty_gives_way()
    {
        using var json = JsonDocument.Parse(AuditFormats.Of(PimAuditFormat.Asim, "tenant").Write(Record));
        var fields = json.RootElement.GetProperty("AdditionalFields");
        using var parsed = fields.ValueKind == JsonValueKind.String ? JsonDocument.Parse(fields.GetString()!) : null;
        var additional = (parsed?.RootElement ?? fields).EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString());

        Assert.Equal(("Reader", "1", "From the details", "PIM_1"), (additional["Role"], additional["Extra"], additional["Justification"], additional["RecordId"]));
        Assert.DoesNotContain("role", additional.Keys);
        Assert.All(additional.Values, value => Assert.NotEqual(string.Empty, value));
    }

    [Fact]
    public void In_JSON_a_target_has_changes_only_where_there_are_some()
    {
        using var json = JsonDocument.Parse(AuditFormats.Of(PimAuditFormat.JsonLines, "tenant").Write(Record));
        var targets = json.RootElement.GetProperty("Targets").EnumerateArray().ToList();

        Assert.Equal("""[{"Property":"Rule","Before":"1","After":"2"}]""", targets[0].GetProperty("Changes").GetRawText());
        Assert.False(targets[1].TryGetProperty("Changes", out _));
        Assert.False(json.RootElement.TryGetProperty("Justification", out _));
    }

    [Fact]
    public void In_CEF_a_ticket_is_its_system_and_its_number_as_far_as_they_are_told()
    {
        string Cef(string? system, string? number) => AuditFormats.Of(PimAuditFormat.Cef, "tenant").Write(new("1", Given.Now, "x") { TicketSystem = system, TicketNumber = number });

        Assert.Contains("cs4=SNOW 7 ", Cef("SNOW", "7"), StringComparison.Ordinal);
        Assert.Contains("cs4=7 ", Cef(null, "7"), StringComparison.Ordinal);
        Assert.Contains("cs4=7 ", Cef(string.Empty, "7"), StringComparison.Ordinal);
        Assert.DoesNotContain("cs4", Cef(null, null), StringComparison.Ordinal);
    }
}
