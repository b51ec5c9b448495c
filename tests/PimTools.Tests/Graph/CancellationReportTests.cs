using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Graph;
using PimTools.Graph.Http;
using PimTools.Graph.Transport;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Whoever stops a command is not left in the dark about what had been sent, and nothing more is sent.</summary>
public sealed class CancellationReportTests : IDisposable
{
    private const string Requests = "/roleAssignmentScheduleRequests";

    private readonly Contoso _contoso = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _told = [];

    private PimCall Call => new(_stop.Token, notice: _told.Add);

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task A_request_that_has_left_runs_to_its_answer()
    {
        using var way = Hold(request => request.Method == HttpMethod.Post);
        using var ada = await ConnectAsync("ada", way);
        var submitting = ada.Requests.SubmitAsync(await ada.ActivationAsync("User Administrator"), Call);
        await way.Arrived;

        _stop.Cancel();
        way.LetGo();

        Assert.Equal(PimRequestStatus.Provisioned, (await submitting).Status);
        Assert.Contains("User Administrator", Assert.Single(_told));
        Assert.Contains("the service took it", _told[0]);
        Assert.Contains("Get-PimRequest", _told[0]);
    }

    [Fact]
    public async Task One_whose_answer_does_not_come_is_given_up_after_a_while_and_told()
    {
        using var way = Hold(request => request.Method == HttpMethod.Post);
        using var ada = await ConnectAsync("ada", way, afterStop: TimeSpan.FromMilliseconds(20));
        var submitting = ada.Requests.SubmitAsync(await ada.ActivationAsync("User Administrator"), Call);
        await way.Arrived;

        _stop.Cancel();

        await Refusals.ThrowsAsync(PimErrorCode.OutcomeUnknown, () => submitting);
        Assert.Contains("not known whether it was made", Assert.Single(_told));
        Assert.Contains("User Administrator at Directory", _told[0]);
        Assert.Single(_contoso.Tenant.Calls, call => call.Method == "POST");
    }

    [Fact]
    public async Task One_that_has_not_left_is_not_sent()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync("User Administrator");
        _stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ada.Requests.SubmitAsync(draft, Call));

        Assert.DoesNotContain(_contoso.Tenant.Calls, call => call.Method == "POST");
        Assert.Empty(_told);
    }

    [Fact]
    public async Task One_that_was_throttled_is_not_sent_again()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync("User Administrator");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.FromMinutes(1)).On("POST", Requests));
        var submitting = ada.Requests.SubmitAsync(draft, Call);
        await Eventually.IsAsync(() => _contoso.Tenant.Calls.Any(call => call.Status == 429));

        _stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submitting);
        Assert.Single(_contoso.Tenant.Calls, call => call.Method == "POST");
        Assert.Empty(_told);
    }

    [Fact]
    public async Task A_batch_that_has_left_runs_to_its_answer_and_each_of_it_is_told()
    {
        using var way = Hold(request => request.RequestUri!.AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal));
        using var dana = await ConnectAsync("dana", way);
        PimRequestDraft[] drafts = [await dana.AssignmentAsync("Teams Administrator", "fay@contoso.com"), await dana.AssignmentAsync("Teams Administrator", "ben@contoso.com")];
        var before = _contoso.Tenant.ScheduleCount;
        var submitting = dana.Requests.SubmitManyAsync(drafts, _ => { }, Call);
        await way.Arrived;

        _stop.Cancel();
        way.LetGo();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submitting);
        Assert.Equal(2, _contoso.Tenant.ScheduleCount - before);
        Assert.Equal(2, _told.Count(line => line.Contains("the service took it")));
    }

    [Fact]
    public async Task A_withdrawal_is_told_too()
    {
        using var way = Hold(request => request.RequestUri!.AbsolutePath.EndsWith("/cancel", StringComparison.Ordinal));
        using var ada = await ConnectAsync("ada", way, afterStop: TimeSpan.FromMilliseconds(20));
        var request = await ada.Requests.SubmitAsync(await ada.ActivationAsync("Exchange Administrator"), PimCall.None);
        var withdrawing = ada.Requests.CancelAsync(request, Call);
        await way.Arrived;

        _stop.Cancel();

        await Refusals.ThrowsAsync(PimErrorCode.OutcomeUnknown, () => withdrawing);
        Assert.Contains("Get-PimRequest " + request.Id, Assert.Single(_told));
    }

    [Fact]
    public async Task A_read_stops_at_once_although_nothing_answers()
    {
        using var way = Hold(request => request.RequestUri!.AbsolutePath.EndsWith("roleDefinitions", StringComparison.Ordinal));
        using var dana = await ConnectAsync("dana", way);
        var listing = dana.Roles.ListAsync(ClientReading.Entra, _ => { }, Call);
        await way.Arrived;

        _stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listing);
    }

    private HoldingHandler Hold(Func<HttpRequestMessage, bool> isHeld) => new(_contoso.Tenant.CreateHandler(), isHeld);

    private async Task<IPimClient> ConnectAsync(string user, HttpMessageHandler way, TimeSpan? afterStop = null)
    {
        var timeouts = new Timeouts { Retry = Offline.Timeouts.Retry, Looks = Offline.Timeouts.Looks, AfterStop = afterStop ?? TimeSpan.FromMinutes(1) };
        return await new PimClientFactory(way) { Timeouts = timeouts }.ConnectAsync(Contoso.Options(_contoso.Tenant.IssueToken(user)), PimCall.None);
    }
}
