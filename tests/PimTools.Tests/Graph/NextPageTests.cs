using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>The next page of a list is asked for while one is read, once, and not before somebody has what they may only want the first of.</summary>
public sealed class NextPageTests
{
    private readonly Contoso _contoso = new()
    {
        Tenant = EmulatedTenant.CreateContoso(options: new ContosoOptions { ExtraUsers = 500, ExtraEligibleAssignments = 500 }),
    };

    public NextPageTests() => _contoso.Tenant.PageSize = 100;

    [Fact]
    public async Task It_is_under_way_before_the_page_ends()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.ClearCalls();
        var callsAtElement = new List<int>();

        await dana.Assignments.ListAsync(Eligible, _ => callsAtElement.Add(_contoso.Tenant.Calls.Count), PimCall.None);

        Assert.Equal(1, callsAtElement[0]);
        Assert.Equal((callsAtElement.Count + 99) / 100, _contoso.Tenant.Calls.Count);
        Assert.True(callsAtElement[99] >= 1);
    }

    [Fact]
    public async Task Each_element_comes_once_although_a_page_breaks_off()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var whole = await dana.AssignmentsAsync(Eligible);
        _contoso.Tenant.Faults.Add(EmulatedFault.CutBody(40_000).On("GET", "roleEligibilityScheduleInstances"));
        _contoso.Tenant.Faults.Add(EmulatedFault.CutBody(40_000).On("GET", "skiptoken"));

        var read = await dana.AssignmentsAsync(Eligible);

        Assert.Equal(whole.Select(one => one.Id).Order(), read.Select(one => one.Id).Order());
    }

    private static PimAssignmentFilter Eligible { get; } = new() { Kinds = [PimKind.EntraRole], Type = PimAssignmentType.Eligible };
}
