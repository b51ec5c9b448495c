using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PimTools.Tests.Conventions;

/// <summary>A summary says what something is or does: "Reads …", "The time at which …". A relative clause, "What …", leaves the reader without a subject.</summary>
public sealed class SummaryConventions
{
    private static readonly Regex Clause = new(@"<summary>[\s/]*((?:What|Whom?|Whose|Where|Whether|How|Which|Why|When)\b[^\r\n<]*)");

    // Files from before this rule. The list may only become shorter.
    private static readonly string[] Before =
    [
        "Core/Changes/AssignmentPlanner", "Core/Changes/AssignmentTerms", "Core/Changes/ChangeText", "Core/Changes/Conversion", "Core/Changes/DesiredAssignment",
        "Core/Changes/ExistingAssignments", "Core/Changes/HeldAssignments", "Core/Changes/PlannedChange", "Core/Compliance/GroupEvidence", "Core/Documents/PimDocumentProblem",
        "Core/Documents/PimDocumentSeverity", "Core/Memory/ConnectionMemory", "Core/Memory/RememberedEligibility", "Core/Reports/ApprovalSection", "Core/Reports/EndingSection",
        "Graph/Auditing/AuditReader", "Graph/Auditing/AuditSubject",
    ];

    [Fact]
    public void A_summary_begins_with_a_subject_or_a_verb() => Offenders.None(
        from file in SourceFile.Shipped
        where !Before.Contains(Short(file))
        from match in Clause.Matches(file.Text)
        select $"{file}: {match.Groups[1].Value}");

    [Fact]
    public void A_file_that_keeps_the_rule_is_no_exception_any_more() =>
        Offenders.None(Before.Except(SourceFile.Shipped.Where(file => Clause.IsMatch(file.Text)).Select(Short)));

    private static string Short(SourceFile file) => Regex.Replace(file.Path, @"^src/PimTools\.?|\.cs$", string.Empty);
}
