using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Single Azure resources as scopes, which are not listed.</summary>
public sealed class ResourceScopeTests
{
    private const string One = "/subscriptions/11111111-1111-1111-1111-111111111111";

    private static readonly PimScope Group = AzureScopeId.ToScope(One + "/resourceGroups/rg-web", null);
    private static readonly PimScope Vault = AzureScopeId.ToScope(Group.Id + "/providers/Microsoft.KeyVault/vaults/web-kv", null);
    private static readonly PimScope Application = new("/f0000000-0000-0000-0000-000000000001", "web-kv (registration)", PimScopeType.ApplicationRegistration);
    private static readonly PimException Refusal = new(PimErrorCode.PermissionMissing, "The action is missing.") { Remedy = "Activate.", Status = 403 };

    private readonly FakePimClient _client = new() { Scopes = { Group }, Resources = { Vault } };

    [Theory]
    [InlineData("web-kv")]
    [InlineData("WEB-KV")]
    public async Task One_is_found_by_its_name(string text) => Assert.Same(Vault, await FindAsync(text, PimKind.AzureRole));

    [Fact]
    public async Task What_the_service_gives_besides_is_not_taken()
    {
        _client.Resources.Add(AzureScopeId.ToScope(Vault.Id + "2", null));

        Assert.Same(Vault, await FindAsync("web-kv", PimKind.AzureRole));
        Assert.Equal(PimErrorCode.ScopeNotFound, (await ThrowsAsync("web", PimKind.AzureRole)).Code);
    }

    [Fact]
    public async Task Two_of_one_name_are_told_by_their_ids()
    {
        var other = AzureScopeId.ToScope(Group.Id + "/providers/Microsoft.Web/sites/web-kv", null);
        _client.Resources.Add(other);

        var error = await ThrowsAsync("web-kv", PimKind.AzureRole);

        Assert.Equal((PimErrorCode.ScopeAmbiguous, "web-kv"), (error.Code, error.TargetObject));
        Assert.Equal([Vault.Id, other.Id], error.Candidates);
        Assert.Contains(other.Id, error.Remedy);
    }

    [Fact]
    public async Task An_application_of_the_same_name_makes_it_ambiguous_and_the_kind_tells_them_apart()
    {
        _client.Applications.Add(Application);

        var error = await ThrowsAsync("web-kv", PimKind.EntraRole, PimKind.AzureRole);

        Assert.Equal(PimErrorCode.ScopeAmbiguous, error.Code);
        Assert.Equal([Vault.Id, Application.Id], error.Candidates);
        Assert.Same(Vault, await FindAsync("web-kv", PimKind.AzureRole));
        Assert.Same(Application, await FindAsync("web-kv", PimKind.EntraRole));
    }

    [Fact]
    public async Task Where_an_application_may_be_meant_and_cannot_be_looked_for_the_resource_is_told_by_its_id()
    {
        _client.ApplicationsRefused = Refusal;

        var error = await ThrowsAsync("web-kv", PimKind.EntraRole, PimKind.AzureRole);

        Assert.Equal(PimErrorCode.PermissionMissing, error.Code);
        Assert.Equal($"Activate. If no application is meant: Candidates: {Vault.Id}.", error.Remedy);
    }

    [Fact]
    public async Task Who_may_not_look_is_told_so_and_what_is_listed()
    {
        _client.ResourcesRefused = Refusal;

        var error = await ThrowsAsync("rg-wev", PimKind.AzureRole);

        Assert.Equal((PimErrorCode.PermissionMissing, 403), (error.Code, error.Status));
        Assert.Equal("No listed scope is called 'rg-wev', and resources could not be searched. The action is missing.", error.Message);
        Assert.Equal("Activate. If no resource is meant: Candidates: rg-web.", error.Remedy);
    }

    [Theory]
    [InlineData("rg-web", PimKind.AzureRole)]
    [InlineData("nothing", PimKind.EntraRole)]
    [InlineData("nothing", PimKind.Group)]
    [InlineData("nothing*", PimKind.AzureRole)]
    [InlineData("/administrativeUnits/nothing", PimKind.AzureRole)]
    public async Task What_is_listed_or_can_be_none_is_not_looked_for(string text, PimKind kind)
    {
        await Record.ExceptionAsync(() => FindAsync(text, kind));

        Assert.Contains("ListScopes", _client.Calls);
        Assert.DoesNotContain("FindResources", _client.Calls);
    }

    private Task<PimScope> FindAsync(string text, params IReadOnlyCollection<PimKind> kinds) =>
        ScopeResolver.FindAsync(_client, kinds, new PimIdentity(text), PimCall.None);

    private Task<PimException> ThrowsAsync(string text, params IReadOnlyCollection<PimKind> kinds) =>
        Assert.ThrowsAsync<PimException>(() => FindAsync(text, kinds));
}
