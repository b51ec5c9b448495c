using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Activation;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PimTools.Graph.Picker;

/// <summary>Draws a choice. Names come from the service, so that all of it is plain text, and control characters are visible.</summary>
internal static class RoleChoiceView
{
    // The lines beside the rows: filter, headers, the role under the cursor, keys, refusal.
    private const int OtherLines = 9;
    private static readonly Style Highlight = new(decoration: Decoration.Bold);
    private static readonly Style Quiet = new(decoration: Decoration.Dim);

    // A narrower console needs two lines for many a row.
    private const int WidthOfOneLine = 110;

    // The columns that never give way to others.
    private static readonly (string Name, int? Width)[] Columns =
    {
        (string.Empty, 5), ("Role", null), ("Scope", null), ("State", null), ("Asks for", null), ("Longest", 7),
    };

    /// <summary>The number of roles that fit on the screen at once.</summary>
    public static int PageOf(IAnsiConsole console) =>
        Math.Max(3, Math.Min(15, (console.Profile.Height - OtherLines) / (console.Profile.Width < WidthOfOneLine ? 2 : 1)));

    public static IRenderable Draw(RoleChoice choice, int page) => new Rows(
        (choice.Step == PickerStep.Roles ? ListOf(choice.List, page) : QuestionOf(choice)).Concat(RefusalOf(choice)));

    private static IEnumerable<IRenderable> ListOf(RoleList list, int page)
    {
        yield return Line($"Activate: {list.Filter}_");
        var first = Math.Max(0, Math.Min(list.At - (page / 2), list.Shown.Count - page));
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (var (name, width) in Columns)
        {
            table.AddColumn(new TableColumn(Line(name, Quiet)) { Width = width });
        }

        foreach (var role in list.Shown.Skip(first).Take(page))
        {
            var style = role == list.Current ? Highlight : Style.Plain;
            table.AddRow(Cells(role, list).Select(text => Line(text, style)));
        }

        yield return table;
        yield return list.Current is { } current
            ? Line($"{current.Eligible.Role.Describe(current.Eligible.Scope)}: {current.State}, asks for {(current.Asks.Length > 0 ? current.Asks : "nothing")}, {PimDuration.Format(current.Longest)} at most")
            : Line("Nothing fits what was typed.");
        yield return Line($"{list.MarkedCount} marked, {list.Shown.Count} shown. Type to filter, Space marks, Enter goes on, Esc leaves.", Quiet);
    }

    private static IEnumerable<string> Cells(PickableRole role, RoleList list)
    {
        yield return $"{(role == list.Current ? ">" : " ")} [{(list.IsMarked(role) ? "x" : " ")}]";
        yield return role.Eligible.Role.Name;
        yield return role.Eligible.Scope.DisplayName;
        yield return role.State;
        yield return role.Asks;
        yield return PimDuration.Format(role.Longest);
    }

    private static IEnumerable<IRenderable> QuestionOf(RoleChoice choice)
    {
        yield return Line("Activate: " + string.Join(", ", choice.List.Chosen.Select(role => role.Eligible.Role.Describe(role.Eligible.Scope))));
        var hint = choice.Step switch
        {
            PickerStep.Duration => $" (at most {PimDuration.ToArgument(choice.Longest)}; empty: as long as each allows)",
            _ when choice.IsNeeded => string.Empty,
            _ => " (may be empty)",
        };
        yield return Line($"{(choice.Step == PickerStep.Ticket ? "Ticket number" : choice.Step.ToString())}{hint}: {choice.Typed}_");
        yield return Line("Enter goes on, Esc leaves.", Quiet);
    }

    private static IEnumerable<IRenderable> RefusalOf(RoleChoice choice) =>
        choice.Refusal is { } refusal ? new[] { Line(refusal) } : Array.Empty<IRenderable>();

    private static Spectre.Console.Text Line(string text, Style? style = null) => new(VisibleText.OnOneLine(text), style);
}
