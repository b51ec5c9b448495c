using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PimTools.Reports;
using Xunit;

namespace PimTools.Tests.Reports.Browser;

/// <summary>The page of a report in a real browser: it asks nobody for anything, draws its charts, and leads from each number to its rows.</summary>
public sealed class ReportPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Hostile = "</script><script>window.owned = 1</script><img src=x onerror='window.owned = 2'> \"a\" &amp; \u202egnp";

    private readonly ReportEvidence _evidence = SampleTenant.Month().Evidence;

    public static TheoryData<ColorScheme> Schemes { get; } = new(ColorScheme.Light, ColorScheme.Dark);

    [SkippableFact]
    public async Task It_says_nothing_and_asks_nobody_for_anything()
    {
        await using var report = await OpenReport.OpenAsync(chromium, _evidence);

        await report.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        report.CheckSilence();
        Assert.Equal("Privileged access", await report.Page.TitleAsync());
    }

    [SkippableFact]
    public async Task It_may_ask_nobody_even_where_a_script_wants_to()
    {
        await using var report = await OpenReport.OpenAsync(chromium, _evidence);

        var answer = await report.Page.EvaluateAsync<string>("fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')");

        Assert.Equal("refused", answer);
        Assert.Equal(1, await report.Page.EvaluateAsync<int>("""
            new Promise(resolve => {
                addEventListener('securitypolicyviolation', () => resolve(1));
                document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.owned = 1' }));
            })
            """));
    }

    [SkippableFact]
    public async Task Each_section_has_a_chart_that_is_drawn_from_the_numbers_below_it()
    {
        await using var report = await OpenReport.OpenAsync(chromium, _evidence);

        foreach (var section in ReportBuilder.Build(_evidence).Sections)
        {
            var canvas = report.Section(section.Id).Locator("canvas");
            Assert.True(await canvas.EvaluateAsync<int>("canvas => new Set(new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size") > 3, section.Id);
            var drawn = await canvas.EvaluateAsync<int>("canvas => Chart.getChart(canvas).data.datasets.flatMap(set => set.data).reduce((sum, one) => sum + (one.v ?? one), 0)");
            var lines = section.Chart == PimTools.Reports.Data.ReportChartType.Bars ? section.Summary.Lines.Take(15) : section.Summary.Lines;
            Assert.Equal((section.Id, lines.Sum(line => line.Counts.Sum())), (section.Id, drawn));
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Schemes))]
    public async Task Every_part_of_a_bar_has_a_color_of_its_own(ColorScheme scheme)
    {
        await using var report = await OpenReport.OpenAsync(chromium, _evidence, new() { ColorScheme = scheme });

        foreach (var section in ReportBuilder.Build(_evidence).Sections.Where(section => section.Chart == PimTools.Reports.Data.ReportChartType.Bars))
        {
            var colors = await report.Section(section.Id).Locator("canvas").EvaluateAsync<string[]>("canvas => Chart.getChart(canvas).data.datasets.map(set => set.backgroundColor)");
            Assert.Equal((section.Id, colors.Length), (section.Id, colors.Distinct().Count()));
        }
    }

    [SkippableFact]
    public async Task Names_beside_the_bars_fit_on_a_phone()
    {
        await using var report = await OpenReport.OpenAsync(chromium, _evidence, new() { ViewportSize = new() { Width = 390, Height = 844 } });

        foreach (var section in ReportBuilder.Build(_evidence).Sections.Where(section => section.Chart == PimTools.Reports.Data.ReportChartType.Bars))
        {
            var cut = await report.Section(section.Id).Locator("canvas").EvaluateAsync<string[]>("""
                canvas => {
                    const { scales: { y }, ctx } = Chart.getChart(canvas);
                    return y.ticks.map(tick => tick.label).filter(label => ctx.measureText(label).width + 8 > y.width);
                }
                """);
            Assert.Equal((section.Id, string.Empty), (section.Id, string.Join(", ", cut)));
        }
    }

    [SkippableFact]
    public async Task No_word_is_broken_on_paper()
    {
        await using var report = await OpenReport.OpenAsync(chromium, _evidence, new() { ViewportSize = new() { Width = 1030, Height = 700 } });
        await report.Page.EmulateMediaAsync(new() { Media = Media.Print });

        var broken = await report.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('td:not(.long), th')].flatMap(cell => {
                const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
                const words = [];
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                    for (const word of node.data.matchAll(/[A-Za-z]+/g)) {
                        const range = document.createRange();
                        range.setStart(node, word.index);
                        range.setEnd(node, word.index + word[0].length);
                        if (range.getClientRects().length > 1) { words.push(word[0]); }
                    }
                }
                return words;
            })
            """);

        Assert.Empty(broken.Distinct());
        Assert.Equal(string.Empty, await report.Page.EvaluateAsync<string>("() => [...document.querySelectorAll('table')].filter(table => table.offsetWidth > 1030).map(table => table.closest('section').id + ' ' + table.offsetWidth).join(', ')"));
    }

    [SkippableFact]
    public async Task Every_figure_leads_to_as_many_rows_as_it_says()
    {
        await using var report = await OpenReport.OpenAsync(chromium, _evidence);
        var figures = report.Page.Locator(".figures a");
        var links = ReportBuilder.Build(_evidence).Sections.SelectMany(section => section.Figures.Select(figure => (section.Id, figure))).ToList();

        Assert.Equal(links.Count, await figures.CountAsync());
        for (var i = 0; i < links.Count; i++)
        {
            await figures.Nth(i).ClickAsync();
            Assert.Equal((links[i].figure.Label, links[i].figure.Value), (links[i].figure.Label, await report.CountAsync(links[i].Id)));
        }
    }

    [SkippableFact]
    public async Task A_number_opens_its_rows_by_the_keyboard_and_a_filter_is_taken_away_again()
    {
        await using var report = await OpenReport.OpenAsync(chromium, _evidence);
        var section = report.Section("standing");
        var number = section.Locator("table").First.Locator("tbody button").First;
        var expected = int.Parse((await number.TextContentAsync())!, System.Globalization.CultureInfo.InvariantCulture);

        await number.FocusAsync();
        await report.Page.Keyboard.PressAsync("Enter");

        Assert.Equal(expected, await report.CountAsync("standing"));
        Assert.Equal("standing-rows", await report.Page.EvaluateAsync<string>("document.activeElement.id"));
        var filters = section.GetByRole(AriaRole.Button, new() { NameRegex = new("^Remove the filter") });
        while (await filters.CountAsync() > 0)
        {
            await filters.First.ClickAsync();
        }

        Assert.Equal(_evidence.Assignments.Count, await report.CountAsync("standing"));
    }

    [SkippableFact]
    public async Task A_click_on_a_bar_opens_its_rows()
    {
        await using var report = await OpenReport.OpenAsync(chromium, _evidence);
        var canvas = report.Section("unused").Locator("canvas");
        // A bar that still grows is not where it will be.
        var point = await canvas.EvaluateAsync<Dictionary<string, double>>("canvas => { const chart = Chart.getChart(canvas); chart.stop(); chart.update('none'); const { x, y, width } = chart.getDatasetMeta(0).data[0].getProps(['x', 'y', 'width']); return { x: x - width / 2, y }; }");

        await canvas.ClickAsync(new() { Position = new() { X = (float)point["x"], Y = (float)point["y"] } });

        var line = ReportBuilder.Build(_evidence).Sections.Single(section => section.Id == "unused").Summary.Lines[0];
        Assert.Equal(line.Counts[0], await report.CountAsync("unused"));
        Assert.Contains(line.Key, await report.Rows("unused").First.TextContentAsync(), System.StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Rows_are_searched_sorted_and_turned()
    {
        await using var report = await OpenReport.OpenAsync(chromium, _evidence);
        var section = report.Section("activations");
        Assert.Equal(25, await report.Rows("activations").CountAsync());

        var newest = await report.Rows("activations").First.Locator("td").First.TextContentAsync();
        await section.Locator("th button").Filter(new() { HasText = "Requested" }).ClickAsync();
        var oldest = await report.Rows("activations").First.Locator("td").First.TextContentAsync();
        Assert.Equal(Moments().Max(), newest);
        Assert.Equal(Moments().Min(), oldest);
        Assert.Equal("ascending", await section.Locator("table").Nth(1).Locator("th").First.GetAttributeAsync("aria-sort"));

        await section.GetByRole(AriaRole.Button, new() { Name = "Next" }).Last.ClickAsync();
        Assert.StartsWith("26 to 50 of", await report.StatusAsync("activations"), System.StringComparison.Ordinal);

        await section.GetByRole(AriaRole.Searchbox).FillAsync("PASSWORD");
        var expected = _evidence.Activities.Count(one => one.Justification!.Contains("password", System.StringComparison.Ordinal));
        await Assertions.Expect(section.Locator("[role=status]").Nth(1)).ToContainTextAsync($"of {expected} rows");

        IEnumerable<string> Moments() => _evidence.Activities.Select(one => one.Requested!.Value.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }

    [SkippableFact]
    public async Task Text_of_the_tenant_is_shown_and_never_obeyed()
    {
        await using var report = await OpenReport.OpenAsync(chromium, SampleTenant.Hostile(Hostile));

        Assert.Equal("undefined", await report.Page.EvaluateAsync<string>("typeof window.owned"));
        Assert.Equal(0, await report.Page.Locator("img").CountAsync());
        Assert.Equal(7, await report.Page.Locator("script").CountAsync());
        Assert.Equal(VisibleText.Of("Privileged access: " + Hostile), await report.Page.Locator("h1").TextContentAsync());
        Assert.Contains(VisibleText.Of(Hostile), await report.Rows("activations").First.Locator("td").AllTextContentsAsync());
        Assert.DoesNotContain('\u202e', await report.Page.EvaluateAsync<string>("document.body.textContent"));
        report.CheckSilence();
    }

    [SkippableTheory]
    [MemberData(nameof(Schemes))]
    public async Task Keyboards_and_screen_readers_find_no_barrier(ColorScheme scheme)
    {
        // The policy would keep the checker out, too.
        await using var report = await OpenReport.OpenAsync(chromium, _evidence, new() { ColorScheme = scheme, BypassCSP = true });

        var found = await report.Page.RunAxe();

        Assert.NotEmpty(found.Passes);
        Assert.Empty(found.Violations.SelectMany(one => one.Nodes.Select(node => $"{one.Id}: {node.Html}")));
    }

    [SkippableFact]
    public async Task It_prints_more_rows_than_it_shows_and_goes_back()
    {
        await using var report = await OpenReport.OpenAsync(chromium, _evidence);

        await report.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        Assert.Equal(200, await report.Rows("activations").CountAsync());
        await report.Page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");

        Assert.Equal(25, await report.Rows("activations").CountAsync());
        Assert.NotEmpty(await report.Page.PdfAsync());
    }
}
