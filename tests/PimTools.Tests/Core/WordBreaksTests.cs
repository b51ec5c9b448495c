using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Words that are wider than a column of a table.</summary>
public sealed class WordBreaksTests
{
    [Theory]
    [InlineData("Microsoft.Authorization/roleEligibilityScheduleRequests/write", 32, "Microsoft.Authorization/\nroleEligibilityScheduleRequests/\nwrite")]
    [InlineData("PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup", 32, "PrivilegedEligibilitySchedule.\nReadWrite.AzureADGroup")]
    [InlineData("breakglass@contoso.com", 16, "breakglass\n@contoso.com")]
    [InlineData("ConvertTo-PimEligibleAssignment", 26, "ConvertTo-\nPimEligibleAssignment")]
    [InlineData("PendingExternalProvisioning", 15, "PendingExternal\nProvisioning")]
    [InlineData("a/longPascalCaseWord/b", 10, "a/\nlongPascal\nCaseWord/\nb")]
    public void Break_between_their_parts(string word, int width, string broken) => Assert.Equal(broken, VisibleText.Within(word, width));

    [Theory]
    [InlineData("Microsoft.Authorization/roleAssignments/read", 44)]
    [InlineData("Justification, Mfa", 15)]
    [InlineData("Donaudampfschifffahrt", 10)]
    [InlineData("", 1)]
    public void Stay_where_they_fit_or_have_no_parts(string text, int width) => Assert.Equal(text, VisibleText.Within(text, width));

    // "of cleo@contoso.com" in 16 characters: PowerShell would break before the last letter.
    [Fact]
    public void Have_a_character_less_after_a_blank()
    {
        Assert.Equal("cleo@contoso.com", VisibleText.Within("cleo@contoso.com", 16));
        Assert.Equal("of cleo\n@contoso.com", VisibleText.Within("of cleo@contoso.com", 16));
    }

    [Fact]
    public void Are_spelled_first() => Assert.Equal("<U+202E>\n@contoso.com", VisibleText.Within("\u202e@contoso.com", 12));

    [Fact]
    public void Are_nothing_where_there_is_nothing() => Assert.Null(VisibleText.Within(null, 10));
}
