using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>A list that arrives in parts, wherever they are cut.</summary>
public sealed class ArrivingListTests
{
    private const string Page = """
        {"@odata.context":"x [ { \" ","before":[[{"a":[1]}],"b"],"@odata.nextLink":"https://graph.microsoft.com/next","value":
         [ {"id":"1","text":"}] \\\" { [ \\","list":[[],{},{"deep":{"deeper":[1,2,{"x":null}]}}]}, {"id":"ä😀"},{} ], "after":{"value":[{"id":"no"}]} }
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(int.MaxValue)]
    public async Task Each_element_is_read_as_it_stands_in_the_text(int part)
    {
        var (elements, next) = await ReadAsync(Page, part);

        Assert.Equal(JObject.Parse(Page)["value"]!.Select(element => element.ToString(Formatting.None)), elements.Select(element => element.ToString(Formatting.None)));
        Assert.Equal("https://graph.microsoft.com/next", next);
    }

    [Fact]
    public async Task An_element_may_be_longer_than_any_part()
    {
        var text = new string('x', 100_000);

        var (elements, _) = await ReadAsync($$"""{"value":[{"id":"1"},{"id":"{{text}}"},{"id":"3"}]}""", 5_000);

        Assert.Equal(["1", text, "3"], elements.Select(element => (string)element["id"]!));
    }

    [Fact]
    public async Task An_element_is_there_before_the_next_has_arrived()
    {
        using var reader = new ValueReader(new Parts("""{"value":[{"id":"1"},""", 4, endless: true), new RepeatedTexts());

        var first = await reader.NextAsync(json => JObject.Load(json), CancellationToken.None);

        Assert.Equal("1", (string)first!["id"]!);
    }

    [Theory]
    [InlineData("""{"value":[{"id":"1"},{"id":""")]
    [InlineData("""{"value":[{"id":"1"},{"id":"2"]}]}""")]
    [InlineData("""{"value":[{"id":"1"},"2"]}""")]
    [InlineData("""{"value":[{"id":"1"}""")]
    public async Task What_is_cut_short_or_malformed_is_an_error_after_what_came_before(string text)
    {
        using var reader = new ValueReader(new Parts(text, 3), new RepeatedTexts());

        Assert.NotNull(await reader.NextAsync(json => JObject.Load(json), CancellationToken.None));
        await Assert.ThrowsAnyAsync<JsonException>(() => reader.NextAsync(json => JObject.Load(json), CancellationToken.None));
    }

    private static async Task<(List<JObject> Elements, string? NextLink)> ReadAsync(string text, int part)
    {
        var elements = new List<JObject>();
        using var reader = new ValueReader(new Parts(text, part), new RepeatedTexts());
        while (await reader.NextAsync(json => JObject.Load(json), CancellationToken.None) is { } element)
        {
            elements.Add(element);
        }

        return (elements, reader.NextLink);
    }

    /// <summary>A body that arrives so many bytes at a time, and perhaps never ends.</summary>
    private sealed class Parts(string text, int part, bool endless = false) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            var read = await base.ReadAsync(buffer[..Math.Min(part, buffer.Length)], cancellationToken);
            if (read == 0 && endless)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return read;
        }
    }
}
