using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Graph;
using PimTools.Graph.Azure;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Single resources, found by name, and where they and all other scopes lie.</summary>
public sealed class AzureResourceTests
{
    private const string Vault = "contoso-web-kv";
    private const string Subscription = "/subscriptions/11111111-1111-1111-1111-111111111111";

    private readonly Contoso _contoso = new();
    private readonly List<string> _notices = [];

    [Fact]
    public async Task One_is_found_by_its_name_with_one_call_for_each_subscription()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        IReadOnlyList<PimScope> found = [];

        var calls = await _contoso.CallsOf(async () => found = await dana.Scopes.FindResourcesAsync(AzureContoso.Kind, "Contoso-Web-KV", PimCall.None));

        var vault = Assert.Single(found);
        Assert.Equal((PimScopeType.Resource, Vault), (vault.Type, vault.DisplayName));
        Assert.EndsWith("/resourceGroups/rg-web/providers/Microsoft.KeyVault/vaults/" + Vault, vault.Id, StringComparison.Ordinal);
        Assert.Equal(2, calls.Count(call => call.Contains("/resources?api-version=2021-04-01&$filter=name eq 'Contoso-Web-KV'", StringComparison.Ordinal)));
        Assert.Equal(3, calls.Count);
    }

    [Theory]
    [InlineData("O'Brien")]
    [InlineData("' or name ne '")]
    [InlineData("a&$top=1#?/../..")]
    [InlineData("contoso-web")]
    public async Task A_name_that_none_bears_finds_nothing(string name)
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");

        Assert.Empty(await dana.Scopes.FindResourcesAsync(AzureContoso.Kind, name, PimCall.None));
    }

    [Fact]
    public async Task No_other_kind_calls_anything()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");

        Assert.Empty(await _contoso.CallsOf(async () =>
            Assert.Empty(await dana.Scopes.FindResourcesAsync([PimKind.EntraRole, PimKind.Group], Vault, PimCall.None))));
    }

    [Fact]
    public async Task Where_azure_is_out_of_reach_and_nobody_named_it_there_are_none()
    {
        using var dana = await _contoso.ConnectAsync("dana");

        Assert.Empty(await dana.Scopes.FindResourcesAsync(PimKinds.All, Vault, PimCall.None));
        await Refusals.ThrowsAsync(PimErrorCode.AuthenticationFailed, () => dana.Scopes.FindResourcesAsync(AzureContoso.Kind, Vault, PimCall.None));
    }

    [Fact]
    public async Task A_subscription_that_may_not_be_read_is_told_and_one_that_fails_fails_the_whole()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var sandbox = await dana.ScopeAsync("Contoso Sandbox");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", sandbox.Id + "/resources"));
        Assert.Single(await dana.Scopes.FindResourcesAsync(AzureContoso.Kind, Vault, Listening()));
        Assert.Contains("Contoso Sandbox could not be read", Assert.Single(_notices), StringComparison.Ordinal);

        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.NotFound).On("GET", sandbox.Id + "/resources"));
        await Refusals.ThrowsAsync(PimErrorCode.NotFound, () => dana.Scopes.FindResourcesAsync(AzureContoso.Kind, Vault, PimCall.None));
    }

    [Fact]
    public async Task A_subscription_that_is_silent_fails_the_whole()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana", patience: TimeSpan.FromMilliseconds(500));
        await dana.Scopes.FindResourcesAsync(AzureContoso.Kind, Vault, PimCall.None);
        _contoso.Tenant.Faults.Add(EmulatedFault.Delay(TimeSpan.FromMinutes(1)).On("GET", "/resources?"));

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.ServiceUnavailable, () => dana.Scopes.FindResourcesAsync(AzureContoso.Kind, Vault, PimCall.None));

        Assert.Contains("did not answer within 0.5 s", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData(Subscription)]
    [InlineData(Subscription + "/resourceGroups/rg")]
    [InlineData("/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg/providers/P/t/kv")]
    public async Task Nothing_but_a_resource_of_the_subscription_comes_out_of_an_answer(string id)
    {
        var real = Subscription + "/resourceGroups/rg/providers/P/t/kv";
        var catalogue = Catalogue($$"""{"value":[{"id":"{{Subscription}}","name":"x"}]}""", $$"""{"value":[{"id":"{{id}}","name":"kv"},{"id":"{{real}}","name":"kv"}]}""");
        var found = new List<PimScope>();

        await catalogue.ListResourcesAsync("kv", found.Add, PimCall.None);

        Assert.Equal(real, Assert.Single(found).Id);
    }

    [Theory]
    [InlineData("Contoso", "Contoso")]
    [InlineData("Platform", "Contoso / Platform")]
    [InlineData("Contoso Production", "Contoso / Landing Zones / Contoso Production")]
    [InlineData("rg-web", "Contoso / Landing Zones / Contoso Production / rg-web")]
    public async Task A_scope_tells_where_it_lies_by_names(string name, string path)
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");

        Assert.Equal(path, (await dana.ScopeAsync(name)).Path);
    }

    [Fact]
    public async Task A_resource_does_so_too_as_far_as_it_is_known()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        using var ada = await _contoso.ConnectToAzureAsync("ada");

        Assert.Equal(
            "Contoso / Landing Zones / Contoso Production / rg-web / contoso-web-kv",
            Assert.Single(await dana.Scopes.FindResourcesAsync(AzureContoso.Kind, Vault, PimCall.None)).Path);
        Assert.Equal("Contoso Production / rg-web / contoso-web-kv", (await ada.ScopeAsync(Vault)).Path);
    }

    [Fact]
    public async Task Groups_that_lie_in_each_other_have_a_path_that_ends()
    {
        static string Entity(string name, string parent) => string.Format(
            CultureInfo.InvariantCulture,
            """{{"id":"/providers/Microsoft.Management/managementGroups/{0}","properties":{{"displayName":"{0}","parent":{{"id":"/providers/Microsoft.Management/managementGroups/{1}"}}}}}}""",
            name,
            parent);
        var catalogue = Catalogue($$"""{"value":[{{Entity("a", "b")}},{{Entity("b", "a")}},{{Entity("c", "c")}}]}""", """{"value":[]}""");
        var found = new List<PimScope>();

        await catalogue.ListScopesAsync(found.Add, PimCall.None);

        Assert.Equal(["b / a", "a / b", "c"], found.Select(scope => scope.Path));
    }

    /// <summary>A catalogue of a service that answers everything but the tree with one list.</summary>
    private static AzureCatalogue Catalogue(string tree, string list) => new(
        Offline.Http(new ScriptedHandler(request => ScriptedHandler.Json(request.RequestUri!.AbsolutePath.EndsWith("/getEntities", StringComparison.Ordinal) ? tree : list))),
        new AzureUrls(Offline.Arm),
        new PerScopeReader(TimeSpan.FromSeconds(10)));

    private PimCall Listening() => new(default, notice: _notices.Add);
}
