using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using PimTools.Graph.Http;
using PimTools.Tests.Fuzz;
using Xunit;

namespace PimTools.Tests.Graph;

public class ODataTests
{
    private static readonly Uri Endpoint = new("https://graph.example");

    [Fact]
    public void Whatever_the_text_a_literal_ends_where_it_should() => Prop.ForAll<NonNull<string>>(given =>
    {
        var text = given.Get;
        var literal = OData.Literal(text);

        return literal[0] == '\'' && literal[^1] == '\'' && literal[1..^1].Replace("''", "'", StringComparison.Ordinal) == text
            && literal[1..^1].Replace("''", string.Empty, StringComparison.Ordinal).All(letter => letter != '\'');
    }).Check(FuzzCases.Properties(100));

    [Fact]
    public void Whatever_the_text_a_segment_stays_one() => Prop.ForAll<NonNull<string>>(given =>
    {
        var text = new string(given.Get.Where(letter => !char.IsSurrogate(letter)).ToArray());
        if (text is "" or "." or "..")
        {
            return true;
        }

        var address = OData.Address(Endpoint, "a/" + OData.Segment(text) + "/b");

        return address.Authority == "graph.example" && address.Query.Length == 0 && address.Fragment.Length == 0
            && address.AbsolutePath.Split('/') is ["", "a", var segment, "b"] && Uri.UnescapeDataString(segment) == text;
    }).Check(FuzzCases.Properties(100));

    [Fact]
    public void Whatever_the_text_a_filter_stays_one_option() => Prop.ForAll<NonNull<string>>(given =>
    {
        var text = new string(given.Get.Where(letter => !char.IsSurrogate(letter)).ToArray());
        var address = OData.Address(Endpoint, "a", ("$filter", OData.Equal("x", text)), ("$top", "1"));

        return address.Query[1..].Split('&') is [var filter, "$top=1"]
            && Uri.UnescapeDataString(filter) == "$filter=x eq '" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
    }).Check(FuzzCases.Properties(100));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public void What_would_climb_the_path_is_refused(string text) =>
        Assert.Equal(PimErrorCode.InvalidParameter, Assert.Throws<PimException>(() => OData.Segment(text)).Code);

    [Fact]
    public void Conditions_that_are_not_there_are_left_out()
    {
        Assert.Null(OData.And(null, null));
        Assert.Equal("a eq 'b'", OData.And(null, "a eq 'b'"));
        Assert.Equal("a eq 'b' and c eq 'd'", OData.And("a eq 'b'", null, "c eq 'd'"));
        Assert.Equal("https://graph.example/a", OData.Address(Endpoint, "a", ("$filter", null)).AbsoluteUri);
    }

    [Theory]
    [InlineData("http://localhost:5017/")]
    [InlineData("http://localhost:5017")]
    public void An_endpoint_may_end_in_a_slash(string endpoint) =>
        Assert.Equal("http://localhost:5017/v1.0/x", OData.Address(new Uri(endpoint), "v1.0/x").AbsoluteUri);
}
