using PimTools.Compliance;
using PimTools.Tests.Core.Plans;
using Xunit;

namespace PimTools.Tests.Core.Compliance;

/// <summary>An exception covers the findings of its rule that all its names fit.</summary>
public sealed class ComplianceExceptionTests
{
    [Theory]
    [InlineData(null, null, null, true)]
    [InlineData("user*", null, null, true)]
    [InlineData("fe930be7*", null, null, true)]
    [InlineData("Exchange*", null, null, false)]
    [InlineData(null, "Sales", null, true)]
    [InlineData(null, "Berlin", null, false)]
    [InlineData("Exchange*", "Sales", "Ada*", false)]
    [InlineData(null, null, "ada@contoso.com", true)]
    [InlineData(null, null, "Cleo*", false)]
    [InlineData("User*", "Berlin", "Ada*", false)]
    public void An_exception_covers_what_all_its_names_fit(string? role, string? scope, string? principal, bool covers)
    {
        var exception = new ComplianceException("r1", "Ada", "Because", Given.Now, GivenSteps.Map("a: b")) { Role = role, Scope = scope, Principal = principal };
        var rule = Assert.Single(GivenEvidence.Baseline("rules: [{ id: R1, title: x, of: holders, count: 1 }]").Rules);

        Assert.Equal(covers, exception.Covers(rule, GivenEvidence.Eligible(Given.Ada, scope: Given.Sales), Given.Ada));
        Assert.False((exception with { RuleId = "r2" }).Covers(rule, GivenEvidence.Eligible(Given.Ada, scope: Given.Sales), Given.Ada));
        Assert.Equal(role is null && scope is null && principal is null, exception.Covers(rule, null, null));
    }
}
