using System.IO;
using System.Threading.Tasks;
using Microsoft.Playwright;
using PimTools.Tests.Conventions;
using Xunit;

namespace PimTools.Tests.Reports.Browser;

/// <summary>The pictures of docs/report.md. PIMTOOLS_WRITE_DOCS=1 in the environment takes them anew; fonts differ, so they are not compared.</summary>
public sealed class ReportPictures(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableTheory]
    [InlineData(ColorScheme.Light, 1180, null, "report.png")]
    [InlineData(ColorScheme.Dark, 1180, "activations", "report-activations-dark.png")]
    [InlineData(ColorScheme.Light, 1180, "approvals", "report-approvals.png")]
    [InlineData(ColorScheme.Light, 1180, "alerts", "report-alerts.png")]
    [InlineData(ColorScheme.Light, 390, null, "report-phone.png")]
    public async Task The_document_shows_it(ColorScheme scheme, int width, string? section, string picture)
    {
        var path = GeneratedSection.PathOf($"docs/pictures/{picture}");
        await using var report = await OpenReport.OpenAsync(
            chromium, SampleTenant.Month().Evidence, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 820 } });
        if (section is not null)
        {
            await report.Page.EvaluateAsync("id => document.getElementById(id).scrollIntoView()", section);
        }

        var taken = await report.Page.ScreenshotAsync();

        if (GeneratedSection.IsWriting)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, taken);
        }

        Assert.True(File.Exists(path), path);
        Assert.Contains($"pictures/{picture}", await File.ReadAllTextAsync(GeneratedSection.PathOf("docs/report.md")), System.StringComparison.Ordinal);
    }
}
