using System.Threading.Tasks;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.Plans;

/// <summary>A document that was exported plans nothing in the tenant that it came from.</summary>
public sealed class PlanRoundTripTests
{
    private readonly Contoso _contoso = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_seeded_tenant_needs_nothing(bool isYaml)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var document = await dana.ExportAsync();

        var plan = await dana.PlanAsync(isYaml ? Planning.Format.WriteYaml(document, null) : Planning.Format.WriteJson(document));

        Assert.Empty(plan.Steps());
        Assert.True(plan.IsComplete && plan.Withheld == 0 && plan.Unlisted == 0 && plan.Unchanged > 140, plan.ToText());
    }

    [Fact]
    public async Task Azure_roles_at_the_scopes_of_the_tenant_need_nothing()
    {
        using var cleo = await _contoso.ConnectToAzureAsync("dana");
        var text = await cleo.ExportYamlAsync([PimKind.AzureRole], "Contoso Sandbox", "Contoso Production");

        var plan = await cleo.PlanAsync(text);

        Assert.Empty(plan.Steps());
        Assert.True(plan.IsComplete && plan.Unchanged > 10, plan.ToText());
    }
}
