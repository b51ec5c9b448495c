using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace PimTools.Tests.ScopeSafety;

/// <summary>Makes texts that people, scripts and files may give for a scope: what exists, and what is nearly that.</summary>
internal static class OddTexts
{
    private static readonly string[] Strange =
    [
        "/", "//", "///", ".", "..", "/.", "/..", "/../..", "%2F", "%2f", "%252F", "\\", "/%2e%2e", "?", "#", "&", "*", "?*", "[a-z]*", "`*", "'", "''", "\"",
        "Directory", "directory", "Directory/", "/Directory", "Tenant root", "Ｄirectory", "Dіrectory", "⁄", "∕", "／", "\u200b/", "/\u200b", "\u202e/", " / ", "\t/",
        "administrativeUnits", "/administrativeUnits", "/administrativeUnits/", "/administrativeUnits/..", "/subscriptions", "/subscriptions/",
        "/subscriptions/x/../..", "/providers", "/providers/Microsoft.Management/managementGroups/", "null", "0", "00000000-0000-0000-0000-000000000000",
    ];

    private static readonly string[] Additions =
        ["/", "/..", "/../..", "/../../..", "/.", "%2F", "%2F..", "?", "?api-version=1", "#x", "*", " ", "\t", "\u200b", "/x", "/providers", "\\..", "'", "`", "%00", "//"];

    /// <param name="known">Names and ids there are.</param>
    public static Arbitrary<string> Near(IEnumerable<string> known)
    {
        var bases = known.Concat(Strange).ToArray();
        var changes = from kind in Gen.Choose(0, 7)
                      from addition in Gen.Elements(Additions)
                      from place in Gen.Choose(0, 1000)
                      select (Func<string, string>)(text => Change(text, kind, addition, place));
        return (from text in Gen.Elements(bases)
                from count in Gen.Frequency((3, Gen.Constant(0)), (4, Gen.Constant(1)), (2, Gen.Constant(2)), (1, Gen.Constant(3)))
                from steps in changes.ListOf(count)
                select steps.Aggregate(text, (so, step) => step(so))).ToArbitrary();
    }

    private static string Change(string text, int kind, string addition, int place)
    {
        var at = text.Length == 0 ? 0 : place % (text.Length + 1);
        return kind switch
        {
            0 => text + addition,
            1 => addition + text,
            2 => text.Insert(at, addition),
            3 => text.ToUpperInvariant(),
            4 => text.Replace("/", "%2F", StringComparison.Ordinal),
            5 => text.Replace('/', '\u2215'),
            6 => Uri.EscapeDataString(text),
            _ => text[..at],
        };
    }
}
