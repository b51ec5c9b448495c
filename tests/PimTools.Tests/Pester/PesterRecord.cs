using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

namespace PimTools.Tests.Pester;

/// <summary>The record of the Pester stage: a line for each test that ran, from which CI tells which files and how many tests did.</summary>
internal static class PesterRecord
{
    private static readonly Lock Turn = new();
    private static readonly string File = Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "out", "test-results")).FullName, "pester.tsv");

    public static void Add(PesterFileResult result)
    {
        var lines = result.Tests.Select(test => string.Create(
            CultureInfo.InvariantCulture, $"{result.File}\t{test.Outcome}\t{test.Seconds:0.00}\t{result.PowerShell}\t{string.Join(' ', test.Name.Split('\t', '\r', '\n'))}"));
        lock (Turn)
        {
            System.IO.File.AppendAllLines(File, lines);
        }
    }
}
