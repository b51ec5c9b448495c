using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using PimTools.Exports;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class AuditExporterTests : IDisposable
{
    private static readonly IAuditFormat Format = AuditFormats.Of(PimAuditFormat.JsonLines, "tenant");

    private readonly MemoryStream _file = new();
    private AuditBookmark? _noted;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Everything_is_written_once_and_the_oldest_first()
    {
        var log = Log(1200);

        var export = await ExportAsync(log, Given.Now);

        Assert.Equal(log.OrderBy(record => record.Time).Select(Format.Write), Lines());
        Assert.Equal((1200, log[0].Time, log[^1].Time), (export.Records, export.First, export.Last));
        Assert.Equal(0, (await ExportAsync(log, Given.Now)).Records);
    }

    [Fact]
    public async Task What_comes_late_is_written_by_the_next_run()
    {
        var log = Log(50);
        var late = log.Where((_, i) => i % 7 == 0 && log[i].Time > Given.Now.AddHours(-2)).ToList();
        await ExportAsync(log.Except(late), Given.Now);

        var export = await ExportAsync(log, Given.Now.AddMinutes(5));

        Assert.NotEmpty(late);
        Assert.Equal(late.Count, export.Records);
        AssertWhole(log);
    }

    [Fact]
    public async Task A_file_that_was_moved_away_is_begun_anew_where_the_old_one_ends()
    {
        var log = Log(40);
        await ExportAsync(log.Take(30), log[29].Time);
        var moved = Lines();
        _file.SetLength(0);

        await ExportAsync(log, Given.Now);

        Assert.Equal(log.Select(Format.Write).Order(), moved.Concat(Lines()).Order());
    }

    [Fact]
    public async Task A_day_of_many_is_read_in_spans_of_which_none_is_held_whole()
    {
        var log = Enumerable.Range(0, 15_000).Select(i => new PimAuditRecord($"PIM_{i}", Given.Now.AddSeconds(i * 5 - 80_000), "Add member to role")).ToList();
        var client = new FakePimClient { ServiceTime = Given.Now };
        client.AuditRecords.AddRange(log.AsEnumerable().Reverse());

        await ExportAsync(client, Noted());

        var spans = client.Filters.Cast<PimAuditFilter>().ToList();
        var tooLarge = spans.Where(span => log.Count(record => record.Time >= span.Since && record.Time <= span.Until) > 5_000).ToList();
        Assert.NotEmpty(tooLarge);
        Assert.All(tooLarge, span => Assert.Equal(span.Since, spans[spans.IndexOf(span) + 1].Since));
        AssertWhole(log);
    }

    [Fact]
    public async Task A_run_that_is_ended_at_any_moment_leaves_out_nothing_and_repeats_nothing()
    {
        var log = Log(400);
        var random = new Random(1);
        for (var run = 0; run < 300; run++)
        {
            var now = log[0].Time + TimeSpan.FromTicks((long)((Given.Now - log[0].Time).Ticks * (run / 300.0)));
            try
            {
                await ExportAsync(log.Where(record => record.Time <= now), now, random.Next(1, 4));
            }
            catch (ProcessEnded)
            {
                CutTail(random);
            }
        }

        await ExportAsync(log, Given.Now);
        AssertWhole(log);
    }

    // From three to zero minutes apart, some at the same moment.
    private static List<PimAuditRecord> Log(int count)
    {
        var random = new Random(count);
        var time = Given.Now;
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            time -= TimeSpan.FromMinutes(random.Next(0, 4));
            return new PimAuditRecord($"PIM_{i}", time, "Add member to role") { Justification = "Wörds \"" + i };
        }).Reverse()];
    }

    private async Task<PimAuditExport> ExportAsync(IEnumerable<PimAuditRecord> log, DateTimeOffset now, int endsAtWrite = int.MaxValue)
    {
        var client = new FakePimClient { ServiceTime = now };
        client.AuditRecords.AddRange(log.Reverse());
        return await ExportAsync(client, Noted(), endsAtWrite);
    }

    private async Task<PimAuditExport> ExportAsync(FakePimClient client, AuditBookmark bookmark, int endsAtWrite = int.MaxValue)
    {
        var file = new LineDestination("audit.jsonl", _file, _file.Flush, bookmark.Length, header: null);
        return await new AuditExporter(client, Format, file, bookmark, new EndingStore(this, endsAtWrite)).RunAsync(PimCall.None);
    }

    // A copy, as a file is one.
    private AuditBookmark Noted() => _noted is not { } noted
        ? new AuditBookmark("tenant", "audit.jsonl", PimAuditFormat.JsonLines, Given.Now.AddDays(-20))
        : new AuditBookmark(noted.TenantId, noted.Destination, noted.Format, noted.Since, noted.Recent) { Until = noted.Until, Length = noted.Length };

    // What was written and not noted may have come to the disk in part.
    private void CutTail(Random random)
    {
        var noted = _noted?.Length ?? 0;
        _file.SetLength(noted + random.NextInt64(0, _file.Length - noted + 1));
    }

    private string[] Lines() => Encoding.UTF8.GetString(_file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private void AssertWhole(IEnumerable<PimAuditRecord> log) => Assert.Equal(log.Select(Format.Write).Order(), Lines().Order());

    private sealed class ProcessEnded : Exception;

    /// <summary>Keeps the bookmark, and ends the run in place of one note.</summary>
    private sealed class EndingStore(AuditExporterTests test, int left) : IBookmarkStore
    {
        private int _left = left;

        public void Save(AuditBookmark bookmark)
        {
            if (--_left == 0)
            {
                throw new ProcessEnded();
            }

            test._noted = bookmark;
            test._noted = test.Noted();
        }
    }
}
