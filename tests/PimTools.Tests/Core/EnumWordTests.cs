using PimTools.Text;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class EnumWordTests
{
    [Theory]
    [InlineData("Group", PimKind.Group)]
    [InlineData("azureROLE", PimKind.AzureRole)]
    [InlineData(" Group ", PimKind.Group)]
    [InlineData("2", PimKind.Group)]
    [InlineData("1", PimKind.EntraRole)]
    [InlineData("0", null)]
    [InlineData("4", null)]
    [InlineData("-1", null)]
    [InlineData("EntraRole, Group", null)]
    [InlineData("Group,Group", null)]
    [InlineData("Groups", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void One_name_or_number_is_a_word_and_nothing_else(string? text, PimKind? expected) => Assert.Equal(expected, EnumWord.Read<PimKind>(text));
}
