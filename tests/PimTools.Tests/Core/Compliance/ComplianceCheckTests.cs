using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Compliance;
using Xunit;

namespace PimTools.Tests.Core.Compliance;

/// <summary>A check reads what the rules of its kinds need, of Azure at the scopes that were named, and decides them in their order.</summary>
public sealed class ComplianceCheckTests
{
    [Fact]
    public async Task A_check_reads_what_the_rules_of_its_kinds_need_and_decides_them_in_order()
    {
        var client = new FakePimClient { ServiceTime = Given.Now };
        client.Settings.Add(RuleSet.Setting([.. RuleSet.Usual()]));
        var baseline = GivenEvidence.Baseline("""
            rules:
              - { id: a, title: x, of: settings, kind: [EntraRole, Group], require: { RequiresApproval: true } }
              - { id: b, title: x, of: holders, kind: Group, count: 1 }
              - { id: c, title: x, of: assignments, kind: EntraRole, require: { IsPrivileged: false } }
            """);
        var findings = new List<PimFinding>();

        await ComplianceCheck.RunAsync(client, [baseline], [PimKind.EntraRole], [], findings.Add, PimCall.None);

        Assert.Equal([("a", PimFindingResult.Fail), ("b", PimFindingResult.NotApplicable), ("c", PimFindingResult.NotApplicable)], findings.Select(one => (one.RuleId, one.Result)));
        Assert.Equal(["ListAssignments", "ListPrivileged", "ListSettings"], client.Calls.Distinct().Order());
    }

    [Fact]
    public async Task Scopes_that_are_checked_are_those_of_Azure()
    {
        var client = new FakePimClient();
        client.Scopes.AddRange([Given.Sales, GivenEvidence.Sandbox]);

        Assert.Equal([GivenEvidence.Sandbox], await ComplianceScopes.FindAsync(client, [new PimIdentity("Sandbox")], PimCall.None));
        Assert.Equal(PimErrorCode.ScopeNotFound, (await Assert.ThrowsAsync<PimException>(() => ComplianceScopes.FindAsync(client, [new PimIdentity("Nowhere")], PimCall.None))).Code);
    }
}
