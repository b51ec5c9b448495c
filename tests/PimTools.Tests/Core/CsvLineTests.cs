using PimTools.Import;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class CsvLineTests
{
    [Theory]
    [InlineData("Ada", "\"Ada\"")]
    [InlineData("", "\"\"")]
    [InlineData(null, "\"\"")]
    [InlineData("a \"b\", c", "\"a \"\"b\"\", c\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@x", "\"'@x\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("\nx", "\"'\nx\"")]
    [InlineData("1=1", "\"1=1\"")]
    [InlineData("a-b", "\"a-b\"")]
    public void A_cell_is_quoted_and_never_a_formula(string? cell, string written) => Assert.Equal(written, CsvLine.Write([cell]));

    [Fact]
    public void Cells_have_commas_between_them() => Assert.Equal("\"a\",\"b\"", CsvLine.Write(["a", "b"]));
}
