using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Tests.Pester;

/// <summary>Tells what became of the tests of one Pester file.</summary>
/// <param name="File">The file's name.</param>
/// <param name="PowerShell">The version that ran it.</param>
/// <param name="Outcome">What Pester says of the whole: Passed or Failed.</param>
/// <param name="Errors">What went wrong outside of single tests.</param>
/// <param name="Output">What the file wrote, and Pester of it.</param>
internal sealed record PesterFileResult(
    string File, string PowerShell, string Outcome, IReadOnlyList<PesterTestResult> Tests, IReadOnlyList<string> Errors, string Output)
{
    /// <summary>A file without a test is one that Pester could not read.</summary>
    public bool Passed => Outcome == "Passed" && Tests.Count > 0;

    /// <summary>Each test that failed, and what went wrong outside of them, as a text.</summary>
    public string Failures
    {
        get
        {
            var failed = Tests.Where(one => one.Outcome == "Failed").Select(one => $"{one.Name}{Environment.NewLine}{one.Error}");
            return string.Join(Environment.NewLine + Environment.NewLine, [.. failed, .. Errors, Output]);
        }
    }
}
