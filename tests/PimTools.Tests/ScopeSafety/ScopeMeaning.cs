using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace PimTools.Tests.ScopeSafety;

/// <summary>Tells what a text given by a person may mean, told again apart from the code under test.</summary>
internal static class ScopeMeaning
{
    /// <summary>The id that was given, or that of a scope whose name was.</summary>
    public static bool IsScope(string text, string wire, IReadOnlyCollection<PimScope> scopes) =>
        (text.Trim().Length > 1 && new[] { Literal(Plain(text)), Plain(text) }.Any(each => Same(each.TrimEnd('/'), wire) || Same(AzureId(each), wire)))
        || scopes.Any(scope => Same(scope.Id, wire) && Names(text, scope.DisplayName, scope.Id, scope.Id[(scope.Id.LastIndexOf('/') + 1)..]));

    /// <summary>A scope of the directory, by its own two names alone, and not even by those where an administrative unit bears them.</summary>
    public static bool IsDirectoryScope(string text, string wire, IReadOnlyCollection<PimScope> units) => wire == "/"
        ? Names(text, "/", "Directory") && (IsPattern(text) || !units.Any(unit => Names(text, unit.DisplayName)))
        : units.Any(unit => wire == unit.Id && Names(text, unit.DisplayName, wire, wire[(wire.LastIndexOf('/') + 1)..]));

    /// <summary>The membership or ownership that was named in full, or the membership where only the group was.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="wire">As <see cref="WrittenScopes"/> tells groups.</param>
    /// <param name="roles">Those to choose from.</param>
    public static bool IsGroupRole(string text, string wire, IReadOnlyCollection<PimRole> roles) => roles.Any(role =>
        Same(Full(role, role.Id), wire)
        && (Names(text, Full(role, role.Name), Full(role, role.Id))
            || (Names(text, role.Name, role.Id) && (IsPattern(text) || role.Access == PimAccess.Member))));

    public static bool Names(string text, params string[] names) => names.Any(name =>
        Same(Literal(text), name) || Same(text.Trim(), name) || Same(Plain(Literal(text)), name) || Same(Plain(text), name)
        || (IsPattern(text) && Regex.IsMatch(name, Pattern(Plain(text)), RegexOptions.IgnoreCase | RegexOptions.Singleline)));

    /// <summary>The text without what nobody sees, and with plain blanks and hyphens for what looks like them.</summary>
    private static string Plain(string text)
    {
        var seen = Regex.Replace(text, "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", string.Empty);
        var spaced = Regex.Replace(seen, "[\u00a0\u2000-\u200a\u202f\u205f\u3000]", " ");
        return Regex.Replace(spaced, "[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]", "-").Trim();
    }

    /// <summary>The id of a subscription, a management group or what lies below, without regard to the slash or provider before it.</summary>
    private static string AzureId(string text) => "/" + Regex.Replace(text.Trim('/'), @"^providers/Microsoft\.Subscription/(?=subscriptions/)", string.Empty, RegexOptions.IgnoreCase);

    private static string Full(PimRole role, string group) => $"{group} ({role.Access})";

    private static string Literal(string text) => Regex.Replace(text.Trim(), "`(.)", "$1");

    private static bool IsPattern(string text) => Regex.IsMatch(Regex.Replace(text, "`.", string.Empty), @"[*?\[]");

    private static string Pattern(string text) => "^" + string.Concat(Regex.Matches(text, @"`.|\[[^]]+\]|.", RegexOptions.Singleline).Select(part => part.Value switch
    {
        "*" => ".*",
        "?" => ".",
        ['[', .. var among, ']'] => $"[{Regex.Replace(among, @"[\\^[]", @"\$0")}]",
        ['`', var letter] => Regex.Escape(letter.ToString()),
        var letter => Regex.Escape(letter),
    })) + "$";

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
