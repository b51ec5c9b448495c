using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using PimTools.Models;
using PimTools.Permissions;

namespace PimTools.Tests.Conventions;

/// <summary>Tells what a help page's notes say of permissions, as the table has it.</summary>
internal static class PermissionNotes
{
    private const int Width = 150;
    private const string Nothing = "No permission is needed";
    private const string Intro =
        "Permissions, for people and applications alike unless said otherwise. One of each list will do; the least privileged stands first.\n"
        + "`Get-PimContext -Permission` checks a connection for them.";

    private static readonly string[] Openings = ["Permissions", "- Entra roles", "- Groups", "- Azure roles", "- All kinds", "For what concerns others"];

    /// <summary>The section as it stands at the beginning of the notes.</summary>
    public static string Render(string cmdlet)
    {
        var kinds = PimKinds.All.Where(kind => PimPermissions.NeededBy(cmdlet, kind).Count + PimPermissions.HelpfulTo(cmdlet, kind).Count > 0).ToList();
        if (kinds.Count == 0)
        {
            return Nothing;
        }

        var blocks = new List<string> { Intro, string.Join("\n", Lines(cmdlet).Select(Wrap)) };
        var besides = PimKinds.All.Select(kind => Besides(cmdlet, kind)).OfType<string>().Select(Wrap).ToList();
        if (besides.Count > 0)
        {
            blocks.Add("For what concerns others, it also takes:");
            blocks.Add(string.Join("\n", besides));
        }

        return string.Join("\n\n", blocks) + "\n";
    }

    /// <summary>The notes with the section as it should be, whatever stood there.</summary>
    public static string Renew(string cmdlet, string notes)
    {
        var blocks = notes.TrimEnd().Split("\n\n").SkipWhile(block => Openings.Any(opening => block.StartsWith(opening, StringComparison.Ordinal)));
        return Render(cmdlet) + "\n" + string.Join("\n\n", blocks) + "\n\n";
    }

    /// <summary>Each kind's lines; what all kinds say alike, once at the end.</summary>
    private static IEnumerable<string> Lines(string cmdlet) => PimKinds.All
        .SelectMany(kind => Lines(cmdlet, kind).Select(line => (Kind: PermissionDescription.Kind(kind), Line: line)))
        .GroupBy(one => one.Line, one => one.Kind)
        .Select(same => (Kinds: same.ToList(), Line: same.Key))
        .OrderBy(one => one.Kinds.Count)
        .Select(one => $"- {(one.Kinds.Count == PimKinds.All.Count ? "All kinds" : string.Join(" and ", one.Kinds))}{one.Line}");

    private static IEnumerable<string> Lines(string cmdlet, PimKind kind)
    {
        var needed = PimPermissions.NeededBy(cmdlet, kind);
        if (kind == PimKind.AzureRole)
        {
            yield return ": user_impersonation of Azure Service Management"
                + string.Concat(needed.Where(right => right.Action is not null).Select(right => $"; to {right} {right.Action} at the scope")) + ".";
        }

        foreach (var right in needed.Where(right => right.Action is null))
        {
            yield return $", to {right}: {List(right)}.";
        }

        foreach (var right in PimPermissions.HelpfulTo(cmdlet, kind))
        {
            yield return $", to {right}, if that is wanted: {List(right)}.";
        }
    }

    private static string List(PimRight right) => right switch
    {
        { Action: { } action } => action + " at the scope",
        { IsForPeopleOnly: true } => string.Join(", ", right.Delegated) + "; an application cannot",
        _ when right.Application.SequenceEqual(right.Delegated) => string.Join(", ", right.Delegated),
        _ => $"{string.Join(", ", right.Delegated)}; an application {string.Join(", ", right.Application)}",
    };

    private static string? Besides(string cmdlet, PimKind kind)
    {
        // Who may do what the cmdlet is there for, which stands last, may do the rest.
        var last = PimPermissions.NeededBy(cmdlet, kind).Select(right => right.Besides).OfType<string>().LastOrDefault();
        return last is null ? null : $"- {PermissionDescription.Kind(kind)}: {last}.";
    }

    private static string Wrap(string text)
    {
        var lines = new StringBuilder();
        var length = 0;
        foreach (var word in text.Split(' '))
        {
            if (length > 0 && length + 1 + word.Length > Width)
            {
                lines.Append('\n');
                length = 0;
            }
            else if (length > 0)
            {
                lines.Append(' ');
                length++;
            }

            lines.Append(word);
            length += word.Length;
        }

        return lines.ToString();
    }
}
