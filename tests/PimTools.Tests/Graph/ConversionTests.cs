using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>A permanent active assignment becomes an eligible one: granted first, revoked when the grant is seen, whatever happens in between.</summary>
public sealed class ConversionTests
{
    private const string Grant = "POST /v1.0/roleManagement/directory/roleEligibilityScheduleRequests";
    private const string Revoke = "POST /v1.0/roleManagement/directory/roleAssignmentScheduleRequests";

    private readonly Contoso _contoso = new();
    private readonly List<PimConversion> _converted = [];
    private readonly List<PimException> _failed = [];

    [Fact]
    public async Task Nothing_is_revoked_while_the_lists_do_not_show_what_was_granted()
    {
        using var admin = await _contoso.ConnectAsync("breakglass");
        _contoso.Tenant.Faults.ListingLag = TimeSpan.FromMinutes(10);

        var calls = await _contoso.CallsOf(() => ConvertAsync(admin, "Security Administrator", TimeSpan.Zero));

        Assert.Contains(Grant, calls);
        Assert.DoesNotContain(Revoke, calls);
        var failure = Assert.Single(_failed);
        Assert.Equal(PimErrorCode.WaitTimedOut, failure.Code);
        Assert.Contains("stands: the eligible assignment was made", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_revokes_what_the_first_had_only_granted_and_grants_nothing_again()
    {
        using var admin = await _contoso.ConnectAsync("breakglass");
        _contoso.Tenant.Faults.ListingLag = TimeSpan.FromMinutes(10);
        await ConvertAsync(admin, "Security Administrator", TimeSpan.Zero);
        _contoso.Tenant.Faults.ListingLag = TimeSpan.Zero;
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(20));

        var calls = await _contoso.CallsOf(() => ConvertAsync(admin, "Security Administrator", TimeSpan.Zero));

        Assert.DoesNotContain(Grant, calls);
        Assert.Contains(Revoke, calls);
        Assert.Equal(PimConversionResult.Converted, Assert.Single(_converted).Result);
    }

    [Fact]
    public async Task A_second_run_does_not_grant_again_what_is_not_listed_yet()
    {
        using var admin = await _contoso.ConnectAsync("breakglass");
        _contoso.Tenant.Faults.ListingLag = TimeSpan.FromMinutes(10);
        await ConvertAsync(admin, "Security Administrator", TimeSpan.Zero);

        var calls = await _contoso.CallsOf(() => ConvertAsync(admin, "Security Administrator", TimeSpan.Zero));

        Assert.DoesNotContain(Grant, calls);
        Assert.DoesNotContain(Revoke, calls);
        Assert.All(_failed, failure => Assert.Equal(PimErrorCode.WaitTimedOut, failure.Code));
    }

    [Fact]
    public async Task Everything_is_as_it_was_where_the_grant_is_refused()
    {
        using var admin = await _contoso.ConnectAsync("breakglass");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.BadRequest).On("POST", "roleEligibilityScheduleRequests"));

        var calls = await _contoso.CallsOf(() => ConvertAsync(admin, "Security Administrator", TimeSpan.Zero));

        Assert.DoesNotContain(Revoke, calls);
        Assert.Contains("is as it was: it was not made eligible", Assert.Single(_failed).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_are_granted_and_revoked_in_batches()
    {
        using var admin = await _contoso.ConnectAsync("breakglass");
        var standing = (await admin.AssignmentsAsync()).FindAll(ConversionPlanner.IsStanding);

        var calls = await _contoso.CallsOf(() => ConvertAsync(admin, standing, TimeSpan.FromMinutes(1)));

        Assert.Equal(4, _converted.Count);
        Assert.Equal(2, calls.Count(call => call == "POST /v1.0/$batch"));
        Assert.DoesNotContain(Revoke, calls);
    }

    [Fact]
    public async Task Whoever_stops_the_wait_is_told_what_is_granted_and_not_revoked()
    {
        using var admin = await _contoso.ConnectAsync("breakglass");
        _contoso.Tenant.Faults.ListingLag = TimeSpan.FromMinutes(10);
        using var stop = new CancellationTokenSource();
        var told = new List<string>();
        var call = new PimCall(stop.Token, null, told.Add) { Waiting = _ => stop.Cancel() };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ConvertAsync(admin, "Security Administrator", TimeSpan.FromMinutes(1), call));

        Assert.Contains("Security Administrator", Assert.Single(told), StringComparison.Ordinal);
        Assert.Contains("is eligible now, and active as well", told[0], StringComparison.Ordinal);
        Assert.Empty(_failed);
    }

    private async Task ConvertAsync(IPimClient admin, string role, TimeSpan timeout, PimCall? call = null) =>
        await ConvertAsync(admin, (await admin.AssignmentsAsync()).FindAll(one => one.RoleName == role && ConversionPlanner.IsStanding(one)), timeout, call);

    private async Task ConvertAsync(IPimClient admin, IReadOnlyList<PimAssignment> standing, TimeSpan timeout, PimCall? call = null)
    {
        var planned = await new ConversionPlanner(admin, []) { Justification = "No standing access" }.PlanAsync(standing, PimCall.None);
        await new ConversionRunner(admin, _converted.Add, (error, _) => _failed.Add(error)) { Timeout = timeout }
            .RunAsync(planned.Where(one => one.KeptBecause is null).ToList(), "No standing access", call ?? PimCall.None);
    }
}
