using System;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Documents;
using PimTools.Tests.Fuzz;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.Plans;

/// <summary>A document that was exported plans nothing in the tenant that it came from, whatever that tenant has.</summary>
public sealed class RandomTenantTests
{
    [Fact]
    public Task An_export_of_any_tenant_plans_nothing() => FuzzCases.RunAsync("random tenants", 200, async (random, _) =>
    {
        var tenant = await new RandomTenant(random).ChangeAsync();
        using var dana = await new Contoso { Tenant = tenant.Contoso.Tenant }.ConnectAsync("dana");
        var document = await dana.ExportAsync();
        var (yaml, json) = (Planning.Format.WriteYaml(document, null), Planning.Format.WriteJson(document));

        var plan = await dana.PlanAsync(random.Next(2) == 0 ? yaml : json);

        Assert.InRange(tenant.Changes, 5, 100);
        Assert.Empty(plan.Steps());
        Assert.True(plan.IsComplete && plan.Withheld == 0 && plan.Unlisted == 0 && plan.Unchanged > 140, plan.ToText());
        Assert.Equal(Tell(Read(yaml)), Tell(Read(json)));
    });

    private static DocumentNode Read(string text) => Planning.Format.Read(text, "pim", problem => Assert.Fail(problem.ToString()))!;

    private static string Tell(DocumentNode node) => node switch
    {
        DocumentMap map => $"{{{string.Join(",", map.Entries.Where(entry => entry.Key != "$schema").Select(entry => $"{entry.Key}:{Tell(entry.Value)}"))}}}",
        DocumentList list => $"[{string.Join(",", list.Items.Select(Tell))}]",
        DocumentScalar scalar => scalar.Text,
        _ => throw new InvalidOperationException(node.ToString()),
    };
}
