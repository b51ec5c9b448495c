using System.Linq;
using PimTools.Plans;
using Xunit;

namespace PimTools.Tests.Core.Plans;

/// <summary>The warnings of a plan: the first five parts that could not be read one by one, or six where there are no more, and the number of the others.</summary>
public sealed class UnreadWarningTests
{
    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(5, 5, null)]
    [InlineData(6, 6, null)]
    [InlineData(7, 5, "2 other parts could not be read either. The plan names them: Unread.")]
    public void Parts_are_told_one_by_one_and_the_others_by_their_number(int parts, int told, string? others)
    {
        var plan = new PimPlan("tenant", Given.Now, "pim.yaml") { UnreadParts = [.. Enumerable.Range(1, parts).Select(i => new UnreadPart($"Part {i}", "No."))] };

        Assert.Equal(
            Enumerable.Range(1, told).Select(i => $"Not read: Part {i}: No.").Concat(others is null ? [] : [others]),
            UnreadWarning.Of(plan, "Not read: "));
    }
}
