using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Exports;
using Xunit;

namespace PimTools.Tests.Core.Exports;

/// <summary>A destination that does not show what it has is told of as it is: what was on its way may arrive twice, and is noted before it is sent.</summary>
public sealed class AuditExportRunTests : IAuditDestination, IBookmarkStore
{
    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly AuditBookmark _bookmark = new("tenant", "service", PimAuditFormat.JsonLines, Given.Now.AddHours(-20));
    private readonly List<string> _steps = [];
    private readonly List<string> _notices = [];
    private int _doubled;
    private int _portion = 2;
    private bool _seesWhatIsThere;

    bool IAuditDestination.SeesWhatIsThere => _seesWhatIsThere;

    long IAuditDestination.Length => 42;

    bool IAuditDestination.Has(string line) => false;

    IEnumerable<IReadOnlyList<AuditLine>> IAuditDestination.Split(IReadOnlyList<AuditLine> lines) => lines.Chunk(_portion);

    Task<int> IAuditDestination.WriteAsync(IReadOnlyList<AuditLine> lines, PimCall call)
    {
        _steps.Add("write " + string.Join(' ', lines.Select(line => line.Record.Id)));
        return Task.FromResult(_doubled);
    }

    void IBookmarkStore.Save(AuditBookmark bookmark) => _steps.Add($"save {string.Join(' ', bookmark.Recent.Keys)}; {bookmark.Pending} on their way, {bookmark.Length} long");

    [Fact]
    public async Task Each_portion_is_noted_as_on_its_way_and_then_as_written()
    {
        Log(3);

        var export = await RunAsync();

        Assert.Equal(
            [
                "save ; 2 on their way, 0 long", "write 1 2",
                "save 1 2; 0 on their way, 42 long", "save 1 2; 1 on their way, 42 long", "write 3",
                "save 1 2 3; 0 on their way, 42 long",
            ],
            _steps);
        Assert.Equal((3, 0, Given.Now), (export.Records, export.PossibleDuplicates, export.Until));
        Assert.Equal((Given.Now.AddMinutes(-3), Given.Now.AddMinutes(-1)), (export.First, export.Last));
        Assert.Equal(("service", PimAuditFormat.JsonLines), (export.Destination, export.Format));
        Assert.Empty(_notices);
    }

    [Fact]
    public async Task A_destination_that_shows_what_it_has_is_noted_once_for_each_portion()
    {
        _seesWhatIsThere = true;
        Log(3);

        await RunAsync();

        Assert.Equal(["write 1 2", "save 1 2; 0 on their way, 42 long", "write 3", "save 1 2 3; 0 on their way, 42 long"], _steps);
    }

    [Fact]
    public async Task Answers_that_got_lost_and_runs_that_were_ended_are_counted_as_possible_duplicates()
    {
        _doubled = 2;
        _bookmark.Pending = 5;
        Log(3);

        Assert.Equal(9, (await RunAsync()).PossibleDuplicates);

        Assert.Equal("The last export was ended while 5 records were on their way: they may have arrived, and now arrive again, with the same RecordId.", Assert.Single(_notices));
        Assert.Equal(0, _bookmark.Pending);
    }

    [Fact]
    public async Task A_record_that_the_log_lists_twice_is_written_once()
    {
        _client.AuditRecords.AddRange([Record("1", 1), Record("1", 1)]);

        Assert.Equal(1, (await RunAsync()).Records);
    }

    [Fact]
    public async Task Without_a_record_the_bookmark_goes_on_and_nothing_is_written()
    {
        var export = await RunAsync();

        Assert.Equal(["save ; 0 on their way, 0 long"], _steps);
        Assert.Equal((0, null, null, Given.Now), (export.Records, export.First, export.Last, export.Until));
    }

    [Fact]
    public async Task A_log_that_was_just_read_to_its_end_is_read_again_as_far_as_records_may_be_late()
    {
        _bookmark.Until = Given.Now;

        await RunAsync();

        var filter = Assert.IsType<PimAuditFilter>(Assert.Single(_client.Filters));
        Assert.Equal((Given.Now.AddHours(-3), Given.Now), (filter.Since, filter.Until));
    }

