using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PimTools.Help.Notices;

/// <summary>Writes the notices: the packages in order of their ids, then every text they refer to, once.</summary>
public static class NoticesWriter
{
    private static readonly string Rule = new('-', 80);

    /// <summary>Writes them as one text with line feeds.</summary>
    public static string Write(IEnumerable<ShippedPackage> packages)
    {
        var ordered = packages.OrderBy(package => package.Id, StringComparer.Ordinal).ThenBy(package => package.Version, StringComparer.Ordinal).ToList();
        var texts = ordered.Select(package => package.LicenseText).Concat(ordered.Select(package => package.Notices).OfType<string>()).Distinct().ToList();

        var text = new StringBuilder("THIRD-PARTY NOTICES\n\nPimTools ships assemblies of these packages, unchanged. The texts follow the list.\n");
        foreach (var package in ordered)
        {
            text.Append('\n').Append(package.Id).Append(' ').Append(package.Version).Append('\n');
            Line(text, "Copyright", package.Copyright);
            Line(text, "Licence", $"{package.License ?? "as in its text"} (text {texts.IndexOf(package.LicenseText) + 1})");
            Line(text, "Notices", package.Notices is { } notices ? $"text {texts.IndexOf(notices) + 1}" : null);
            Line(text, "Project", package.Url);
            foreach (var assembly in package.Assemblies.Order(StringComparer.Ordinal))
            {
                Line(text, "Assembly", assembly);
            }
        }

        foreach (var (number, words) in texts.Index())
        {
            text.Append('\n').Append(Rule).Append('\n').Append("Text ").Append(number + 1).Append('\n').Append(Rule).Append("\n\n").Append(words).Append('\n');
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append("  ").Append(name).Append(": ").Append(value).Append('\n');
        }
    }
}
