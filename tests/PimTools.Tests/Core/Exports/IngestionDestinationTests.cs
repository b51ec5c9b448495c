using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Exports;
using Xunit;

namespace PimTools.Tests.Core.Exports;

/// <summary>Records for Azure Monitor: each portion is as large as the service takes, and not a byte larger.</summary>
public sealed class IngestionDestinationTests : IPimIngestion
{
    private static readonly PimIngestionTarget Target = new(new Uri("https://x.ingest.monitor.azure.com"), "rule", "stream");

    private readonly List<string> _sent = [];
    private readonly List<PimException> _refused = [];

    [Fact]
    public void Portions_are_filled_up_to_the_largest_body_that_is_taken()
    {
        // Two brackets, and a comma or what stands for it after each line.
        const int room = PimIngestionTarget.LargestBody - 2;

        Assert.Equal([[1, 2]], Split(room / 2 - 1, room - room / 2 - 1));
        Assert.Equal([[1], [2]], Split(room / 2 - 1, room - room / 2));
        Assert.Equal([[1], [2, 3]], Split(room - 1, 10, 10));
        Assert.Empty(Split());
        Assert.Empty(_refused);
    }

    [Fact]
    public void A_record_that_no_portion_can_hold_is_told_and_the_others_are_sent()
    {
        Assert.Equal([[1, 3]], Split(10, PimIngestionTarget.LargestBody - 2, 10));

        var error = Assert.Single(_refused);
        Assert.Equal((PimErrorCode.InvalidRequest, "2"), (error.Code, error.TargetObject));
        Assert.Contains($"has {PimIngestionTarget.LargestBody - 1} bytes, more than the service takes.", error.Message);
    }

    [Fact]
    public void Bytes_are_counted_and_not_letters() =>
        Assert.Equal(2, Destination.Split([Line(1, new string('ü', 300_000)), Line(2, new string('ü', 300_000))]).Count());

    [Fact]
    public async Task Lines_are_sent_as_one_array_and_each_may_have_come_more_than_once()
    {
        Assert.Equal(4, await Destination.WriteAsync([Line(1, "{\"a\":1}"), Line(2, "{\"a\":2}")], PimCall.None));
        Assert.Equal(["[{\"a\":1},{\"a\":2}]"], _sent);
        Assert.True(Destination is { SeesWhatIsThere: false, Length: 0 } && !Destination.Has("{}"));
    }

    public Task<int> SendAsync(PimIngestionTarget target, string rows, PimCall call)
    {
        Assert.Same(Target, target);
        _sent.Add(rows);
        return Task.FromResult(2);
    }

    private IngestionDestination Destination => new(this, Target, _refused.Add);

    private static AuditLine Line(int number, string text) => new(new PimAuditRecord($"{number}", Given.Now, "Add member"), text);

    private int[][] Split(params int[] lengths) =>
        [.. Destination.Split([.. lengths.Select((length, index) => Line(index + 1, new string('x', length)))]).Select(portion => portion.Select(line => int.Parse(line.Record.Id, System.Globalization.CultureInfo.InvariantCulture)).ToArray())];
}
