using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Playwright;
using PimTools.Reports;
using PimTools.Reports.Formats;
using Xunit;

namespace PimTools.Tests.Reports.Browser;

/// <summary>A report that a browser has opened from a file, as from the attachment of a mail, and everything that it said and asked for.</summary>
internal sealed class OpenReport : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly string _file;
    private readonly List<string> _said = [];
    private readonly List<string> _requests = [];

    private OpenReport(IBrowserContext context, IPage page, string file)
    {
        _context = context;
        _file = file;
        Page = page;
        page.Console += (_, message) => _said.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => _said.Add(error);
        context.Request += (_, request) => _requests.Add(request.Url);
    }

    public IPage Page { get; }

    /// <summary>The size of the file in bytes.</summary>
    public long Length => new FileInfo(_file).Length;

    public static async Task<OpenReport> OpenAsync(Chromium chromium, ReportEvidence evidence, BrowserNewContextOptions? options = null)
    {
        var context = await chromium.OpenAsync(options);
        var file = Path.Combine(Path.GetTempPath(), $"pim-report-{Guid.NewGuid():N}.html");
        await using (var text = new StreamWriter(file))
        {
            ReportPage.Write(ReportBuilder.Build(evidence), text);
        }

        var report = new OpenReport(context, await context.NewPageAsync(), file);
        await report.Page.GotoAsync(new Uri(file).AbsoluteUri);
        return report;
    }

    public ILocator Section(string id) => Page.Locator($"section#{id}");

    /// <summary>The rows of a section that are shown.</summary>
    public ILocator Rows(string id) => Section(id).Locator("table").Nth(1).Locator("tbody tr");

    /// <summary>The line that tells how many rows of a section there are.</summary>
    public async Task<string> StatusAsync(string id) => (await Section(id).Locator("[role=status]").Nth(1).TextContentAsync())!;

    /// <summary>The number of rows that the line tells.</summary>
    public async Task<int> CountAsync(string id)
    {
        var status = await StatusAsync(id);
        return status == "No rows" ? 0 : int.Parse(status.Split(' ').Last(word => char.IsDigit(word[0])), System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture);
    }

    public void CheckSilence()
    {
        Assert.Empty(_said);
        Assert.Equal([new Uri(_file).AbsoluteUri], _requests);
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        File.Delete(_file);
    }
}
