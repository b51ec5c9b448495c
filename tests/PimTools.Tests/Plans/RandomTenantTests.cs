using System;
using System.Collections.Generic;
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
        var whole = await dana.ExportAsync();
        var document = random.Next(10) == 0 ? whole : Part(whole, tenant.Roles);
        var (yaml, json) = (Planning.Format.WriteYaml(document, null), Planning.Format.WriteJson(document));

        var plan = await dana.PlanAsync(random.Next(2) == 0 ? yaml : json);

        Assert.InRange(tenant.Changes, 5, 100);
        Assert.Empty(plan.Steps());
        Assert.True(plan.IsComplete && plan.Withheld == 0 && plan.Unlisted == 0 && plan.Unchanged > 25, plan.ToText());
        Assert.Equal(Tell(Read(yaml)), Tell(Read(json)));
    }, atOnce: Environment.ProcessorCount + 1);

    // All of it takes long; the settings that were not changed are much the same.
    private static DocumentMap Part(DocumentMap document, IReadOnlyCollection<string> roles) => NodeBuilder.Map([.. document.Entries.Select(entry => (
        entry.Key,
        entry.Key == "settings" ? NodeBuilder.List(((DocumentList)entry.Value).Items.Where(item => IsOf((DocumentMap)item, roles))) : entry.Value))]);

    private static bool IsOf(DocumentMap setting, IReadOnlyCollection<string> roles) => (setting.Find("role") as DocumentScalar)?.Text is not { } name || roles.Contains(name);

    private static DocumentNode Read(string text) => Planning.Format.Read(text, "pim", problem => Assert.Fail(problem.ToString()))!;

    private static string Tell(DocumentNode node) => node switch
    {
        DocumentMap map => $"{{{string.Join(",", map.Entries.Where(entry => entry.Key != "$schema").Select(entry => $"{entry.Key}:{Tell(entry.Value)}"))}}}",
        DocumentList list => $"[{string.Join(",", list.Items.Select(Tell))}]",
        DocumentScalar scalar => scalar.Text,
        _ => throw new InvalidOperationException(node.ToString()),
    };
}
