using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.Compliance;

/// <summary>The baselines that ship, against a tenant that meets them, and against one with faults planted in it.</summary>
public sealed class BaselineTenantTests
{
    // Who has left the directory has no name any more.
    private const string Ben = "2635dd3f-eeed-4a70-9ce2-50c16b94071e";

    /// <summary>The faults that are planted, by the rules that find them. No rule finds anything else.</summary>
    private static readonly (string Rule, string Target, string Field, string Actual)[] Planted =
    [
        ("R01", "Intune Administrator at Directory", "MaximumActivationDuration", "8h"),
        ("R02", "Global Administrator at Directory", "MaximumActivationDuration", "2h"),
        ("R03", "Domain Name Administrator at Directory", "RequiresApproval", "false"),
        ("R03", "Tier 0 Operators", "RequiresApproval", "false"),
        ("R04", "Cloud Application Administrator at Directory", "ActivationRequires or AuthenticationContext", "Justification, Ticket; none"),
        ("R05", "Cloud Device Administrator at Directory", "ActivationRequires", "Mfa, Justification"),
        ("R06", "Security Reader at Directory", "MaximumEligibleDuration", "without an end"),
        ("R07", "Helpdesk Administrator at Directory", "AllowPermanentActive", "true"),
        ("R08", "Hybrid Identity Administrator at Directory", "MailOnActivation", "none"),
        ("R11", "Teams Administrator at Directory", "MaximumActivationDuration", "10h"),
        ("R12", "Billing Administrator at Directory", "ActivationRequires", "Mfa"),
        ("R13", "License Administrator at Directory", "MaximumEligibleDuration", "without an end"),
        ("R14", "Reports Reader at Directory", "MaximumActivationDuration", "12h"),
        ("R21", "Exchange Administrator at Directory", "ApproverCount", "1"),
        ("R22", "Security Operator at Directory", "GoneApprover", "Ben Okafor"),
        ("R23", "User Administrator at Directory", "EligibleApprover", "Ada Ahlberg"),
        ("R31", "Active Global Administrator at Directory for Greg Sato", "IsPermanent", "true"),
        ("R31", "Active Tier 0 Operators for Greg Sato", "IsPermanent", "true"),
        ("R32", "1 holder", "Count", "1"),
        ("R33", "6 holders", "Count", "6"),
        ("R34", "16 holders", "Percentage", "40"),
        ("R35", "Eligible Global Administrator at Directory for Dana Lindqvist", "UnusedFor", "at least 30d"),
        ("R35", "Eligible Authentication Administrator at Directory for Greg Sato", "UnusedFor", "at least 30d"),
        ("R36", "Eligible Application Administrator at Directory for Cleo Marchetti", "IsGuest", "true"),
        ("R37", "Active Global Administrator at Directory for contoso-runbook", "PrincipalType", "ServicePrincipal"),
        ("R38", "Eligible Privileged Authentication Administrator at Directory for " + Ben, "IsOrphaned", "true"),
        ("R38", "Eligible Intune Administrator at Directory for " + Ben, "IsOrphaned", "true"),
        ("R38", "Eligible Conditional Access Administrator at Directory for " + Ben, "IsOrphaned", "true"),
        ("R38", "Eligible Ops-OnCall (owner) for " + Ben, "IsOrphaned", "true"),
        ("R40", "Eligible Global Administrator at Directory for Dana Lindqvist", "IsEnabled", "false"),
        ("R40", "Eligible Privileged Role Administrator at Directory for Dana Lindqvist", "IsEnabled", "false"),
        ("R40", "Active Security Administrator at Directory for Dana Lindqvist", "IsEnabled", "false"),
        ("R40", "Active Ops-OnCall (owner) for Dana Lindqvist", "IsEnabled", "false"),
        ("R40", "Active Ops-Database (owner) for Dana Lindqvist", "IsEnabled", "false"),
        ("R41", "Eligible Application Administrator at Directory for Cleo Marchetti", "IsSynchronized", "true"),
        ("R42", "Eligible Authentication Administrator at Directory for Fay Ito", "IsResettable", "true"),
    ];

    private static readonly (string Rule, string Target, string Field, string Actual)[] PlantedForCis =
    [
        ("CIS-1.1.1", "Eligible Application Administrator at Directory for Cleo Marchetti", "IsSynchronized", "true"),
        ("CIS-1.1.2", "1 holder", "Count", "1"),
        ("CIS-1.1.3", "5 holders", "Count", "5"),
        ("CIS-5.3.1", "Active Global Administrator at Directory for Greg Sato", "IsPermanent", "true"),
    ];

    private static readonly (string Rule, string Target, string Field, string Actual)[] PlantedForScuba =
    [
        ("MS.AAD.7.2", "10 holders", "Percentage", "84"),
        ("MS.AAD.7.3", "Eligible Application Administrator at Directory for Cleo Marchetti", "IsSynchronized", "true"),
        ("MS.AAD.7.4", "Active Global Administrator at Directory for Greg Sato", "IsPermanent", "true"),
        ("MS.AAD.7.9", "Hybrid Identity Administrator at Directory", "MailOnActivation", "none"),
    ];

    [Theory]
    [InlineData("CIS")]
    [InlineData("Recommended")]
    [InlineData("SCuBA")]
    public async Task A_tenant_that_meets_the_baseline_has_no_finding_against_it(string name)
    {
        var tenant = await HardenedContoso.CreateAsync();

        var findings = await tenant.CheckAsync(Baselines.Shipped(name));

        // Nobody holds what only break-glass accounts may hold, and so that rule is about nothing.
        Assert.Equal(Baselines.Shipped(name).Rules.Count, findings.Count);
        Assert.All(findings, finding => Assert.True(finding.Result == PimFindingResult.Pass || finding.RuleId is "R31" or "CIS-5.3.1" or "MS.AAD.7.4", finding.ToString()));
    }

    [Fact]
    public async Task The_recommended_baseline_finds_exactly_the_planted_faults()
    {
        var tenant = await BadContoso.CreateAsync();

        Assert.Equal(Planted, Faults(await tenant.CheckAsync(Baselines.Shipped("Recommended"), null, HardenedContoso.FirstBreakGlass)));
    }

    [Fact]
    public async Task The_published_baselines_find_those_of_them_that_they_speak_of()
    {
        var tenant = await BadContoso.CreateAsync();

        Assert.Equal(PlantedForCis, Faults(await tenant.CheckAsync(Baselines.Shipped("CIS"), null, HardenedContoso.FirstBreakGlass)));
        Assert.Equal(PlantedForScuba, Faults(await tenant.CheckAsync(Baselines.Shipped("SCuBA"), null, HardenedContoso.FirstBreakGlass)));
    }

    // Everything that is not passed, so that nothing else is found and nothing cannot be told.
    private static (string, string, string, string)[] Faults(IEnumerable<PimFinding> findings) => findings
        .Where(one => one.Result is not PimFindingResult.Pass)
        .Select(one => (one.Result == PimFindingResult.Fail ? one.RuleId : one.ToString(), one.Target, one.Field, one.Actual))
        .ToArray();
}
