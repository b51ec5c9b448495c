using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace PimTools.Tests.ScopeSafety;

/// <summary>What a text given by a person may mean, told again apart from the code under test.</summary>
internal static class Meaning
{
    /// <summary>The id that was given, or that of a scope whose name was.</summary>
    public static bool IsScope(string text, string wire, IReadOnlyCollection<PimScope> scopes) =>
        (text.Trim().Length > 1 && (Same(Literal(text).TrimEnd('/'), wire) || Same(text.Trim().TrimEnd('/'), wire)))
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
            || (Names(text, role.Name, role.Id) && (IsPattern(text) || role.Access == PimAccess.Member || !HasMember(role, roles)))));

    public static bool Names(string text, params string[] names) => names.Any(name =>
        Same(Literal(text), name) || Same(text.Trim(), name)
        || (IsPattern(text) && Regex.IsMatch(name, Pattern(text.Trim()), RegexOptions.IgnoreCase | RegexOptions.Singleline)));

    private static bool HasMember(PimRole owner, IEnumerable<PimRole> roles) => roles.Any(role => role.Id == owner.Id && role.Access == PimAccess.Member);

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
