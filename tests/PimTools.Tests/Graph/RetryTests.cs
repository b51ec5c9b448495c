using System;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Graph;

public class RetryTests
{
    private const string Definitions = "roleDefinitions";

    private readonly Contoso _contoso = new();

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task A_read_is_repeated(HttpStatusCode status)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(status).On("GET", Definitions).Repeated(3));

        Assert.NotEmpty(await dana.RolesAsync());
    }

    [Fact]
    public async Task A_read_over_a_lost_connection_is_repeated()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.LostBeforeHandling().On("GET", Definitions).Repeated(2));

        Assert.NotEmpty(await dana.RolesAsync());
    }

    [Fact]
    public async Task The_service_says_how_long_to_wait()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(
            EmulatedFault.Answer(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.FromSeconds(1)).On("GET", Definitions));
        var watch = Stopwatch.StartNew();

        await dana.RolesAsync();

        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(950), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Nobody_waits_for_an_hour()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(
            EmulatedFault.Answer(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.FromHours(1)).On("GET", Definitions));

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.Throttled, () => dana.RolesAsync());

        Assert.Contains("3600 seconds", thrown.Message);
    }

    [Fact]
    public async Task Retries_end()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.ServiceUnavailable).On("GET", Definitions).Repeated(100));
        _contoso.Tenant.ClearCalls();

        await Refusals.ThrowsAsync(PimErrorCode.ServiceUnavailable, () => dana.RolesAsync());

        Assert.Equal(5, _contoso.Tenant.Calls.Count);
    }

    [Fact]
    public async Task A_connection_that_stays_lost_is_a_network_failure()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.LostBeforeHandling().On("GET", Definitions).Repeated(100));

        await Refusals.ThrowsAsync(PimErrorCode.NetworkFailure, () => dana.RolesAsync());
    }

    [Fact]
    public async Task A_wait_between_retries_can_be_canceled()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        _contoso.Tenant.Faults.Add(
            EmulatedFault.Answer(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.FromMinutes(1)).On("GET", Definitions));
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dana.Roles.ListAsync(PimKinds.All, _ => { }, new PimCall(stop.Token)));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Parts_of_a_batch_are_repeated_one_by_one()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.Zero).On("GET", "/groups"));
        _contoso.Tenant.ClearCalls();

        var found = await dana.Directory.FindPrincipalsAsync("Tier 0 Operators", PimCall.None);

        Assert.Equal(PimPrincipalType.Group, Assert.Single(found).Type);
        var batches = _contoso.Tenant.Calls.Where(call => call.PathAndQuery.EndsWith("$batch", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, batches.Count);
        Assert.Contains("/users", batches[0].RequestBody);
        Assert.DoesNotContain("/users", batches[1].RequestBody);
    }
}
