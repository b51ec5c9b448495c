using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Compliance;
using PimTools.Emulator;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.Compliance;

/// <summary>Tests what a check costs the service: pages and batches, whatever the number of rules, and nothing that no rule needs.</summary>
public sealed class ComplianceCallCountTests
{
    private static readonly PimKind[] Entra = [PimKind.EntraRole];

    [Fact]
    public async Task A_check_of_settings_alone_reads_the_roles_and_their_settings() => Assert.Equal(
        2,
        (await CallsOf(new Graph.Contoso(), "version: 1\nname: Mine\nrules: [{ id: a, title: x, of: settings, require: { MaximumActivationDuration: { atMost: 4h } } }]", Entra))
            .Count(call => !IsNameOrPage(call)));

    [Fact]
    public async Task All_rules_of_all_baselines_cost_what_their_lists_have_in_pages_and_batches()
    {
        var calls = await CallsOf(new Graph.Contoso(), [.. Baselines.Names.Select(Baselines.Shipped)], [PimKind.EntraRole, PimKind.Group]);

        Assert.InRange(calls.Count, 1, 24);
    }

    [Fact]
    public async Task Ten_times_the_people_cost_their_pages_and_a_batch_for_each_three_hundred()
    {
        var contoso = new Graph.Contoso { Tenant = EmulatedTenant.CreateContoso(options: new ContosoOptions { ExtraUsers = 900, ExtraEligibleAssignments = 2000, ExtraActiveAssignments = 500 }) };
        contoso.Tenant.PageSize = 500;

        var calls = await CallsOf(contoso, "version: 1\nname: Mine\nextends: Recommended", Entra);

        // Three batches more for accounts than for few people, and the pages of two and a half thousand assignments.
        Assert.InRange(calls.Count(call => call == "POST /v1.0/$batch"), 1, 8);
        Assert.InRange(calls.Count, 1, 32);
    }

    private static bool IsNameOrPage(string call) => call.Contains("getByIds", StringComparison.Ordinal) || call.Contains("skiptoken", StringComparison.OrdinalIgnoreCase);

    private static Task<IReadOnlyList<string>> CallsOf(Graph.Contoso contoso, string baseline, PimKind[] kinds) =>
        CallsOf(contoso, [Baselines.Load(baseline, out _)!], kinds);

    private static async Task<IReadOnlyList<string>> CallsOf(Graph.Contoso contoso, Baseline[] baselines, PimKind[] kinds)
    {
        using var emil = await contoso.ConnectAsync("emil");
        return await contoso.CallsOf(() => ComplianceCheck.RunAsync(emil, baselines, kinds, [], _ => { }, PimCall.None));
    }
}
