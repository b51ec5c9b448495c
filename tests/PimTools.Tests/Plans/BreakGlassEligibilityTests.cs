using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.Plans;

/// <summary>A setting does not become harder for a break-glass account, whichever way it is eligible for the role.</summary>
public sealed class BreakGlassEligibilityTests
{
    private readonly Contoso _contoso = new();

    [Theory]
    [InlineData("greg@contoso.com", "Authentication Administrator", "Greg Sato, a break-glass account")]
    [InlineData("fay@contoso.com", "Authentication Administrator", "a break-glass account that is eligible through Tier 0 Operators")]
    [InlineData("ada@contoso.com", "Reports Reader", "Ada Ahlberg, a break-glass account,")]
    public async Task It_is_withheld_by_itself_and_through_a_group(string account, string role, string why)
    {
        using var dana = await _contoso.ConnectAsync("dana");

        var plan = await dana.PlanAsync(Document(account, role));

        Assert.Contains(why, Assert.Single(plan.Changes).Withheld);
    }

    [Fact]
    public async Task It_is_planned_where_the_account_is_not_eligible_in_any_way()
    {
        using var dana = await _contoso.ConnectAsync("dana");

        Assert.Single((await dana.PlanAsync(Document("emil@contoso.com", "Authentication Administrator"))).Steps());
    }

    [Fact]
    public async Task It_is_withheld_where_the_members_of_the_group_cannot_be_read()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", "/transitiveMembers").Repeated(20));

        var plan = await dana.PlanAsync(Document("fay@contoso.com", "Authentication Administrator"));

        Assert.Contains("could not be read", Assert.Single(plan.Changes).Withheld);
    }

    private static string Document(string account, string role) =>
        $"version: 1\nbreakGlass: [{account}]\nsettings:\n  - {{ role: {role}, activation: {{ maximumDuration: 1h }} }}";
}
