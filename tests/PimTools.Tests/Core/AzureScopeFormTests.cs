using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Every form in which the id of an Azure scope is shown somewhere is understood, and none becomes a scope of Entra.</summary>
public sealed class AzureScopeFormTests
{
    private const string Id = "/subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590";

    [Theory]
    [InlineData("subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590", Id, PimScopeType.Subscription)]
    [InlineData("/subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590/", Id, PimScopeType.Subscription)]
    [InlineData("//subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590", Id, PimScopeType.Subscription)]
    [InlineData("/providers/Microsoft.Subscription/subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590", Id, PimScopeType.Subscription)]
    [InlineData("PROVIDERS/microsoft.subscription/subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590/resourceGroups/rg-data", Id + "/resourceGroups/rg-data", PimScopeType.ResourceGroup)]
    [InlineData("providers/Microsoft.Management/managementGroups/platform/", "/providers/Microsoft.Management/managementGroups/platform", PimScopeType.ManagementGroup)]
    [InlineData("subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590\u200b", Id, PimScopeType.Subscription)]
    public async Task A_typed_id_is_understood(string typed, string id, PimScopeType type)
    {
        var scope = await ScopeResolver.FindAsync(new FakePimClient(), PimKinds.All, new PimIdentity(typed), PimCall.None);

        Assert.Equal(id, scope.Id);
        Assert.Equal(type, scope.Type);
        Assert.Equal(PimKind.AzureRole, scope.Kind);
        Assert.True(new PimIdentity(typed).Matches(AzureScopeId.ToScope(id, "Its name")));
    }

    [Theory]
    [InlineData("/providers/Microsoft.Quota/something/else")]
    [InlineData("/subscriptions/x/y/z")]
    [InlineData("/subscriptions")]
    [InlineData("/")]
    public void A_form_that_is_not_understood_is_still_one_of_azure(string id)
    {
        var scope = AzureScopeId.ToScope(id, null);

        Assert.Equal(PimKind.AzureRole, scope.Kind);
        Assert.Equal(id, scope.Id);
        Assert.Equal(id == "/" ? PimScopeType.Directory : PimScopeType.Unknown, scope.Type);
    }

    [Theory]
    [InlineData("Subscriptions team")]
    [InlineData("/d0000000-0000-0000-0000-000000000001")]
    [InlineData("/administrativeUnits/d0000000-0000-0000-0000-000000000001")]
    public void What_is_no_such_id_stays_as_it_is(string text) => Assert.Equal(text, AzureScopeId.Canonical(text));
}
