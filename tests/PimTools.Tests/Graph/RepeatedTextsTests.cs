using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json;
using PimTools.Graph.Json;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Texts that come again in a list are one object, and none is ever taken for another.</summary>
public sealed class RepeatedTextsTests
{
    private readonly RepeatedTexts _texts = new();

    [Fact]
    public void A_text_that_comes_again_is_the_same_object()
    {
        var first = new string('a', 36);

        Assert.Same(first, _texts.Share(first));
        Assert.Same(first, _texts.Share(new string('a', 36)));
        Assert.NotSame(first, _texts.Share(new string('A', 36)));
    }

    [Fact]
    public void What_is_hardly_the_same_twice_is_not_kept()
    {
        var first = new string('a', 10_000);
        _texts.Share(first);

        Assert.NotSame(first, _texts.Share(new string('a', 10_000)));
    }

    // Many more than it remembers, from several threads.
    [Fact]
    public void No_text_is_taken_for_another() => Parallel.For(0, 4, _ => Assert.All(
        Enumerable.Range(0, 50_000), number =>
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            Assert.Equal(text, _texts.Share(text));
        }));

    [Fact]
    public void Elements_of_two_pages_share_their_texts()
    {
        Assert.Same(ReadName(), ReadName());
        Assert.Equal("Reports Reader", ReadName());
    }

    private string? ReadName()
    {
        using var json = new JsonTextReader(new StringReader("""{"displayName":"Reports Reader"}""")) { PropertyNameTable = new JsonNames(_texts) };
        return JsonRecord.Read(json).Text("displayName");
    }
}
