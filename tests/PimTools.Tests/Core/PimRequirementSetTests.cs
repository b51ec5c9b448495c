using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimRequirementSetTests
{
    private static readonly PimRequirementSet Both = PimRequirements.Mfa | PimRequirements.Justification;

    [Theory]
    [InlineData("Mfa", true)]
    [InlineData("justification", true)]
    [InlineData("Mfa, Justification", true)]
    [InlineData("Justification, Mfa", true)]
    [InlineData("Ticket", false)]
    [InlineData("Mfa, Ticket", false)]
    [InlineData("None", false)]
    [InlineData("1", false)]
    [InlineData("", false)]
    public void It_equals_each_of_its_members_and_all_of_them(string words, bool equal) => Assert.Equal(equal, Both.Equals(words));

    [Fact]
    public void Nothing_is_a_member_of_none_but_none()
    {
        PimRequirementSet none = PimRequirements.None;

        Assert.True(none.Equals("None"));
        Assert.False(none.Equals("Mfa"));
        Assert.False(none.Equals(""));
        Assert.False(none.Equals(0));
        Assert.Equal((true, false), (none != Both, none != PimRequirements.None));
    }

    [Fact]
    public void It_reads_words_and_lists_of_words()
    {
        Assert.Equal(Both, new PimRequirementSet("Mfa, Justification"));
        Assert.Equal(Both, new PimRequirementSet(new object[] { "Justification", "Mfa" }));
        Assert.Equal(PimRequirements.Mfa, new PimRequirementSet("Mfa; Mfa").Value);
        foreach (var words in new[] { "Mfa, Nonsense", "3", "", " " })
        {
            var error = Assert.Throws<PimException>(() => new PimRequirementSet(words));
            Assert.Equal((PimErrorCode.InvalidParameter, words, "Give some of None, Mfa, Justification, Ticket, Unknown."), (error.Code, error.TargetObject, error.Remedy));
        }
    }
}
