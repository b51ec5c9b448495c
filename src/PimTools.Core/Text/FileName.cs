using System;
using System.Linq;

namespace PimTools;

/// <summary>Makes file names that every system has, Windows included, so that a repository can be checked out there.</summary>
internal static class FileName
{
    private const int Longest = 100;

    private static readonly char[] NotInNames = "<>:\"/\\|?*".ToCharArray();
    private static readonly string[] Devices = { "CON", "PRN", "AUX", "NUL", "COM", "LPT" };

    /// <summary>The name of a file, without its extension, for something of this name; never a path, and never empty.</summary>
    /// <param name="name">The name, of which the first 100 characters are taken.</param>
    /// <param name="id">The id that is set behind it whole, where the name alone does not tell it from others.</param>
    public static string Of(string name, string? id = null)
    {
        var kept = Clean(name.Length > Longest ? name.Substring(0, Longest) : name);
        kept = kept.Length == 0 || IsDevice(kept) ? "_" + kept : kept;
        return id is null ? kept : kept + " " + Clean(id);
    }

    private static string Clean(string text) =>
        new string(text.Select(one => char.IsControl(one) || NotInNames.Contains(one) ? '-' : one).ToArray()).Trim(' ', '.');

    private static bool IsDevice(string name) => Devices.Contains(
        name.Split('.')[0].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'), StringComparer.OrdinalIgnoreCase);
}
