using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace PimTools.Tests.Reports.Browser;

/// <summary>A Chromium without a window, for the tests of one class. Where there is none, they are skipped; .ci/run installs it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome.exe", "msedge.exe"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The program: that of PIMTOOLS_CHROMIUM, or the first on the path.</summary>
    private static string? Program => Environment.GetEnvironmentVariable("PIMTOOLS_CHROMIUM") ?? (
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        from name in Names
        let file = Path.Combine(folder, name)
        where File.Exists(file)
        select file).FirstOrDefault();

    public async Task InitializeAsync()
    {
        if (Program is not { } program)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();

        // The sandbox of Chromium needs a user other than root.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = OperatingSystem.IsLinux() && Environment.UserName == "root" ? ["--no-sandbox"] : [] });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    internal async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions? options = null)
    {
        Skip.If(_browser is null, "There is no Chromium on the path, and PIMTOOLS_CHROMIUM names none.");
        return await _browser!.NewContextAsync(options ?? new());
    }
}
