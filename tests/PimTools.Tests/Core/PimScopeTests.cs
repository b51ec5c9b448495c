using System;
using System.Linq;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimScopeTests
{
    private const string Subscription = "/subscriptions/11111111-1111-1111-1111-111111111111";

    [Theory]
    [InlineData(PimKind.AzureRole, "ManagementGroup Subscription ResourceGroup Resource")]
    [InlineData(PimKind.Group, "Group")]
    [InlineData(PimKind.EntraRole, "Unknown Directory AdministrativeUnit DirectoryObject ApplicationRegistration EnterpriseApplication Application")]
    public void Its_type_tells_the_kind_unless_it_is_said(PimKind kind, string types)
    {
        Assert.Equal(types.Split(' '), Enum.GetValues<PimScopeType>().Where(type => new PimScope("id", "Name", type).Kind == kind).Select(type => type.ToString()));
        Assert.Equal(kind, new PimScope("/", "Root", PimScopeType.Directory) { Kind = kind }.Kind);
    }

    [Theory]
    [InlineData(Subscription, "Root / Platform / Sandbox")]
    [InlineData(Subscription + "/resourceGroups/rg-web", "Root / Platform / Sandbox / rg-web")]
    [InlineData(Subscription + "/resourceGroups/rg-web/providers/Microsoft.KeyVault/vaults/kv", "Root / Platform / Sandbox / rg-web / kv")]
    [InlineData("/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg-web", "rg-web")]
    [InlineData("/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg-web/providers/Microsoft.KeyVault/vaults/kv", "rg-web / kv")]
    public void Its_path_names_what_lies_above_as_far_as_that_is_known(string id, string path)
    {
        var root = new PimScope("/providers/Microsoft.Management/managementGroups/root", "Root", PimScopeType.ManagementGroup);
        var platform = new PimScope("/providers/Microsoft.Management/managementGroups/platform", "Platform", PimScopeType.ManagementGroup) { ParentId = root.Id };
        var paths = new AzureScopePaths([root, platform, AzureScopeId.ToScope(Subscription.ToUpperInvariant(), "Sandbox", platform.Id.ToUpperInvariant())]);

        Assert.Equal(path, paths.Place(AzureScopeId.ToScope(id, id == Subscription ? "Sandbox" : null, id == Subscription ? platform.Id : null)).Path);
    }

    [Fact]
    public void Scopes_that_lie_in_each_other_have_an_end_all_the_same()
    {
        var one = new PimScope("/providers/Microsoft.Management/managementGroups/one", "One", PimScopeType.ManagementGroup)
        {
            ParentId = "/providers/Microsoft.Management/managementGroups/two",
        };
        var two = new PimScope(one.ParentId, "Two", PimScopeType.ManagementGroup) { ParentId = one.Id };

        Assert.Equal("Two / One", new AzureScopePaths([one, two, one]).Place(one).Path);
    }
}
