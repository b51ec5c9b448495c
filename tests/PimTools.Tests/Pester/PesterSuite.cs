using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace PimTools.Tests.Pester;

/// <summary>Runs the Pester files, on the module as it was built, two at a time.</summary>
[TestCaseOrderer("PimTools.Tests.Pester.LongestFirst", "PimTools.Tests")]
public sealed class PesterSuite(PesterSuite.Run run, ITestOutputHelper output) : IClassFixture<PesterSuite.Run>
{
    public static TheoryData<string> Files() =>
        new(Directory.GetFiles(Path.Combine(Repository.Root, "tests", "PimTools.Pester"), "*.Tests.ps1").Select(Path.GetFileName).Order()!);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Pester_file_passes(string file)
    {
        var result = await run.Files.ResultOfAsync(file);

        output.WriteLine(result.Output);
        Assert.True(result.Passed, $"{file} failed.{Environment.NewLine}{result.Failures}");
    }

    /// <summary>The files that were chosen, under way from the first test on.</summary>
    public sealed class Run : IDisposable
    {
        private readonly Lazy<PesterRun> _files = new(
            () => new PesterRun(
                Path.Combine(Repository.Root, "tests", "PimTools.Pester"), LongestFirst.Chosen, processes: 2, limit: TimeSpan.FromMinutes(10), PesterRecord.Add));

        internal PesterRun Files => _files.Value;

        public void Dispose()
        {
            if (_files.IsValueCreated)
            {
                _files.Value.Dispose();
            }
        }
    }
}
