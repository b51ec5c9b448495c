using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PimTools.Import;
using PimTools.Reports;
using PimTools.Reports.Data;
using PimTools.Reports.Formats;
using Xunit;

namespace PimTools.Tests.Reports;

/// <summary>Each format holds the same report, and no text of the tenant becomes anything else in it.</summary>
public sealed class ReportFormatTests
{
    private const string Hostile = "</script><!--<script>alert(1)</script> \"a\" 'b' `c` | & \\ \u202egnp\u202c \u2028 \ud800 \U0001F600\r\n=1+1";

    private readonly Report _report = ReportBuilder.Build(SampleTenant.Month().Evidence);
    private readonly Report _hostile = ReportBuilder.Build(SampleTenant.Hostile(Hostile));

    [Fact]
    public void Json_holds_every_cell_of_every_table()
    {
        using var document = JsonDocument.Parse(Written(text => ReportJson.Write(_report, text)));

        Assert.All(_report.Tables, table => Assert.Equal(
            table.Rows.Select(row => table.Columns.Select((_, index) => row[index] is null ? null : CellText.Of(row[index]))),
            document.RootElement.GetProperty("tables").GetProperty(table.Id).EnumerateArray()
                .Select(row => table.Columns.Select(column => row.GetProperty(column.Name).GetString()))));
    }

    [Fact]
    public void Json_gives_hostile_text_back_as_it_was()
    {
        var text = Written(json => ReportJson.Write(_hostile, json));
        using var document = JsonDocument.Parse(text);

        Assert.DoesNotMatch("[<>&\u202e\u2028]", text);
        var justification = document.RootElement.GetProperty("tables").GetProperty("activities")[0].GetProperty("Justification").GetRawText();

        // Half of a pair is no letter: readers of JSON give another for it.
        Assert.Equal(Hostile.Replace('\ud800', '\ufffd'), Newtonsoft.Json.JsonConvert.DeserializeObject<string>(justification));
    }

    [Fact]
    public void The_page_decodes_to_the_same_cells()
    {
        using var document = JsonDocument.Parse(Data(Written(text => ReportPage.Write(_report, text))));
        var words = document.RootElement.GetProperty("words").EnumerateArray().Select(word => word.GetString()).ToList();

        Assert.All(_report.Tables, table =>
        {
            var columns = document.RootElement.GetProperty("tables").GetProperty(table.Id).GetProperty("columns").EnumerateArray().ToList();
            Assert.All(columns, column => Assert.Equal(table.Rows.Select(row => Shown(row[table.IndexOf(column.GetProperty("name").GetString()!)])), Cells(column, words)));
            Assert.Superset(_report.Sections.Where(section => section.Table == table).SelectMany(section => section.Columns).ToHashSet(), columns.Select(column => column.GetProperty("name").GetString()!).ToHashSet());
        });
    }