    [Theory]
    [InlineData(30, 0, false)]
    [InlineData(30, 60, false)]
    [InlineData(30, 61, true)]
    public async Task What_the_service_keeps_no_more_is_told_to_be_missing(int days, int seconds, bool isTold)
    {
        var bookmark = new AuditBookmark("tenant", "service", PimAuditFormat.JsonLines, Given.Now.AddDays(-days).AddSeconds(-seconds));

        await RunAsync(bookmark);

        Assert.Equal(isTold ? 1 : 0, _notices.Count);
        Assert.All(_notices, notice => Assert.StartsWith("The service keeps its audit log for about 30 days: what lies between ", notice, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Quiet_times_are_read_in_ever_longer_spans_up_to_eight_days()
    {
        await RunAsync(new AuditBookmark("tenant", "service", PimAuditFormat.JsonLines, Given.Now.AddDays(-25)));

        Assert.Equal([1, 2, 4, 8, 8, 2], _client.Filters.Cast<PimAuditFilter>().Select(filter => (filter.Until - filter.Since)!.Value.TotalDays));
    }

    [Theory]
    [InlineData(499, 2)]
    [InlineData(500, 1)]
    [InlineData(2000, 1)]
    [InlineData(2001, 0.25)]
    public async Task The_next_span_goes_by_how_many_records_the_last_one_had(int records, double days)
    {
        _portion = 10_000;
        _client.AuditRecords.AddRange(Enumerable.Range(0, records).Select(i => new PimAuditRecord($"{i}", Given.Now.AddDays(-5), "x")));

        await RunAsync(new AuditBookmark("tenant", "service", PimAuditFormat.JsonLines, Given.Now.AddDays(-5)));

        Assert.Equal([1, days], _client.Filters.Cast<PimAuditFilter>().Take(2).Select(filter => (filter.Until - filter.Since)!.Value.TotalDays));
    }

    [Theory]
    [InlineData(5001, 1)]
    [InlineData(5002, 0.25)]
    public async Task A_span_with_more_than_is_held_at_once_is_read_again_in_a_shorter_one(int records, double days)
    {
        _portion = 10_000;
        _client.AuditRecords.AddRange(Enumerable.Range(0, records).Select(i => new PimAuditRecord($"{i}", Given.Now.AddDays(-4.1), "x")));

        Assert.Equal(records, (await RunAsync(new AuditBookmark("tenant", "service", PimAuditFormat.JsonLines, Given.Now.AddDays(-5)))).Records);

        var second = _client.Filters.Cast<PimAuditFilter>().ElementAt(1);
        Assert.Equal(days == 1 ? Given.Now.AddDays(-4) : Given.Now.AddDays(-5), second.Since);
        Assert.Equal(0.25, (second.Until - second.Since)!.Value.TotalDays);
    }

    [Fact]
    public async Task A_minute_is_read_whole_however_much_is_in_it()
    {
        _portion = 10_000;
        _client.AuditRecords.AddRange(Enumerable.Range(0, 6000).Select(i => new PimAuditRecord($"{i}", Given.Now.AddHours(-1).AddSeconds(30), "x")));

        Assert.Equal(6000, (await RunAsync(new AuditBookmark("tenant", "service", PimAuditFormat.JsonLines, Given.Now.AddHours(-1)))).Records);

        Assert.Equal(TimeSpan.FromMinutes(1), _client.Filters.Cast<PimAuditFilter>().Min(filter => filter.Until - filter.Since));
    }

    [Fact]
    public async Task Whoever_stops_leaves_the_portions_that_are_not_sent()
    {
        using var stop = new CancellationTokenSource();
        Log(3);
        var exporter = new AuditExporter(_client, AuditFormats.Of(PimAuditFormat.JsonLines, "tenant"), new Stopping(this, stop), _bookmark, this);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => exporter.RunAsync(new PimCall(stop.Token)));

        Assert.Equal(["save ; 2 on their way, 0 long", "write 1 2", "save 1 2; 0 on their way, 42 long"], _steps);
    }

    private static PimAuditRecord Record(string id, int minutesAgo) => new(id, Given.Now.AddMinutes(-minutesAgo), "Add member to role");

    // The newest record first, as the service lists them.
    private void Log(int count) => _client.AuditRecords.AddRange(Enumerable.Range(1, count).Select(i => Record($"{count + 1 - i}", i)));

    private Task<PimAuditExport> RunAsync(AuditBookmark? bookmark = null) =>
        new AuditExporter(_client, AuditFormats.Of(PimAuditFormat.JsonLines, "tenant"), this, bookmark ?? _bookmark, this)
            .RunAsync(new PimCall(CancellationToken.None, notice: _notices.Add));

    /// <summary>The command is stopped while the first portion is sent.</summary>
    private sealed class Stopping(IAuditDestination other, CancellationTokenSource stop) : IAuditDestination
    {
        public bool SeesWhatIsThere => other.SeesWhatIsThere;

        public long Length => other.Length;

        public bool Has(string line) => other.Has(line);

        public IEnumerable<IReadOnlyList<AuditLine>> Split(IReadOnlyList<AuditLine> lines) => other.Split(lines);

        public async Task<int> WriteAsync(IReadOnlyList<AuditLine> lines, PimCall call)
        {
            var doubled = await other.WriteAsync(lines, call);
            await stop.CancelAsync();
            return doubled;
        }
    }
}
