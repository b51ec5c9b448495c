using System.Collections.Generic;
using PimTools.Text;
using Xunit;

namespace PimTools.Tests.Core.Text;

/// <summary>Texts are written so that nothing of a secret is left in them and each can be told from the next.</summary>
public sealed class SafeTextTests
{
    [Theory]
    [InlineData("http://proxy:8080", "http://proxy:8080")]
    [InlineData("http://proxy:8080/", "http://proxy:8080")]
    [InlineData("  http://user:secret@proxy:8080/path?x=1#y  ", "http://proxy:8080")]
    [InlineData("http://user:p@ss/w@proxy", "http://proxy")]
    [InlineData("user:secret@proxy:8080", "proxy:8080")]
    [InlineData("proxy?x", "proxy")]
    [InlineData("://proxy", "://proxy")]
    [InlineData("/proxy", "")]
    public void An_address_of_a_proxy_is_told_without_credentials_and_path(string address, string told) => Assert.Equal(told, ProxyAddress.WithoutCredentials(address));

    [Theory]
    [InlineData("; ", "a;b", "\"a;b\"; c")]
    [InlineData("; ", "a\"b", "\"a\"\"b\"; c")]
    [InlineData("; ", ";", "\";\"; c")]
    [InlineData("; ", "a", "a; c")]
    [InlineData(", ", "a;b", "a;b, c")]
    public void Texts_between_semicolons_are_quoted_where_they_hold_one(string separator, string text, string told) => Assert.Equal(told, new PimTextList([text, "c"], separator).ToString());

    [Fact]
    public void A_line_of_json_leaves_out_what_is_empty_and_sorts_what_has_no_order()
    {
        Assert.Equal("""{"b":"1","n":0}""", new JsonLine().Add("a", string.Empty).Add("b", "1").Add("c", (string?)null).Add("n", 0).ToString());
        Assert.Equal("""{"d":{"a":"1","b":"2"}}""", new JsonLine().Add("d", new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" }).ToString());
        Assert.Equal("{}", new JsonLine().Add("d", new Dictionary<string, string>()).ToString());
    }

    [Fact]
    public void Json_keeps_what_is_plain_and_escapes_what_is_not() =>
        Assert.Equal("\" ~\u00a0é\\u001f\\u007f\\u0085\\u2028\\u2029\\u202e\\n\\r\\t\\\"\\\\\"", JsonLine.Quote(" ~\u00a0é\u001f\u007f\u0085\u2028\u2029\u202e\n\r\t\"\\"));
}