    [Fact]
    public void The_page_allows_its_own_scripts_and_styles_by_their_hashes_and_nothing_else()
    {
        var page = Written(text => ReportPage.Write(_hostile, text));
        var policy = Regex.Match(page, "<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]+)\">").Groups[1].Value;

        Assert.StartsWith("default-src 'none'; script-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("unsafe|https?:|data:|\\*", policy);
        Assert.Equal(Hashes(page, "<script>(.*?)</script>"), Regex.Match(policy, "script-src ([^;]+);").Groups[1].Value.Split(' '));
        Assert.Equal(Hashes(page, "<style>(.*?)</style>"), Regex.Match(policy, "style-src ([^;]+);").Groups[1].Value.Split(' '));
    }

    [Fact]
    public void The_page_holds_hostile_text_in_its_data_alone_and_visibly()
    {
        var page = Written(text => ReportPage.Write(_hostile, text));
        var data = Data(page);

        Assert.DoesNotMatch("[<>&\u202e\u2028\ud800]", data);
        Assert.DoesNotContain("alert(1)", page.Replace(data, string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        using var document = JsonDocument.Parse(data);
        Assert.Equal(VisibleText.Of("Privileged access: " + Hostile), document.RootElement.GetProperty("title").GetString());
    }

    [Fact]
    public void The_page_carries_the_licences_of_what_it_embeds()
    {
        var page = Written(text => ReportPage.Write(_report, text));

        Assert.Equal(2, Regex.Count(page, "Permission is hereby granted, free of charge"));
        Assert.Contains("Chart.js Contributors", page, StringComparison.Ordinal);
        Assert.Contains("Jukka Kurkela", page, StringComparison.Ordinal);
        Assert.DoesNotContain("sourceMappingURL", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_begins_no_cell_like_a_formula()
    {
        var lines = Written(text => ReportCsv.Write(ReportBuilder.Build(SampleTenant.Hostile("=1+1")).Tables[1], text)).Split(Environment.NewLine);

        Assert.Contains("\"'=1+1\"", lines[1], StringComparison.Ordinal);
        Assert.DoesNotMatch("(^|,)\"[=+@]", lines[1]);
    }

    [Fact]
    public void Csv_has_all_numbers_in_one_file()
    {
        var lines = Written(text => ReportCsv.WriteNumbers(_report, text)).Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(1 + _report.Sections.Sum(section => section.Figures.Count + (section.Summary.Lines.Count * section.Summary.Categories.Count)), lines.Length);
    }

    [Fact]
    public void Markdown_keeps_hostile_text_in_code_on_one_line()
    {
        var lines = Written(text => ReportMarkdown.Write(_hostile, text)).Split('\n');

        // What stands in code is taken away; no mark of the text is left beside it.
        Assert.All(lines, line => Assert.DoesNotMatch("[<>&\u202e]|alert[(]|=1", Regex.Replace(line, "`[^`]*`", string.Empty)));
        Assert.All(lines.Where(line => line.Contains("alert", StringComparison.Ordinal)), line => Assert.Equal(0, line.Count(letter => letter == '`') % 2));
    }

    [Fact]
    public void Markdown_links_each_figure_to_the_heading_of_its_section()
    {
        var text = Written(markdown => ReportMarkdown.Write(_report, markdown));
        var headings = Regex.Matches(text, "^## (.+)$", RegexOptions.Multiline).Select(heading => Regex.Replace(heading.Groups[1].Value.ToLowerInvariant(), "[^a-z0-9 -]", string.Empty).Replace(' ', '-'));

        Assert.Subset(headings.ToHashSet(), Regex.Matches(text, @"\]\(#([^)]+)\)").Select(link => link.Groups[1].Value).ToHashSet());
    }

    private static string Written(Action<TextWriter> write)
    {
        var text = new StringWriter();
        write(text);
        return text.ToString();
    }

    private static string Data(string page) => Regex.Match(page, "<script type=\"application/json\" id=\"data\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;

    private static string[] Hashes(string page, string element) =>
    [
        .. Regex.Matches(page, element, RegexOptions.Singleline).Select(match => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(match.Groups[1].Value)))}'"),
    ];

    // Minutes are all that the page shows of a time.
    private static string? Shown(object? cell) => cell switch
    {
        DateTimeOffset moment => Number(moment.ToUnixTimeSeconds() / 60),
        TimeSpan duration => Number((long)duration.TotalSeconds),
        _ => cell?.ToString(),
    };

    private static string?[] Cells(JsonElement column, List<string?> words)
    {
        var isOfIds = column.TryGetProperty("isOfIds", out var flag) && flag.GetBoolean();
        return
        [
            .. column.GetProperty("values").EnumerateArray().Select(value => value.ValueKind == JsonValueKind.String
                ? isOfIds ? Unpacked(value.GetString()!) : value.GetString()
                : column.TryGetProperty("before", out var before) && value.GetInt64() > 0 ? Number(before.GetInt64() + value.GetInt64())
                : value.GetInt32() == 0 ? null
                : words[value.GetInt32() - 1]),
        ];
    }

    private static string Unpacked(string letters) => new Guid(Convert.FromBase64String(letters + "=="), bigEndian: true).ToString();

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
