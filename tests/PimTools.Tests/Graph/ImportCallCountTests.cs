using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests what it costs to plan an import. A call more is a regression.</summary>
public sealed class ImportCallCountTests
{
    private readonly Contoso _contoso = new() { Tenant = EmulatedTenant.CreateContoso(options: new ContosoOptions { ExtraGroups = 50 }) };

    [Fact]
    public async Task The_lists_of_fifty_groups_are_three_batches()
    {
        using var emil = await _contoso.ConnectAsync("emil");
        var groups = (await emil.GroupRolesAsync()).Where(role => role.Access == PimAccess.Member).Take(50).ToList();
        Assert.Equal(50, groups.Count);
        var rows = Enumerable.Range(0, 100).Select(i => new PimAssignmentRow
        {
            Line = i + 1, Kind = "Group", Role = groups[i / 2].Id, Principal = i % 2 == 0 ? "ben@contoso.com" : "fay@contoso.com", Duration = "20d",
        }).ToList();
        IReadOnlyList<PimImportRow> plan = [];

        var calls = await _contoso.CallsOf(async () => plan = await new PimImporter(emil).PlanAsync(rows, _ => false, PimCall.None));

        Assert.All(plan, row => Assert.NotEqual(PimImportPlan.Invalid, row.Plan));
        Assert.Equal(3, _contoso.Tenant.Calls.Count(call =>
            call.PathAndQuery == "/v1.0/$batch" && call.RequestBody!.Contains("/eligibilityScheduleInstances?", StringComparison.Ordinal)));
        Assert.DoesNotContain(calls, call => call.Contains("ScheduleInstances", StringComparison.Ordinal));
    }
}
