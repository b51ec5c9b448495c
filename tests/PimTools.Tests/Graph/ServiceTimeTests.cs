using System;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>The service's clock decides, on a machine whose own is wrong.</summary>
public class ServiceTimeTests
{
    private static readonly TimeSpan Wrong = TimeSpan.FromHours(36);

    private readonly Contoso _contoso = new();

    public ServiceTimeTests() => _contoso.Tenant.Clock.Advance(Wrong);

    [Fact]
    public async Task The_clients_time_is_the_services()
    {
        using var dana = await _contoso.ConnectAsync("dana");

        await dana.RolesAsync();

        AssertNear(_contoso.Tenant.Clock.UtcNow, dana.ServiceTime);
    }

    [Fact]
    public async Task Azures_answers_tell_it_too()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");

        await ada.ScopesAsync();

        AssertNear(_contoso.Tenant.Clock.UtcNow, ada.ServiceTime);
    }

    [Fact]
    public async Task What_is_left_of_an_assignment_counts_by_it()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var request = await ada.Requests.SubmitAsync(await ada.ActivationAsync("User Administrator", hours: 2), PimCall.None);

        var active = (await ada.AssignmentsAsync(new PimAssignmentFilter { Kinds = ClientReading.Entra, Mine = true, Type = PimAssignmentType.Active }))
            .Single(assignment => assignment.Role.Id == request.Role.Id && assignment.State == PimAssignmentState.Activated);

        Assert.InRange(active.ExpiresIn!.Value, TimeSpan.FromMinutes(110), TimeSpan.FromMinutes(121));
    }

    [Fact]
    public async Task The_emulated_tenants_time_is_known_before_it_is_called()
    {
        using var ada = await _contoso.Factory().ConnectAsync(new PimConnectOptions(null, PimSignIn.Emulator) { ResetEmulator = true }, PimCall.None);

        ada.Context.Emulator!.Advance(Wrong);

        AssertNear(ada.Context.Emulator.Now, ada.ServiceTime);
    }

    private static void AssertNear(DateTimeOffset expected, DateTimeOffset actual) =>
        Assert.InRange((expected - actual).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(30));
}
