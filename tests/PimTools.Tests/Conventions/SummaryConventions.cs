using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PimTools.Tests.Conventions;

/// <summary>A summary says what something is or does: "Reads …", "The time at which …". A relative clause, "What …", leaves the reader without a subject.</summary>
public sealed class SummaryConventions
{
    private static readonly Regex Clause = new(@"<summary>[\s/]*((?:What|Whom?|Whose|Where|Whether|How|Which|Why|When)\b[^\r\n<]*)");

    [Fact]
    public void A_summary_begins_with_a_subject_or_a_verb() => Offenders.None(
        from file in SourceFile.All.Where(file => file.IsCode)
        from match in Clause.Matches(file.Text)
        select $"{file}: {match.Groups[1].Value}");
}
