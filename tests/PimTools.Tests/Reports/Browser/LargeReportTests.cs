using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace PimTools.Tests.Reports.Browser;

/// <summary>The report of a large tenant can be mailed and opened.</summary>
public sealed class LargeReportTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task A_page_of_50000_assignments_and_100000_activities_has_less_than_15_megabytes_and_can_be_used()
    {
        var evidence = SampleTenant.Create(20_000, 50_000, 100_000).Evidence;

        await using var report = await OpenReport.OpenAsync(chromium, evidence);

        output.WriteLine($"{report.Length / 1e6:0.0} MB, shown after {await report.Page.EvaluateAsync<double>("performance.getEntriesByType('navigation')[0].loadEventEnd"):0} ms");
        Assert.InRange(report.Length, 1, 15_000_000);
        Assert.Equal(50_000, await report.CountAsync("standing"));
        Assert.Equal(100_000, await report.CountAsync("activations"));
        Assert.Equal(25, await report.Rows("activations").CountAsync());
        report.CheckSilence();
    }
}
