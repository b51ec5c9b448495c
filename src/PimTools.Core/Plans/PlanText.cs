using System.Collections.Generic;
using System.Linq;
using System.Text;
using PimTools.Models;

namespace PimTools.Plans;

/// <summary>Writes a plan as a text for a person.</summary>
internal static class PlanText
{
    /// <summary>The numbers of a plan: <c>1 to create, 2 to update, 120 unchanged</c>.</summary>
    public static string Summary(PimPlan plan)
    {
        var numbers = new[]
        {
            (plan.Create, "to create"), (plan.Update, "to update"), (plan.Extend, "to extend"), (plan.Remove, "to remove"), (plan.Withheld, "withheld"),
            (plan.Changes.Count(change => change.Action == PimPlanAction.Unknown), "not known"), (plan.Unchanged, "unchanged"),
        };
        return string.Join(", ", numbers.Where(one => one.Item1 > 0).Select(one => $"{one.Item1} {one.Item2}").DefaultIfEmpty("nothing to do"));
    }

    /// <summary>A step in a line: <c>Update the setting of Reports Reader at Directory: MaximumActivationDuration from 8h to 2h</c>.</summary>
    public static string Line(PimPlannedChange change) => $"{change.Action} {change.Describe()}: {string.Join("; ", change.Differences.Select(one => one.ToString()))}";

    /// <summary>A step that is not taken, in a line.</summary>
    public static string WithheldLine(PimPlannedChange change) => $"{change.Action} {change.Describe()}: {change.Withheld}";

    public static string Write(PimPlan plan)
    {
        var text = new StringBuilder();
        void Add(string line) => text.Append(VisibleText.OnOneLine(line)).Append('\n');

        Add($"Plan of {plan.Source}, made on {MomentText.Of(plan.Created)}");
        Add($"Tenant {plan.TenantId}");
        Add(Summary(plan));
        foreach (var change in plan.Changes.Where(change => change.IsNeeded))
        {
            text.Append('\n');
            Add($"{Sign(change.Action)} {change.Action} {change.Describe()}");
            foreach (var difference in change.Differences)
            {
                Add($"      {difference.Field}: {difference.From} -> {difference.To}");
            }
        }

        Section(Add, "Withheld:", plan.WithheldSteps);
        Section(Add, "Not read, and left as it is:", plan.Unread);
        if (plan.Unlisted > 0 && !plan.IsPruning)
        {
            Section(Add, null, new[] { DescribeUnlisted(plan.Unlisted) });
        }

        return text.ToString();
    }

    /// <summary>Tells of what the document does not name and the plan leaves alone.</summary>
    public static string DescribeUnlisted(int count) =>
        $"{count} {(count == 1 ? "assignment is" : "assignments are")} not in the document, and stay: -Prune plans to remove them.";

    private static void Section(System.Action<string> line, string? title, IEnumerable<string> lines)
    {
        var some = lines.ToList();
        if (some.Count == 0)
        {
            return;
        }

        line(string.Empty);
        if (title is not null)
        {
            line(title);
        }

        some.ForEach(one => line((title is null ? string.Empty : "  ") + one));
    }

    private static char Sign(PimPlanAction action) => action switch
    {
        PimPlanAction.Create => '+',
        PimPlanAction.Remove => '-',
        _ => '~',
    };
}
