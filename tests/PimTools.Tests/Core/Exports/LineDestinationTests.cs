using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using PimTools.Exports;
using Xunit;

namespace PimTools.Tests.Core.Exports;

/// <summary>A file of lines only grows: what a run left behind that was ended stays, but for half a line.</summary>
public sealed class LineDestinationTests : IDisposable
{
    private readonly MemoryStream _file = new();
    private int _flushed;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_new_file_begins_with_its_header_without_a_byte_order_mark()
    {
        var destination = Open(0, "head");
        Assert.Equal((5, 1), (destination.Length, _flushed));

        Assert.Equal(0, await destination.WriteAsync(Lines("é", "b"), PimCall.None));

        Assert.Equal("head\né\nb\n", Text());
        Assert.Equal((Encoding.UTF8.GetByteCount("head\né\nb\n"), 2), (destination.Length, _flushed));
    }

    [Fact]
    public void A_file_with_something_in_it_gets_no_second_header()
    {
        Fill("head\na\n");

        Assert.Equal(7, Open(7, "head").Length);

        Assert.Equal("head\na\n", Text());
        Assert.Equal(0, _flushed);
    }

    [Fact]
    public void A_file_without_a_header_is_left_empty()
    {
        Assert.Equal(0, Open(0, null).Length);
        Assert.Equal((string.Empty, 0), (Text(), _flushed));
    }

    [Fact]
    public void What_stands_behind_the_bookmark_is_seen_once_and_half_a_line_is_cut_off()
    {
        Fill("a\nb\nc\nhal");

        var destination = Open(2, "head");

        Assert.True(destination.SeesWhatIsThere);
        Assert.Equal("a\nb\nc\n", Text());
        Assert.Equal(6, destination.Length);
        Assert.False(destination.Has("a"));
        Assert.False(destination.Has("hal"));
        Assert.True(destination.Has("b"));
        Assert.False(destination.Has("b"));
        Assert.True(destination.Has("c"));
    }

    [Fact]
    public async Task Lines_are_written_behind_what_is_there()
    {
        Fill("a\nb\nhal");

        await Open(2, null).WriteAsync(Lines("c"), PimCall.None);

        Assert.Equal("a\nb\nc\n", Text());
    }

    [Fact]
    public void Half_a_first_line_leaves_nothing()
    {
        Fill("hal");

        Assert.Equal(5, Open(0, "head").Length);
        Assert.Equal("head\n", Text());
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    [InlineData(1, false)]
    public void A_file_that_is_shorter_than_its_bookmark_is_not_written(long noted, bool isRefused)
    {
        Fill("a\n");

        var thrown = Record.Exception(() => Open(noted, null));

        Assert.Equal(isRefused, thrown is PimException { Code: PimErrorCode.InvalidParameter, TargetObject: "log" });
        Assert.Equal(isRefused ? "The file 'log' is shorter than its bookmark knows it." : null, thrown?.Message);
        Assert.Equal("a\n", Text());
    }

    [Fact]
    public void A_file_that_was_moved_away_is_begun_anew()
    {
        Assert.Equal(5, Open(100, "head").Length);
        Assert.Equal("head\n", Text());
    }

    [Fact]
    public void A_file_is_read_whole_even_where_it_comes_in_pieces()
    {
        using var slow = new SlowStream(Encoding.UTF8.GetBytes("a\nb\nc\n"));

        var destination = new LineDestination("log", slow, () => { }, 0, null);

        Assert.Equal([true, true, true], new[] { "a", "b", "c" }.Select(destination.Has));
    }

    [Theory]
    [InlineData(0, new int[0])]
    [InlineData(1, new[] { 1 })]
    [InlineData(2000, new[] { 2000 })]
    [InlineData(4001, new[] { 2000, 2000, 1 })]
    public void Portions_hold_all_lines_in_their_order(int count, int[] sizes)
    {
        var lines = Lines([.. Enumerable.Range(0, count).Select(i => $"{i}")]);

        var portions = Open(0, null).Split(lines).ToList();

        Assert.Equal(sizes, portions.Select(portion => portion.Count));
        Assert.Equal(lines, portions.SelectMany(portion => portion));
    }

    [Fact]
    public async Task A_disk_that_fails_is_an_error_about_the_file()
    {
        var opening = Assert.Throws<PimException>(() => new LineDestination("log", _file, () => throw new IOException("The disk is full."), 0, "head"));
        Assert.Equal((PimErrorCode.InvalidParameter, "The file 'log' cannot be written: The disk is full.", "log"), (opening.Code, opening.Message, opening.TargetObject));

        var destination = new LineDestination("log", _file, () => throw new IOException("Gone."), 0, null);
        Assert.Equal("The file 'log' cannot be written: Gone.", (await Assert.ThrowsAsync<PimException>(() => destination.WriteAsync(Lines("a"), PimCall.None))).Message);
    }

    private static AuditLine[] Lines(params string[] texts) => [.. texts.Select(text => new AuditLine(new PimAuditRecord(text, Given.Now, "x"), text))];

    private LineDestination Open(long noted, string? header) => new("log", _file, () => _flushed++, noted, header);

    private void Fill(string text) => _file.Write(Encoding.UTF8.GetBytes(text));

    private string Text() => Encoding.UTF8.GetString(_file.ToArray());

    /// <summary>Gives one byte at a time.</summary>
    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));
    }
}
