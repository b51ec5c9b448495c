using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Commands of several runspaces at once that need the same list: one reads it, and the others wait for that.</summary>
public sealed class SharedReadTests : IDisposable
{
    private const string RolePath = "/roleManagement/directory/roleDefinitions";

    private static readonly PimKind[] Entra = [PimKind.EntraRole];

    // Slow enough that all are under way before the first answer comes.
    private readonly Contoso _contoso = new();

    private readonly IPimClient _client;

    public SharedReadTests()
    {
        _client = _contoso.ConnectAsync("dana").GetAwaiter().GetResult();
        _contoso.Tenant.Faults.Latency = TimeSpan.FromMilliseconds(300);
        _contoso.Tenant.ClearCalls();
    }

    // First pages alone, of one name and of all.
    private int RoleReads => _contoso.Tenant.Calls.Count(call =>
        call.PathAndQuery.Contains(RolePath, StringComparison.Ordinal) && !call.PathAndQuery.Contains("skiptoken", StringComparison.Ordinal));

    private int RoleLists => RoleReads - _contoso.Tenant.Calls.Count(call => call.PathAndQuery.Contains("displayName", StringComparison.Ordinal)
        && call.PathAndQuery.Contains(RolePath, StringComparison.Ordinal) && call.PathAndQuery.Contains("$filter", StringComparison.Ordinal));

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Names_that_are_looked_up_at_once_are_found_in_one_list_after_two_by_themselves()
    {
        var names = new[] { "Reports Reader", "User Administrator", "reports reader", "Security Reader", "Global Reader", "Teams Reader" };

        var found = await Task.WhenAll(names.Select(name => FindAsync(name)));

        Assert.Equal(names, found.Select(roles => Assert.Single(roles).Name), StringComparer.OrdinalIgnoreCase);
        Assert.Equal((1, 3), (RoleLists, RoleReads));
    }

    [Fact]
    public async Task What_nobody_is_called_is_looked_for_in_the_list()
    {
        var reader = FindAsync("Reports Reader");
        await Refusals.ThrowsAsync(PimErrorCode.RoleNotFound, () => FindAsync("No Such Role"));
        await reader;

        Assert.Equal((1, 3), (RoleLists, RoleReads));
    }

    [Fact]
    public async Task A_reader_that_fails_does_not_fail_the_others_and_the_next_reads()
    {
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", RolePath));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CodeAsync(FindAsync("Reports Reader"))));

        Assert.Single(outcomes, code => code is not null);
        Assert.Equal(2, RoleReads);
    }

    [Fact]
    public async Task A_reader_that_is_canceled_does_not_stop_the_others()
    {
        using var stop = new CancellationTokenSource();
        var canceled = await BeginSlowlyAsync(TimeSpan.FromMinutes(1), stop.Token);
        var others = Enumerable.Range(0, 3).Select(_ => FindAsync("Reports Reader")).ToList();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled);
        Assert.All(await Task.WhenAll(others), roles => Assert.Single(roles));
        Assert.InRange(RoleReads, 1, 2);
    }

    [Fact]
    public async Task One_who_waits_can_be_canceled()
    {
        using var stop = new CancellationTokenSource();
        var reader = await BeginSlowlyAsync(TimeSpan.FromSeconds(3));
        var waiting = FindAsync("Reports Reader", stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Single(await reader);
        Assert.Equal(1, RoleReads);
    }

    [Fact]
    public async Task The_settings_of_a_role_that_many_need_at_once_are_read_once()
    {
        var role = Assert.Single(await FindAsync("Reports Reader"));
        _contoso.Tenant.ClearCalls();

        async Task<PimRoleSetting?> RecallAsync()
        {
            var settings = new KnownSettings(_client);
            await settings.RecallAsync([role], PimCall.None);
            return settings.Find(role, PimScope.Directory);
        }

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => RecallAsync())), Assert.NotNull);
        Assert.Single(_contoso.Tenant.Calls);
    }

    private static async Task<PimErrorCode?> CodeAsync(Task<IReadOnlyList<PimRole>> finding)
    {
        try
        {
            await finding;
            return null;
        }
        catch (PimException e)
        {
            return e.Code;
        }
    }

    /// <summary>Begins to read, and waits until the service has that in hand, which takes its time for the answer.</summary>
    private async Task<Task<IReadOnlyList<PimRole>>> BeginSlowlyAsync(TimeSpan time, CancellationToken cancellation = default)
    {
        _contoso.Tenant.Faults.Add(EmulatedFault.Delay(time).On("GET", RolePath));
        var reader = FindAsync("Reports Reader", cancellation);
        while (_contoso.Tenant.Faults.Count > 0)
        {
            await Task.Delay(10, CancellationToken.None);
        }

        return reader;
    }

    private Task<IReadOnlyList<PimRole>> FindAsync(string name, CancellationToken cancellation = default) =>
        RoleResolver.FindAsync(_client, Entra, new PimIdentity(name), PimCall.None.CanceledBy(cancellation));
}
