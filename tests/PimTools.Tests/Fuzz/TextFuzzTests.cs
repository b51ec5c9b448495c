using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Azure;
using PimTools.Graph.Directory;
using PimTools.Graph.Entra;
using PimTools.Graph.Http;
using PimTools.Import;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.Fuzz;

/// <summary>Whatever a text holds, it stays what it is where it is put: a segment, a literal, a cell, a line.</summary>
public sealed class TextFuzzTests
{
    private const int CasesEach = 100_000;

    private static readonly Uri Endpoint = new("https://graph.microsoft.com");

    private static readonly string[] Pieces =
    [
        "'", "''", "\"", "/", "\\", "?", "&", "#", "%", "%2f", "%27", "%00", "..", ".", " ", "+", "=", "-", "@", "\t", "\r", "\n", ",", ";", ":", "(", ")", "$", "[", "]", "{",
        "\0", "\u001b[31m", "\u2028", "\u202e", "\ud83d\ude00", "\ud800", "\udc00", "é", "ß", "İ", "x", "abc", " or ", " and ", "eq", "true", "null", "=cmd|' /C calc'!A0",
    ];

    [Fact]
    public Task A_segment_stays_one_segment() => EachAsync("segments", text =>
    {
        if (text is "" or "." or "..")
        {
            Assert.Throws<PimException>(() => OData.Segment(text));
            return;
        }

        var address = OData.Address(Endpoint, "v1.0/a/" + OData.Segment(text) + "/b");

        Assert.Equal(("https://graph.microsoft.com", "", ""), (address.GetLeftPart(UriPartial.Authority), address.Query, address.Fragment));
        Assert.Equal(["", "v1.0", "a", Whole(text), "b"], address.AbsolutePath.Split('/').Select(Uri.UnescapeDataString));
    });

    [Fact]
    public Task An_id_in_an_address_of_a_request_stays_one_segment() => EachAsync("addresses", text =>
    {
        if (text is "" or "." or "..")
        {
            return;
        }

        var entra = new EntraUrls(Endpoint).Cancel(PimAssignmentType.Active, text);
        var azure = new AzureUrls(Endpoint).Part("id", text);

        Assert.Equal(Whole(text), Uri.UnescapeDataString(entra.AbsolutePath.Split('/')[^2]));
        Assert.Equal("/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/", entra.AbsolutePath[..(entra.AbsolutePath.TrimEnd('/').Length - "/cancel".Length - Uri.EscapeDataString(text).Length)]);
        Assert.Equal(Whole(text), Uri.UnescapeDataString(azure.AbsolutePath.Split('/')[^1]));
        Assert.Equal("?api-version=2021-01-01-preview", azure.Query);
    });

    [Fact]
    public Task A_text_in_a_filter_stays_one_literal_of_one_option() => EachAsync("filters", text =>
    {
        var address = OData.Address(Endpoint, "v1.0/a", ("$filter", OData.And("x eq 1", OData.Equal("y", text))), ("$top", "1"));

        var options = address.Query[1..].Split('&').Select(option => Uri.UnescapeDataString(option)).ToList();
        Assert.Equal("$top=1", options[1]);
        Assert.Equal(2, options.Count);
        Assert.Equal(Whole(text), ReadLiteral(options[0]["$filter=x eq 1 and y eq ".Length..]));
    });

    [Fact]
    public async Task A_text_in_a_filter_finds_for_the_tenant_only_who_is_called_so()
    {
        var contoso = new Contoso();
        var token = contoso.Tenant.IssueToken("dana");
        using var tenant = new HttpMessageInvoker(contoso.Tenant.CreateHandler());
        contoso.Tenant.KeepsBodies = false;
        await FuzzCases.RunAsync("names", 20_000, async (random, stop) =>
        {
            var text = Text(random);
            using var request = new HttpRequestMessage(HttpMethod.Get, new DirectoryUrls(Endpoint).UsersCalled(text));
            request.Headers.Authorization = new("Bearer", token);
            using var answer = await tenant.SendAsync(request, stop);
            var body = JObject.Parse(await answer.Content.ReadAsStringAsync(stop));

            Assert.True(answer.IsSuccessStatusCode, $"{Escaped(text)}: {body}");
            Assert.All(body["value"]!, user => Assert.Equal(text, (string?)user["displayName"], ignoreCase: true));
        });
    }

    [Fact]
    public Task A_cell_stays_one_cell_and_runs_nothing() => EachAsync("cells", text =>
    {
        var cells = ReadLine(CsvLine.Write(["first", text, "last"]));

        Assert.Equal(3, cells.Count);
        Assert.Equal(("first", "last"), (cells[0], cells[2]));
        Assert.Contains(cells[1], new[] { text, "'" + text });
        Assert.True(cells[1].Length == 0 || !"=+-@\t\r\n".Contains(cells[1][0], StringComparison.Ordinal), Escaped(text));
    });

    [Fact]
    public Task A_call_is_told_in_one_line_that_plays_with_no_terminal() => EachAsync("lines", text =>
    {
        var line = new PimHttpTrace("GET", "/" + Uri.EscapeDataString(text) + text, 200, TimeSpan.Zero, text).ToString();

        Assert.DoesNotContain(line, letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\u202e');
    });

    private static Task EachAsync(string name, Action<string> check) => FuzzCases.RunAsync(name, CasesEach, (random, _) =>
    {
        var text = Text(random);
        try
        {
            check(text);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{Escaped(text)}: {e.Message}", e);
        }

        return Task.CompletedTask;
    });

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ =>
        random.Next(4) == 0 ? ((char)random.Next(0x10000)).ToString() : Pieces[random.Next(Pieces.Length)]));

    /// <summary>Tells what UTF-8 can say of it: half of a surrogate pair it cannot.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Escaped(string text) => string.Concat(text.Select(letter => letter is > ' ' and < '\u007f' ? letter.ToString() : $"\\u{(int)letter:x4}"));

    /// <summary>The text of a literal that ends at the very end, read letter by letter.</summary>
    private static string ReadLiteral(string literal)
    {
        Assert.Equal('\'', literal[0]);
        var text = new StringBuilder();
        for (var i = 1; ; i++)
        {
            if (literal[i] == '\'')
            {
                if (i == literal.Length - 1)
                {
                    return text.ToString();
                }

                Assert.Equal('\'', literal[++i]);
            }

            text.Append(literal[i]);
        }
    }

    /// <summary>The cells of one record, as RFC 4180 has them.</summary>
    private static List<string> ReadLine(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append(line[i++]);
            }
            else if (line[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (line[i] == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                Assert.True(isQuoted, "Something stands outside the quotes.");
                cell.Append(line[i]);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
