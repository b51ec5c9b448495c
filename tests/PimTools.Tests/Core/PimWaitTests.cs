using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Requests;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests what is decided while waiting, never how long it takes.</summary>
public sealed class PimWaitTests
{
    private static readonly TimeSpan Ample = TimeSpan.FromMinutes(5);

    private readonly FakePimClient _client = new();
    private readonly List<PimRequestStatus> _reported = [];

    [Theory]
    [InlineData(PimRequestStatus.Provisioned, false)]
    [InlineData(PimRequestStatus.Denied, false)]
    [InlineData(PimRequestStatus.Denied, true)]
    [InlineData(PimRequestStatus.Granted, true)]
    [InlineData(PimRequestStatus.PendingApproval, false)]
    [InlineData(PimRequestStatus.PendingAdminDecision, false)]
    public async Task What_nothing_will_change_soon_comes_back_at_once(PimRequestStatus status, bool waitForApproval)
    {
        var request = Given.Request(status);

        Assert.Same(request, await Wait(request, Ample, waitForApproval));
        Assert.Empty(_client.Calls);
        Assert.Empty(_reported);
    }

    [Theory]
    [InlineData(PimRequestStatus.PendingProvisioning, PimRequestStatus.Provisioned, false)]
    [InlineData(PimRequestStatus.Unknown, PimRequestStatus.Failed, false)]
    [InlineData(PimRequestStatus.Accepted, PimRequestStatus.PendingApproval, false)]
    [InlineData(PimRequestStatus.PendingApproval, PimRequestStatus.Denied, true)]
    public async Task What_is_under_way_is_read_again_until_it_has_ended(PimRequestStatus now, PimRequestStatus then, bool waitForApproval)
    {
        var ended = Given.Request(then);
        _client.Refreshed.Enqueue(ended);

        Assert.Same(ended, await Wait(Given.Request(now), Ample, waitForApproval));
        Assert.Equal([now], _reported);
        Assert.Equal(["RefreshRequest"], _client.Calls);
    }

    [Fact]
    public async Task Approval_is_waited_for_through_the_service_s_own_work()
    {
        _client.Refreshed.Enqueue(Given.Request(PimRequestStatus.PendingApproval));
        _client.Refreshed.Enqueue(Given.Request(PimRequestStatus.PendingProvisioning));
        _client.Refreshed.Enqueue(Given.Request(PimRequestStatus.Provisioned));

        var request = await Wait(Given.Request(PimRequestStatus.PendingEvaluation), Ample, waitForApproval: true);

        Assert.Equal(PimRequestStatus.Provisioned, request.Status);
        Assert.Equal([PimRequestStatus.PendingEvaluation, PimRequestStatus.PendingApproval, PimRequestStatus.PendingProvisioning], _reported);
    }

    [Fact]
    public async Task When_the_time_is_up_the_error_tells_where_the_request_stands_and_how_to_go_on()
    {
        var pending = Given.Request(PimRequestStatus.PendingProvisioning);

        var error = await Assert.ThrowsAsync<PimException>(() => Wait(pending, TimeSpan.FromMilliseconds(10)));

        Assert.Equal(PimErrorCode.WaitTimedOut, error.Code);
        Assert.Contains("still PendingProvisioning", error.Message);
        Assert.Contains("Wait-PimRequest " + pending.Id, error.Remedy);
        Assert.Same(pending, error.TargetObject);
    }

    [Fact]
    public async Task No_time_at_all_is_up_at_once()
    {
        var error = await Assert.ThrowsAsync<PimException>(() => Wait(Given.Request(PimRequestStatus.Accepted), TimeSpan.Zero));

        Assert.Equal(PimErrorCode.WaitTimedOut, error.Code);
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task A_canceled_wait_ends_without_reading_again()
    {
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();
        var options = new PimWaitOptions { Timeout = TimeSpan.FromMinutes(1) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            PimWait.ForEndAsync(_client, Given.Request(PimRequestStatus.Accepted), options, new PimCall(canceled.Token)));

        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task A_failed_reading_ends_the_wait_with_its_own_error()
    {
        _client.Failure = new PimException(PimErrorCode.PermissionMissing, "no");

        Assert.Same(_client.Failure, await Assert.ThrowsAsync<PimException>(() => Wait(Given.Request(PimRequestStatus.Accepted), Ample)));
    }

    private Task<PimRequest> Wait(PimRequest request, TimeSpan timeout, bool waitForApproval = false)
    {
        var options = new PimWaitOptions
        {
            Timeout = timeout,
            FirstPause = TimeSpan.FromMilliseconds(1),
            WaitForApproval = waitForApproval,
            Report = (now, _) => _reported.Add(now.Status),
        };
        return PimWait.ForEndAsync(_client, request, options, PimCall.None);
    }
}
