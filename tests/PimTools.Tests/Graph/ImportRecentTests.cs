using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests what an import goes by while the service's lists lag behind what was just done.</summary>
public sealed class ImportRecentTests
{
    private readonly Contoso _contoso = new();

    [Fact]
    public async Task The_last_request_counts_of_several_that_no_list_shows()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.ListingLag = TimeSpan.FromMinutes(30);

        Assert.Equal(PimImportResult.Created, await ImportAsync(dana, "30d"));
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(PimImportResult.Updated, await ImportAsync(dana, "60d"));
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(PimImportResult.Unchanged, await ImportAsync(dana, "60d"));
        Assert.Equal(PimImportResult.Updated, await ImportAsync(dana, "30d"));
    }

    private static async Task<PimImportResult> ImportAsync(IPimClient client, string duration)
    {
        var importer = new PimImporter(client);
        var row = new PimAssignmentRow { Line = 1, Kind = "EntraRole", Role = "Teams Reader", Principal = "fay@contoso.com", Duration = duration, Justification = "Test" };
        var plan = await importer.PlanAsync([row], _ => false, PimCall.None);
        await importer.RunAsync(plan, _ => { }, PimCall.None);
        return plan.Single().Result;
    }
}
