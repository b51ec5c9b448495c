using System;
using System.IO;
using Xunit;

namespace PimTools.Tests.Conventions;

/// <summary>
/// A part of a document that the tests write: from <c>&lt;!-- begin: name --&gt;</c> to <c>&lt;!-- end: name --&gt;</c>. A test that finds another text
/// there fails; with PIMTOOLS_WRITE_DOCS=1 in the environment it writes the text instead.
/// </summary>
internal static class GeneratedSection
{
    /// <summary>Tells whether a test writes what it finds outdated.</summary>
    public static bool IsWriting => Environment.GetEnvironmentVariable("PIMTOOLS_WRITE_DOCS") == "1";

    public static string PathOf(string document) => Path.Combine(Repository.Root, document);

    public static void Check(string document, string name, string expected)
    {
        var text = File.ReadAllText(PathOf(document)).ReplaceLineEndings("\n");
        var begin = $"<!-- begin: {name} -->\n";
        var start = text.IndexOf(begin, StringComparison.Ordinal);
        var end = text.IndexOf($"<!-- end: {name} -->", StringComparison.Ordinal);
        Assert.True(start >= 0 && end > start, $"{document} has no section '{name}'.");
        start += begin.Length;
        if (text[start..end] == expected)
        {
            return;
        }

        Assert.True(
            IsWriting,
            $"The section '{name}' of {document} is not up to date. Run the test with PIMTOOLS_WRITE_DOCS=1 to write it:{Environment.NewLine}{expected}");
        File.WriteAllText(PathOf(document), string.Concat(text.AsSpan(0, start), expected, text.AsSpan(end)));
    }
}
