using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Requests;
using Xunit;

namespace PimTools.Tests.Core.Requests;

/// <summary>Requests that are waited for: each is told once, and a list that fails later is read again where the watch goes on.</summary>
public sealed class RequestWatchTests
{
    private readonly FakePimClient _client = new();
    private readonly List<string> _told = [];
    private readonly List<string> _notices = [];
    private int _lists;

    [Fact]
    public async Task The_first_that_are_there_end_the_watch()
    {
        _client.Requests.AddRange([Request("1"), Request("2")]);

        await new RequestWatch(_client, Query).RunAsync(Tell, Fail, PimCall.None);

        Assert.Equal(["1", "2"], _told);
    }

    [Fact]
    public async Task Where_none_comes_in_time_that_is_an_error_or_where_it_goes_on_the_end()
    {
        var waits = new List<TimeSpan>();
        var error = await Assert.ThrowsAsync<PimException>(() => new RequestWatch(_client, Query) { Timeout = TimeSpan.Zero, Report = waits.Add }.RunAsync(Tell, Fail, PimCall.None));
        Assert.Equal((PimErrorCode.WaitTimedOut, "Wait again, or give -Timeout a longer time."), (error.Code, error.Remedy));
        Assert.Empty(waits);

        await new RequestWatch(_client, Query) { Timeout = TimeSpan.FromMilliseconds(1), GoesOn = true, Report = waits.Add }.RunAsync(Tell, Fail, PimCall.None);
        Assert.Empty(_told);
    }

    [Fact]
    public async Task A_request_is_told_once_while_it_waits_and_again_when_it_waits_anew()
    {
        using var stop = new CancellationTokenSource();
        _client.BeforeList = _ =>
        {
            _client.Requests.Clear();
            _client.Requests.AddRange((++_lists switch { 1 => "1", 2 => "1 2", 3 => "2", _ => "1" }).Split(' ').Select(Request));
        };

        await WatchAsync(stop, 4);

        Assert.Equal(["1", "2", "1"], _told);
    }

    [Fact]
    public async Task A_later_list_that_fails_is_a_notice_and_loses_nothing()
    {
        using var stop = new CancellationTokenSource();
        _client.Requests.Add(Request("1"));
        _client.BeforeList = _ =>
        {
            if (++_lists == 2)
            {
                throw new PimException(PimErrorCode.ServiceUnavailable, "Down.").OfOneItem();
            }
        };

        await WatchAsync(stop, 3);

        Assert.Equal(["1"], _told);
        Assert.Equal(["The requests could not be read; they are read again. Down."], _notices);
    }

    [Fact]
    public async Task The_first_list_that_fails_is_an_error_and_so_is_a_later_one_that_no_next_one_mends()
    {
        _client.BeforeList = _ => throw new PimException(PimErrorCode.ServiceUnavailable, "Down.").OfOneItem();
        await Assert.ThrowsAsync<PimException>(() => new RequestWatch(_client, Query) { GoesOn = true }.RunAsync(Tell, Fail, PimCall.None));

        _client.BeforeList = _ => _ = ++_lists == 2 ? throw new PimException(PimErrorCode.NotConnected, "No.") : 0;
        var error = await Assert.ThrowsAsync<PimException>(() => new RequestWatch(_client, Query) { GoesOn = true }.RunAsync(Tell, Fail, PimCall.None));
        Assert.Equal(PimErrorCode.NotConnected, error.Code);
    }

    [Fact]
    public async Task A_name_that_means_nothing_is_told_at_the_first_list_alone()
    {
        using var stop = new CancellationTokenSource();
        var refused = new List<PimException>();
        _client.Requests.Add(Request("1"));
        _client.Roles.Add(Given.UserAdmin);
        var query = new PimRequestQuery { Kinds = [PimKind.EntraRole], Roles = [new("User Administrator"), new("Nothing")] };
        _client.BeforeList = filter => StopAfter(stop, filter is PimRequestFilter ? ++_lists : 0, 2);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new RequestWatch(_client, query) { GoesOn = true }.RunAsync(Tell, refused.Add, new PimCall(stop.Token)));

        Assert.Equal(PimErrorCode.RoleNotFound, Assert.Single(refused).Code);
    }

    private static PimRequestQuery Query => new() { Kinds = [PimKind.EntraRole], Relation = PimRequestRelation.ForMyApproval };

    private static PimRequest Request(string id) => new(id, PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Cleo) { Status = PimRequestStatus.PendingApproval };

    private static void Fail(PimException error) => Assert.Fail(error.Message);

    private static void StopAfter(CancellationTokenSource stop, int count, int most)
    {
        if (count == most)
        {
            stop.CancelAfter(TimeSpan.FromMilliseconds(50));
        }
    }

    private void Tell(PimRequest request) => _told.Add(request.Id);

    private async Task WatchAsync(CancellationTokenSource stop, int lists)
    {
        var before = _client.BeforeList;
        _client.BeforeList = filter =>
        {
            StopAfter(stop, _lists + 1, lists);
            before(filter);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new RequestWatch(_client, Query) { GoesOn = true }.RunAsync(Tell, Fail, new PimCall(stop.Token, notice: _notices.Add)));
    }
}
