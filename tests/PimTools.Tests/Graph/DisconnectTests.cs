using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Runspaces share connections: one may end what another uses.</summary>
public class DisconnectTests
{
    private readonly Contoso _contoso = new();

    [Fact]
    public async Task What_is_under_way_goes_on_to_its_end()
    {
        var dana = await _contoso.ConnectAsync("dana");
        var all = await dana.AssignmentsAsync(new PimAssignmentFilter());
        _contoso.Tenant.PageSize = 2;
        var found = new List<PimAssignment>();

        await dana.Assignments.ListAsync(
            new PimAssignmentFilter(),
            assignment =>
            {
                dana.Dispose();
                found.Add(assignment);
            },
            PimCall.None);

        Assert.Equal(all.Count, found.Count);
    }

    [Fact]
    public async Task What_begins_afterwards_hears_that_the_connection_was_ended()
    {
        var dana = await _contoso.ConnectAsync("dana");

        dana.Dispose();

        await Refusals.ThrowsAsync(PimErrorCode.NotConnected, () => dana.RolesAsync());
        await Refusals.ThrowsAsync(PimErrorCode.NotConnected, () => dana.Directory.FindPrincipalsAsync("Ada Ahlberg", PimCall.None));
        await Refusals.ThrowsAsync(PimErrorCode.NotConnected, () => dana.AuditAsync());
        await Refusals.ThrowsAsync(PimErrorCode.NotConnected, () => dana.Requests.GetAsync(Guid.NewGuid().ToString(), PimCall.None));
        Assert.Equal("Dana Lindqvist", dana.Context.Account.DisplayName);
    }

    [Fact]
    public async Task Nobody_ever_hears_of_a_disposed_object()
    {
        for (var round = 0; round < 20; round++)
        {
            var dana = await _contoso.ConnectAsync("dana");
            var users = Enumerable.Range(0, 8).Select(_ => Task.Run(() => UseAsync(dana))).ToList();
            dana.Dispose();
            dana.Dispose();

            Assert.All(await Task.WhenAll(users), fault => Assert.True(fault is null or PimException { Code: PimErrorCode.NotConnected }, fault?.ToString()));
        }
    }

    private static async Task<Exception?> UseAsync(IPimClient client)
    {
        try
        {
            await client.SettingsAsync();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
