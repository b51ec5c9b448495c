using System.Collections.Generic;
using Xunit;

namespace PimTools.Tests.Core.Text;

/// <summary>An object of JSON on one line: members without a value are left out, names are in order, and what is more than text is escaped.</summary>
public sealed class JsonLineTests
{
    [Fact]
    public void Members_without_a_value_are_left_out() =>
        Assert.Equal("""{"a":"x","n":0,"l":[1,2]}""", new JsonLine().Add("a", "x").Add("b", (string?)null).Add("c", "").Add("n", 0).AddJson("l", JsonLine.List(["1", "2"])).ToString());

    [Fact]
    public void Texts_by_name_are_an_object_in_the_order_of_their_names_and_none_where_there_are_none()
    {
        Assert.Equal("""{"o":{"a":"1","b":"2"}}""", new JsonLine().Add("o", new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" }).ToString());
        Assert.Equal("{}", new JsonLine().Add("o", new Dictionary<string, string>()).ToString());
    }

    [Theory]
    [InlineData(" ~", "\" ~\"")]
    [InlineData("\u001f\u007f", "\"\\u001f\\u007f\"")]
    [InlineData("\u0080\u00a0", "\"\\u0080\u00a0\"")]
    [InlineData("\u0085\u2028\u2029", "\"\\u0085\\u2028\\u2029\"")]
    [InlineData("a\"b\\c\n\r\t", "\"a\\\"b\\\\c\\n\\r\\t\"")]
    [InlineData("\u202e\u200b", "\"\\u202e\\u200b\"")]
    [InlineData("Zoë", "\"Zoë\"")]
    public void What_is_more_than_text_is_escaped(string text, string json) => Assert.Equal(json, JsonLine.Quote(text));
}
