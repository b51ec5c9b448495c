using PimTools.Import;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class CsvDelimiterTests
{
    [Theory]
    [InlineData("Role,Principal", ',')]
    [InlineData("Role;Principal;Duration", ';')]
    [InlineData("\"Role\"\t\"Principal\"", '\t')]
    [InlineData("\"a,b,c,d\";\"Role\"", ';')]
    [InlineData("\"a \"\";\"\" b;c\",Role", ',')]
    [InlineData("Role", ',')]
    [InlineData("", ',')]
    public void It_is_what_the_line_has_most_of_outside_of_quotes(string header, char delimiter) =>
        Assert.Equal(delimiter, CsvDelimiter.Of(header));
}
