using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Graph;

public sealed class AzureCatalogueTests
{
    private readonly Contoso _contoso = new();

    [Fact]
    public async Task Scopes_have_names_and_a_place_in_the_tree()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");

        var scopes = (await dana.ScopesAsync()).ToDictionary(scope => scope.DisplayName);

        Assert.Equal((PimScopeType.ManagementGroup, AzureContoso.Group), (scopes["Contoso"].Type, scopes["Contoso"].Id));
        Assert.Equal((PimScopeType.Subscription, AzureContoso.Group), (scopes["Contoso Sandbox"].Type, scopes["Contoso Sandbox"].ParentId));
        Assert.Equal(scopes["Landing Zones"].Id, scopes["Contoso Production"].ParentId);
        Assert.Equal((PimScopeType.ResourceGroup, scopes["Contoso Production"].Id), (scopes["rg-web"].Type, scopes["rg-web"].ParentId));
    }

    [Fact]
    public async Task Whoever_is_only_eligible_sees_the_scopes_of_that()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");

        var scopes = await ada.ScopesAsync();

        Assert.Equal(["Contoso Production", "Contoso Sandbox", "contoso-web-kv", "rg-data"], scopes.Select(scope => scope.DisplayName).Order());
        Assert.EndsWith("/resourceGroups/rg-web", scopes.Single(scope => scope.DisplayName == "contoso-web-kv").ParentId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scopes_take_one_call_for_the_tree_one_for_what_is_eligible_and_one_for_each_subscription()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");

        var calls = await _contoso.CallsOf(() => dana.ScopesAsync());

        Assert.Equal(4, calls.Count);
        Assert.Single(calls, call => call.StartsWith("POST /providers/Microsoft.Management/getEntities", StringComparison.Ordinal));
        Assert.Equal(2, calls.Count(call => call.Contains("/resourcegroups?", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_scope_is_found_by_its_name()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");

        Assert.Equal(PimScopeType.ResourceGroup, (await ScopeResolver.FindAsync(dana, AzureContoso.Kind, new PimIdentity("RG-WEB"), PimCall.None)).Type);
        await Refusals.ThrowsAsync(
            PimErrorCode.ScopeNotFound, () => ScopeResolver.FindAsync(dana, AzureContoso.Kind, new PimIdentity("rg-nowhere"), PimCall.None));
    }

    [Fact]
    public async Task The_tenants_roles_are_built_in_and_custom()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        var roles = new List<PimRole>();

        var calls = await _contoso.CallsOf(() => ada.Roles.ListAsync(AzureContoso.Kind, roles.Add, PimCall.None));

        Assert.Equal(2, calls.Count);
        var contributor = roles.Single(role => role.Name == "Contributor");
        Assert.Equal(("b24988ac-6180-42a0-ab88-20f7382dd24c", true), (contributor.Id, contributor.IsBuiltIn));
        Assert.NotNull(contributor.Description);
        Assert.False(roles.Single(role => role.Name == "Contoso Web Operator").IsBuiltIn);
        Assert.All(roles, role => Assert.True(Guid.TryParse(role.Id, out _)));
    }

    [Fact]
    public async Task At_a_scope_the_custom_roles_for_it_are_among_them()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");

        var here = await dana.RolesAtAsync(await dana.ScopeAsync("rg-web"));
        var elsewhere = await dana.RolesAtAsync(await dana.ScopeAsync("Contoso Sandbox"));

        Assert.Equal(("rg-web", false), (here.Single(role => role.Name == "Contoso Web Operator").Scope!.DisplayName, here.Single(role => role.Name == "Contoso Web Operator").IsBuiltIn));
        Assert.DoesNotContain(elsewhere, role => role.Name == "Contoso Web Operator");
        Assert.Contains(elsewhere, role => role.Name == "Reader");
    }

    [Fact]
    public async Task Names_that_a_row_lacks_are_asked_for_together()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");

        var calls = await _contoso.CallsOf(async () =>
        {
            var requests = await dana.RequestsAsync(new PimRequestFilter { Kinds = AzureContoso.Kind });
            Assert.All(requests, request => Assert.NotNull(request.CreatedBy?.DisplayName));
        });

        Assert.True(calls.Count(call => call.Contains("getByIds", StringComparison.Ordinal)) < 8);
    }
}
