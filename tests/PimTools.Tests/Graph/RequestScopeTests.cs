using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Requests at one scope: the service is asked for those, as far as it can be, and no other comes out.</summary>
public sealed class RequestScopeTests
{
    private readonly Contoso _contoso = new();

    [Fact]
    public async Task Of_an_administrative_unit_the_service_filters()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var all = await dana.RequestsAsync(new PimRequestFilter { Kinds = ClientReading.Entra });
        var unit = all.First(request => request.Scope.Type == PimScopeType.AdministrativeUnit).Scope.Id;

        await IsThatOfAsync(dana, all, new PimRequestFilter { Kinds = ClientReading.Entra, ScopeId = unit }, $"directoryScopeId eq '{unit}'");
    }

    [Fact]
    public async Task Of_a_group_its_own_lists_are_read()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var all = await dana.RequestsAsync(new PimRequestFilter { Kinds = GroupsReading.Groups });
        var group = all[0].Scope.Id;

        await IsThatOfAsync(dana, all, new PimRequestFilter { Kinds = GroupsReading.Groups, ScopeId = group }, $"groupId eq '{group}'");
    }

    [Fact]
    public async Task Of_an_Azure_scope_the_lists_are_read_there()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var all = await dana.RequestsAsync(new PimRequestFilter { Kinds = AzureContoso.Kind });
        var group = all.First(request => request.Scope.Type == PimScopeType.ResourceGroup).Scope.Id;

        var there = await dana.RequestsAsync(new PimRequestFilter { Kinds = AzureContoso.Kind, ScopeId = group });

        Assert.Equal(all.Where(request => request.Scope.Id == group).Select(request => request.Id).Order(), there.Select(request => request.Id).Order());
    }

    [Fact]
    public async Task Of_what_waits_for_ones_decision_too()
    {
        using var cleo = await _contoso.ConnectAsync("cleo");
        var waiting = new PimRequestFilter { Kinds = ClientReading.Entra, Relation = PimRequestRelation.ForMyApproval };
        var all = await cleo.RequestsAsync(waiting);

        Assert.NotEmpty(all);
        Assert.Equal(all.Count, (await cleo.RequestsAsync(new PimRequestFilter { Kinds = waiting.Kinds, Relation = waiting.Relation, ScopeId = all[0].Scope.Id })).Count);
        Assert.Empty(await cleo.RequestsAsync(new PimRequestFilter { Kinds = waiting.Kinds, Relation = waiting.Relation, ScopeId = "/administrativeUnits/none" }));
    }

    private async Task IsThatOfAsync(
        IPimClient client, IEnumerable<PimRequest> all, PimRequestFilter filter, string told)
    {
        List<PimRequest> found = [];
        var calls = await _contoso.CallsOf(async () => found = await client.RequestsAsync(filter));

        Assert.Equal(all.Where(request => request.Scope.Id == filter.ScopeId).Select(request => request.Id).Order(), found.Select(request => request.Id).Order());
        Assert.NotEmpty(found);
        Assert.All(calls.Where(call => call.Contains("ScheduleRequests", StringComparison.Ordinal)), call => Assert.Contains(told, call));
    }
}
