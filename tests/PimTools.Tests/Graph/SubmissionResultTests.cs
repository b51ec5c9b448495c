using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>A request that was made is handed over, whatever cannot be read besides.</summary>
public class SubmissionResultTests
{
    private const string Policies = "roleManagementPolicyAssignments";

    private readonly Contoso _contoso = new();
    private readonly List<string> _told = [];

    public static TheoryData<EmulatedFault> Faults => new()
    {
        EmulatedFault.Answer(HttpStatusCode.ServiceUnavailable).Repeated(20),
        EmulatedFault.Answer(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.FromHours(1)),
        EmulatedFault.Answer(HttpStatusCode.Forbidden),
        EmulatedFault.Answer(HttpStatusCode.Unauthorized),
        EmulatedFault.LostBeforeHandling().Repeated(20),
        EmulatedFault.MalformedJson().Repeated(20),
        EmulatedFault.Redirect(new Uri("https://elsewhere.example/")),
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task That_the_approvers_cannot_be_read_is_told_beside_the_request(EmulatedFault fault)
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync("Exchange Administrator");
        _contoso.Tenant.Faults.Add(fault.On("GET", Policies));

        var request = await ada.Requests.SubmitAsync(draft, new PimCall(default, notice: _told.Add));

        Assert.Equal(PimRequestStatus.PendingApproval, request.Status);
        Assert.Empty(request.Approvers);
        Assert.Contains("Exchange Administrator", Assert.Single(_told));
    }

    [Fact]
    public async Task So_it_is_for_many()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync("Exchange Administrator");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.ServiceUnavailable).On("GET", Policies).Repeated(20));
        var submissions = new List<PimSubmission>();

        await ada.Requests.SubmitManyAsync([draft], submissions.Add, new PimCall(default, notice: _told.Add));

        Assert.Equal(PimRequestStatus.PendingApproval, Assert.Single(submissions).Request?.Status);
        Assert.Single(_told);
    }

    [Fact]
    public async Task Who_may_not_read_the_settings_is_told_so_once()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync("Exchange Administrator");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", Policies).Repeated(5));
        var call = new PimCall(default, notice: _told.Add);
        var first = await ada.Requests.SubmitAsync(draft, call);
        await ada.Requests.CancelAsync(first, call);

        await ada.Requests.SubmitAsync(draft, call);

        Assert.Single(_told);
    }

    [Fact]
    public async Task Whoever_stops_waiting_for_the_names_has_the_request_all_the_same()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync("Exchange Administrator");
        _contoso.Tenant.Faults.Add(EmulatedFault.Delay(TimeSpan.FromMinutes(1)).On("GET", Policies));
        using var stop = new CancellationTokenSource();
        var submitting = ada.Requests.SubmitAsync(draft, new PimCall(stop.Token));
        await Eventually.IsAsync(() => _contoso.Tenant.Calls.Count > 0 && _contoso.Tenant.Calls[^1].Method == "POST");

        stop.Cancel();

        Assert.Equal(PimRequestStatus.PendingApproval, (await submitting).Status);
    }

    [Fact]
    public async Task A_duration_that_nobody_understands_is_left_out()
    {
        using var service = ScriptedHandler.Always(
            """{"id":"r","status":"Granted","scheduleInfo":{"expiration":{"type":"afterDuration","duration":"a while"}}}""");
        var draft = new PimRequestDraft(
            PimRequestAction.SelfActivate, PimAssignmentType.Active, new PimRole(PimKind.EntraRole, "x", "X"), PimScope.Directory, Offline.Context.Account);
        var entra = new PimTools.Graph.Entra.EntraProvider(
            Offline.Http(service), Offline.Context, Offline.Principals(), new PimTools.Graph.Requests.IdempotentSubmitter(TimeSpan.Zero));

        var request = await entra.Requests.SubmitAsync(draft, PimCall.None);

        Assert.Equal("r", request.Id);
        Assert.Null(request.Schedule!.Duration);
    }
}
