using System.Collections.Generic;
using System.Linq;
using System.Text;
using PimTools.Models;

namespace PimTools.Plans;

/// <summary>Writes a plan in Markdown. Everything that comes from the service stands in code, where it can neither form anything nor call anybody.</summary>
internal static class PlanMarkdown
{
    // A comment of GitHub has 65,536 characters; the rest is for what stands around the plan.
    private const int Longest = 60_000;

    public static string Write(PimPlan plan)
    {
        var text = new StringBuilder();
        text.Append("### PIM plan of ").Append(Code(plan.Source)).Append("\n\n");
        text.Append(plan.HasChanges ? "**" + PlanText.Summary(plan) + "**" : "**No changes.** " + PlanText.Summary(plan)).Append("\n\n");
        text.Append("Tenant ").Append(Code(plan.TenantId)).Append(", made on ").Append(MomentText.Of(plan.Created)).Append(".\n");
        Table(text, null, "| Action | What | Change |", plan.Changes.Where(change => change.IsNeeded).Select(Row));
        Table(
            text,
            "Withheld",
            "| Action | What | Why |",
            plan.Changes.Where(change => change.Withheld is not null).Select(change => $"| {change.Action} | {Code(change.Describe())} | {Code(change.Withheld!)} |"));
        Table(text, "Not read, and left as it is", "| What | Why |", plan.UnreadParts.Select(part => $"| {Code(part.Part)} | {Code(part.Reason)} |"));
        if (plan.Unlisted > 0 && !plan.IsPruning)
        {
            text.Append('\n').Append(PlanText.DescribeUnlisted(plan.Unlisted)).Append('\n');
        }

        return text.ToString();
    }

    private static string Row(PimPlannedChange change) =>
        $"| {change.Action} | {Code(change.Describe())} | {string.Join("<br>", change.Differences.Select(one => $"{one.Field}: {Code(one.From)} → {Code(one.To)}"))} |";

    private static void Table(StringBuilder text, string? title, string head, IEnumerable<string> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        text.Append('\n');
        if (title is not null)
        {
            text.Append("#### ").Append(title).Append("\n\n");
        }

        text.Append(head).Append('\n').Append('|').Append(string.Concat(Enumerable.Repeat(" --- |", head.Count(one => one == '|') - 1))).Append('\n');
        var written = 0;
        foreach (var row in all.TakeWhile(row => text.Length + row.Length < Longest))
        {
            text.Append(row).Append('\n');
            written++;
        }

        if (written < all.Count)
        {
            text.Append($"\n… and {all.Count - written} more: the saved plan has them all.\n");
        }
    }

    private static string Code(string value) => "`" + VisibleText.OnOneLine(value).Replace('`', '\'').Replace("|", "\\|") + "`";
}
