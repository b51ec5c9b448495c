using System;
using System.Threading.Tasks;
using PimTools.Requests;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Granted is not in force: what has been scheduled is waited for, as far as its start lies within the wait.</summary>
public sealed class ScheduledWaitTests
{
    private readonly FakePimClient _client = new();

    [Theory]
    [InlineData(-5)]
    [InlineData(4)]
    public async Task What_starts_within_the_wait_is_read_again_until_it_is_in_force(int seconds)
    {
        var done = Given.Request(PimRequestStatus.Provisioned);
        _client.Refreshed.Enqueue(Granted(TimeSpan.FromSeconds(seconds)));
        _client.Refreshed.Enqueue(done);

        Assert.Same(done, await WaitAsync(Granted(TimeSpan.FromSeconds(seconds)), TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public async Task What_starts_later_is_scheduled_as_it_was_asked_for()
    {
        var granted = Granted(TimeSpan.FromHours(3));

        Assert.Same(granted, await WaitAsync(granted, TimeSpan.FromMinutes(5)));
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task What_never_comes_into_force_ends_in_a_time_out()
    {
        var stuck = Granted(TimeSpan.FromSeconds(-5));
        _client.Refreshed.Enqueue(stuck);

        var error = await Assert.ThrowsAsync<PimException>(() => WaitAsync(stuck, TimeSpan.FromMilliseconds(20)));

        Assert.Equal(PimErrorCode.WaitTimedOut, error.Code);
    }

    [Fact]
    public async Task What_has_ended_since_is_not_looked_for_in_the_lists()
    {
        var over = new PimRequest("id", PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada)
        {
            Status = PimRequestStatus.Provisioned,
            Action = PimRequestAction.SelfActivate,
            Schedule = new PimSchedule { Start = _client.ServiceTime.AddDays(-21), Duration = TimeSpan.FromHours(8) },
        };

        Assert.Null((await PimWait.LookUpListingAsync(_client, over, PimCall.None)).IsListed);
        Assert.True(PimWait.HasEnded(over, _client.ServiceTime));
        Assert.Empty(_client.Calls);
    }

    private Task<PimRequest> WaitAsync(PimRequest request, TimeSpan timeout) => PimWait.ForEndAsync(
        _client, request, new PimWaitOptions { Timeout = timeout, FirstPause = TimeSpan.FromMilliseconds(1) }, PimCall.None);

    private PimRequest Granted(TimeSpan until) => new("id", PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada)
    {
        Status = PimRequestStatus.Granted,
        Action = PimRequestAction.SelfActivate,
        Schedule = new PimSchedule { Start = _client.ServiceTime + until, Duration = TimeSpan.FromHours(1) },
    };
}
