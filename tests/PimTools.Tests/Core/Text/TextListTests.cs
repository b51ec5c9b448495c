using Xunit;

namespace PimTools.Tests.Core.Text;

/// <summary>Texts of a list are written in one line in which none is taken for two.</summary>
public sealed class TextListTests
{
    [Theory]
    [InlineData("; ", "a;b", "\"a;b\"; c")]
    [InlineData("; ", "a\"b", "\"a\"\"b\"; c")]
    [InlineData("; ", ";", "\";\"; c")]
    [InlineData("; ", "a", "a; c")]
    [InlineData(", ", "a;b", "a;b, c")]
    public void Texts_between_semicolons_are_quoted_where_they_hold_one(string separator, string text, string told) => Assert.Equal(told, new PimTextList([text, "c"], separator).ToString());
}
