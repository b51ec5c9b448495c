using System;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PimTools.Tests.Conventions;

/// <summary>The examples of the help fit a console of 80 columns.</summary>
public sealed class ExampleConventions
{
    private const int Columns = 80;

    // These are one text each, which the host breaks where it must: a message, a connection, a row of a file, a branch of a tree.
    private static readonly string[] Unbroken = ["What if: ", " in the emulated tenant ", "\"Kind\",\"Role\",", "│  └─ "];

    [Fact]
    public void Every_line_of_an_example_fits_the_console()
    {
        var blocks = (
            from page in SourceFile.All
            where page.Path.StartsWith("docs/cmdlets/", StringComparison.Ordinal)
            let examples = page.Text[page.Text.IndexOf("## EXAMPLES", StringComparison.Ordinal)..page.Text.IndexOf("## PARAMETERS", StringComparison.Ordinal)]
            from block in Regex.Matches(examples, @"(?s)```(?:powershell|output|text)\n(.*?)```")
            select (page.Path, Text: block.Groups[1].Value)).ToList();

        Assert.True(blocks.Count > 150, $"{blocks.Count} blocks are read.");
        Offenders.None(
            from block in blocks
            from line in block.Text.Split('\n')
            where line.Length > Columns && !Unbroken.Any(line.Contains)
            select $"{block.Path}: {line}");
    }
}
