using PimTools.Compliance;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core.Compliance;

/// <summary>A finding in words: what is there and what is expected, or the reason why it cannot be told.</summary>
public sealed class FindingTextTests
{
    [Theory]
    [InlineData(PimFindingResult.Fail, "RequiresApproval is false, expected true")]
    [InlineData(PimFindingResult.Pass, "Somebody approves")]
    [InlineData(PimFindingResult.CannotTell, "No.")]
    [InlineData(PimFindingResult.NotApplicable, "No.")]
    public void The_message_says_what_the_result_rests_on(PimFindingResult result, string message) => Assert.Equal(message, Finding(result, "No.").Message);

    [Fact]
    public void Without_evidence_what_cannot_be_told_has_the_title_of_its_rule() => Assert.Equal("Somebody approves", Finding(PimFindingResult.CannotTell, null).Message);

    [Fact]
    public void An_exception_says_by_whom_and_until_when()
    {
        var accepted = Finding(PimFindingResult.Fail, "No.").Accepted("Ada", "Because", Given.Now, isInForce: true);

        Assert.Equal($"RequiresApproval is false, expected true; accepted by Ada until {MomentText.Of(Given.Now)}", accepted.Message);
        Assert.Equal("RequiresApproval is false, expected true", Finding(PimFindingResult.Fail, "No.").Accepted("Ada", "Because", Given.Now, isInForce: false).Message);
    }

    [Fact]
    public void The_directory_is_not_named_where_most_roles_are_held()
    {
        Assert.Equal("Reader: Somebody approves", Finding(PimFindingResult.Pass, null, "Reader at Directory").Finding);
        Assert.Equal("Eligible Reader for Ada: Somebody approves", Finding(PimFindingResult.Pass, null, "Eligible Reader at Directory for Ada").Finding);
        Assert.Equal("Reader at Directory Sync: Somebody approves", Finding(PimFindingResult.Pass, null, "Reader at Directory Sync").Finding);
        Assert.Equal("R1 Pass: Reader at Directory: Somebody approves", Finding(PimFindingResult.Pass, null, "Reader at Directory").ToString());
    }

    private static PimFinding Finding(PimFindingResult result, string? evidence, string target = "Reader") => new("Mine", "R1", result)
    {
        Title = "Somebody approves", Target = target, Field = "RequiresApproval", Expected = "true", Actual = "false", Evidence = evidence,
    };
}
