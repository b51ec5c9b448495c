using PimTools.Documents;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Comments of a JSON text become blanks, so that what is told of the rest has its place; what only looks like one stays.</summary>
public sealed class JsonCommentsTests
{
    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("", "")]
    [InlineData("1 // one\n2", "1       \n2")]
    [InlineData("1 // one\r\n2", "1       \r\n2")]
    [InlineData("1 // to the end", "1              ")]
    [InlineData("//", "  ")]
    [InlineData("1 /* one */ 2", "1           2")]
    [InlineData("/**/1", "    1")]
    [InlineData("/*/ 1 */2", "        2")]
    [InlineData("1 /* one\n  two */ 2", "1       \n         2")]
    [InlineData("1 /* without an end", "1                  ")]
    [InlineData("1 /* a */ 2 // b", "1         2     ")]
    [InlineData("// \"a\n\"b\"", "     \n\"b\"")]
    [InlineData("\"https://contoso.com\" // a", "\"https://contoso.com\"     ")]
    [InlineData("\"/* a */\"", "\"/* a */\"")]
    [InlineData("\"a\\\" // b\"", "\"a\\\" // b\"")]
    [InlineData("\"a\\\\\" // b", "\"a\\\\\"     ")]
    [InlineData("1 / 2", "1 / 2")]
    [InlineData("1 /", "1 /")]
    [InlineData("\"a\\", "\"a\\")]
    public void A_comment_is_blanked_in_its_place(string text, string expected) => Assert.Equal(expected, JsonComments.Blank(text));
}
