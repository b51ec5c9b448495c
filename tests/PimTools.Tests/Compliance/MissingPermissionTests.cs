using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Compliance;

/// <summary>A permission that is missing never makes a check green: each list is refused in turn.</summary>
public sealed class MissingPermissionTests
{
    /// <summary>The lists, by a part of their addresses, and the rules of the recommended baseline that cannot be told without them.</summary>
    public static TheoryData<string, string> Lists => new()
    {
        { "$filter=isPrivileged", "R01 R03 R04 R05 R06 R07 R08 R11 R12 R13 R14 R31 R34 R36 R37 R41 R42" },
        { "directory/roleEligibilityScheduleInstances", "R01 R03 R04 R05 R06 R07 R08 R11 R12 R13 R14 R23 R31 R32 R33 R34 R35 R36 R37 R38 R39 R40 R41 R42" },
        { "directory/roleAssignmentScheduleInstances", "R01 R03 R04 R05 R06 R07 R08 R11 R12 R13 R14 R23 R31 R32 R33 R34 R35 R36 R37 R38 R39 R40 R41 R42" },
        { "scopeType eq 'DirectoryRole'", "R01 R02 R03 R04 R05 R06 R07 R08 R11 R12 R13 R14 R21 R22 R23" },
        { "scopeType eq 'Group'", "R01 R03 R04 R05 R06 R07 R08 R11 R12 R13 R14 R21 R22 R23 R42" },
        { "group/eligibilityScheduleInstances", "R23 R31 R32 R33 R34 R35 R36 R37 R38 R39 R40 R41 R42" },
        { "group/assignmentScheduleInstances", "R23 R31 R32 R33 R34 R35 R36 R37 R38 R39 R40 R41 R42" },
        { "group/resources", "R01 R03 R04 R05 R06 R07 R08 R11 R12 R13 R14 R21 R22 R23 R31 R32 R33 R34 R35 R36 R37 R38 R39 R40 R41 R42" },
        { "transitiveMembers", "R32 R33 R34 R35 R36 R37 R40 R41 R42" },
        { "/users?", "R36 R40 R41" },
        { "directoryAudits", "R35" },
        { "getByIds", "R21 R22 R23" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task What_rests_on_a_list_that_is_refused_cannot_be_told(string list, string rules)
    {
        var tenant = await HardenedContoso.CreateAsync();
        Refuse(tenant, list);

        var findings = await tenant.CheckAsync(Baselines.Shipped("Recommended"));

        Assert.Empty(RulesWith(findings, PimFindingResult.Fail));
        Assert.Equal(rules.Split(' '), RulesWith(findings, PimFindingResult.CannotTell));
        Assert.All(findings.Where(one => one.Result == PimFindingResult.CannotTell), one => Assert.NotEmpty(one.Evidence!));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task No_fault_becomes_green_by_a_list_that_is_refused(string list, string rules)
    {
        _ = rules;
        var tenant = await BadContoso.CreateAsync();
        var faults = RulesWith(await tenant.CheckAsync(Baselines.Shipped("Recommended"), null, HardenedContoso.FirstBreakGlass), PimFindingResult.Fail);
        Refuse(tenant, list);

        var findings = await tenant.CheckAsync(Baselines.Shipped("Recommended"), null, HardenedContoso.FirstBreakGlass);

        Assert.Empty(faults.Intersect(RulesWith(findings, PimFindingResult.Pass).Concat(RulesWith(findings, PimFindingResult.NotApplicable))));
    }

    // A service that is down is left out of a list as a whole, where a refusal is told for each group.
    [Fact]
    public async Task Who_may_become_a_member_is_not_known_where_the_service_is_down()
    {
        var tenant = await HardenedContoso.CreateAsync();
        tenant.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.ServiceUnavailable, null, TimeSpan.Zero) with { Path = "group/eligibilityScheduleInstances", Times = 10_000 });

        var findings = await tenant.CheckAsync(Baselines.Shipped("Recommended"), new[] { PimKind.EntraRole });

        Assert.Subset(RulesWith(findings, PimFindingResult.CannotTell).ToHashSet(), new HashSet<string> { "R32", "R33", "R34", "R36", "R37", "R41" });
    }

    private static void Refuse(HardenedContoso tenant, string list) =>
        tenant.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden) with { Path = list, Times = 10_000 });

    private static List<string> RulesWith(IEnumerable<PimFinding> findings, PimFindingResult result) =>
        findings.Where(one => one.Result == result).Select(one => one.RuleId).Distinct().ToList();
}
