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
    private static readonly string RecordFile = Begin();

    public static void Add(PesterFileResult result)
    {
        var lines = result.Tests.Select(test => string.Create(
            CultureInfo.InvariantCulture, $"{result.File}\t{test.Outcome}\t{test.Seconds:0.00}\t{result.PowerShell}\t{string.Join(' ', test.Name.Split('\t', '\r', '\n'))}"));
        lock (Turn)
        {
            File.AppendAllLines(RecordFile, lines);
        }
    }

    private static string Begin()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "out", "test-results")).FullName;
        var culture = Environment.GetEnvironmentVariable("PIMTOOLS_CULTURE");
        var path = Path.Combine(folder, string.IsNullOrEmpty(culture) ? "pester.tsv" : $"pester.{culture}.tsv");
        File.Delete(path);
        return path;
    }
}
