using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Graph;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests who is asked to sign in, by which command, and where nobody is.</summary>
public sealed class PromptTests : IDisposable
{
    private static readonly PimConnectOptions DeviceCode = new(null, PimSignIn.DeviceCode);

    private readonly Contoso _contoso = new();
    private readonly SignInService _service;
    private readonly LoopbackService _loopback;
    private readonly PimClientFactory _factory;
    private EmulatedTokenOptions _token = new();

    public PromptTests()
    {
        _service = new SignInService(_contoso.Tenant.CreateHandler(), () => _contoso.Tenant.IssueToken("ben", _token));
        _loopback = new LoopbackService(_service);
        _factory = new PimClientFactory(_loopback.NewHandler()) { Timeouts = Offline.Timeouts };
    }

    public void Dispose()
    {
        _loopback.Dispose();
        _service.Dispose();
    }

    [Fact]
    public async Task The_code_is_shown_by_the_command_that_signs_in()
    {
        var told = new Told();

        using var ben = await _factory.ConnectAsync(DeviceCode, told.Call);

        Assert.Equal("Ben Okafor", ben.Context.Account.DisplayName);
        Assert.Equal("Type CODE1.", await told.NextAsync());
    }

    [Fact]
    public async Task A_later_code_is_shown_by_the_command_that_needs_it()
    {
        var connecting = new Told();
        using var ben = await _factory.ConnectAsync(DeviceCode, connecting.Call);
        Assert.Equal("Type CODE1.", await connecting.NextAsync());
        var activating = new Told();
        var draft = await ben.ActivationAsync("Conditional Access Administrator");
        _service.RenewsSilently = false;
        _token = new EmulatedTokenOptions { AuthenticationContexts = ["c1"] };

        var request = await ben.Requests.SubmitAsync(draft, activating.Call);

        Assert.Equal(PimRequestOutcome.Succeeded, request.Outcome);
        Assert.Equal("Sign in again: Conditional Access Administrator demands authentication context c1.", await activating.NextAsync());
        Assert.Equal("Type CODE2.", await activating.NextAsync());
        Assert.True(connecting.IsSilent);
        Assert.Contains("acrs", Assert.Single(_service.Asked, asked => asked?.Contains("acrs", StringComparison.Ordinal) is true));
    }

    [Fact]
    public async Task Where_nobody_may_be_asked_what_needs_it_fails_at_once()
    {
        using var ben = await _factory.ConnectAsync(DeviceCode, new Told().Call);
        var draft = await ben.ActivationAsync("Conditional Access Administrator");
        _service.RenewsSilently = false;
        var told = new Told();

        var thrown = await Refusals.ThrowsAsync(
            PimErrorCode.StepUpRequired, () => ben.Requests.SubmitAsync(draft, new PimCall(default, notice: told.Hear) { MayPrompt = false }));

        Assert.Equal(["c1"], thrown.AuthenticationContexts);
        Assert.Single(_service.Asked);
        Assert.True(told.IsSilent);
    }

    [Fact]
    public async Task Nobody_waits_for_a_code_that_nobody_sees() =>
        await Refusals.ThrowsAsync(PimErrorCode.AuthenticationFailed, () => _factory.ConnectAsync(DeviceCode, PimCall.None));

    [Fact]
    public async Task A_listener_that_is_busy_does_not_hold_up_the_sign_in()
    {
        using var busy = new ManualResetEventSlim();

        using var ben = await _factory.ConnectAsync(DeviceCode, new PimCall(default, notice: _ => busy.Wait())).WaitAsync(TimeSpan.FromSeconds(30));

        busy.Set();
        Assert.NotNull(ben);
    }

    [Fact]
    public async Task Whoever_waits_for_somebody_elses_sign_in_can_leave()
    {
        using var ben = await _factory.ConnectAsync(DeviceCode, new Told().Call);
        var draft = await ben.ActivationAsync("Conditional Access Administrator");
        (_service.RenewsSilently, _service.IsCodeTyped) = (false, false);
        var told = new Told();
        using var stopActivating = new CancellationTokenSource();
        var activating = ben.Requests.SubmitAsync(draft, new PimCall(stopActivating.Token, notice: told.Hear));
        await told.NextAsync();
        using var stopListing = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ben.Roles.ListAsync([PimKind.EntraRole], _ => { }, new PimCall(stopListing.Token)));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        stopActivating.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => activating);
    }

    [Fact]
    public async Task Whose_sign_in_was_broken_off_leaves_the_way_free()
    {
        using var ben = await _factory.ConnectAsync(DeviceCode, new Told().Call);
        var draft = await ben.ActivationAsync("Conditional Access Administrator");
        (_service.RenewsSilently, _service.IsCodeTyped) = (false, false);
        var told = new Told();
        using var stop = new CancellationTokenSource();
        var activating = ben.Requests.SubmitAsync(draft, new PimCall(stop.Token, notice: told.Hear));
        await told.NextAsync();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => activating);
        Assert.NotEmpty(await ben.RolesAsync());
    }

    /// <summary>A command that shows what it hears.</summary>
    private sealed class Told
    {
        private readonly BlockingCollection<string> _lines = [];

        public PimCall Call => new(default, notice: Hear);

        public bool IsSilent => _lines.Count == 0;

        public void Hear(string line) => _lines.Add(line);

        public Task<string> NextAsync() => Task.Run(
            () => _lines.TryTake(out var line, TimeSpan.FromSeconds(20)) ? line : throw new TimeoutException("Nothing was shown."));
    }
}
