using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PimTools.Tests.Pester;

/// <summary>Runs each Pester file in a PowerShell of its own, on the module as it was built.</summary>
public sealed class PesterSuite
{
    public static TheoryData<string> Files() =>
        new(Directory.GetFiles(Path.Combine(Repository.Root, "tests", "PimTools.Pester"), "*.Tests.ps1").Select(Path.GetFileName).Order()!);

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void Pester_file_passes(string file)
    {
        Skip.If(PowerShellWithPester.Found is null, $"{file}: no PowerShell 7.4 or later with Pester 5.7 or later on PATH.");

        var path = Path.Combine(Repository.Root, "tests", "PimTools.Pester", file);
        var (exitCode, output) = PowerShellWithPester.Run(
            $"Import-Module Pester -MinimumVersion 5.7; $c = New-PesterConfiguration; $c.Run.Path = '{path}'; $c.Run.Exit = $true; "
            + "$c.Output.Verbosity = 'Detailed'; $c.Output.RenderMode = 'Plaintext'; Invoke-Pester -Configuration $c");

        Record(file, output);
        Assert.True(exitCode == 0, $"{file} failed in PowerShell {PowerShellWithPester.Found!.Version}:{Environment.NewLine}{output}");
    }

    // CI tells from this file whether, and with how many tests, the Pester stage ran.
    private static void Record(string file, string output)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "out", "test-results")).FullName;
        var passed = Regex.Match(output, @"Tests Passed: (\d+)").Groups[1].Value;
        var line = string.Create(CultureInfo.InvariantCulture, $"{file}\t{passed}\t{PowerShellWithPester.Found!.Version}\n");
        lock (typeof(PesterSuite))
        {
            File.AppendAllText(Path.Combine(folder, "pester.tsv"), line);
        }
    }
}
