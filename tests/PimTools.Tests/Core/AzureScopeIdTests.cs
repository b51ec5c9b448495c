using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class AzureScopeIdTests
{
    private const string Group = "/providers/Microsoft.Management/managementGroups/contoso";
    private const string Subscription = "/subscriptions/11111111-1111-1111-1111-111111111111";
    private const string ResourceGroup = Subscription + "/resourceGroups/rg-web";
    private const string Vault = ResourceGroup + "/providers/Microsoft.KeyVault/vaults/kv";

    [Theory]
    [InlineData("/", PimScopeType.Directory, null, "Tenant root")]
    [InlineData(Group, PimScopeType.ManagementGroup, null, "contoso")]
    [InlineData("/PROVIDERS/microsoft.management/MANAGEMENTGROUPS/contoso", PimScopeType.ManagementGroup, null, "contoso")]
    [InlineData(Subscription, PimScopeType.Subscription, null, Subscription)]
    [InlineData(ResourceGroup, PimScopeType.ResourceGroup, Subscription, "rg-web")]
    [InlineData(Vault, PimScopeType.Resource, ResourceGroup, "kv")]
    [InlineData(Subscription + "/providers/Microsoft.Security/pricings/vm", PimScopeType.Resource, Subscription, "vm")]
    [InlineData("/subscriptions", PimScopeType.Unknown, null, "/subscriptions")]
    [InlineData(Subscription + "/resourceGroups", PimScopeType.Unknown, null, Subscription + "/resourceGroups")]
    [InlineData("/administrativeUnits/u", PimScopeType.Unknown, null, "/administrativeUnits/u")]
    [InlineData("rg-web", PimScopeType.Unknown, null, "rg-web")]
    public void An_id_tells_what_it_is_and_where_it_lies(string id, PimScopeType type, string? parent, string name)
    {
        var scope = AzureScopeId.ToScope(id, null);

        Assert.Equal((id, type, parent, name), (scope.Id, scope.Type, scope.ParentId, scope.DisplayName));
    }

    [Fact]
    public void A_name_and_a_parent_that_are_known_count()
    {
        var scope = AzureScopeId.ToScope(Subscription, "Contoso Sandbox", Group);

        Assert.Equal(("Contoso Sandbox", Group), (scope.DisplayName, scope.ParentId));
    }

    [Theory]
    [InlineData(ResourceGroup, Subscription, true)]
    [InlineData(Vault, ResourceGroup, true)]
    [InlineData(ResourceGroup, Group, true)]
    [InlineData(Subscription, Group, true)]
    [InlineData(Group + "2", Group, true)]
    [InlineData(Group, "/", true)]
    [InlineData(Group, Group, false)]
    [InlineData(Subscription, Subscription, false)]
    [InlineData(Subscription + "1", Subscription, false)]
    [InlineData(Subscription, ResourceGroup, false)]
    [InlineData(Group, Subscription, false)]
    [InlineData("/", Group, false)]
    [InlineData("/", "/", false)]
    [InlineData("nonsense", Group, false)]
    public void A_scope_lies_only_in_what_can_hold_it(string id, string container, bool expected) =>
        Assert.Equal(expected, AzureScopeId.CanLieIn(id, container));
}
