using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Graph.Azure;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>A scope by name costs a few calls, however many subscriptions there are.</summary>
public sealed class ManySubscriptionTests
{
    private const string Queries = "/providers/Microsoft.ResourceGraph/resources";
    private const string Vault = "contoso-web-kv";

    private readonly List<string> _notices = [];

    [Theory]
    [InlineData("rg-web")]
    [InlineData(Vault)]
    public async Task A_scope_by_name_asks_no_single_subscription(string name)
    {
        var contoso = With(600);
        using var dana = await contoso.ConnectToAzureAsync("dana");
        PimScope? found = null;

        var calls = await contoso.CallsOf(async () => found = await ScopeResolver.FindAsync(dana, AzureContoso.Kind, new PimIdentity(name), PimCall.None));

        Assert.Equal(name, found!.DisplayName);
        Assert.StartsWith("Contoso / Landing Zones / Contoso Production / rg-web", found.Path);
        Assert.DoesNotContain(calls, call => call.Contains("/subscriptions/", StringComparison.Ordinal));

        // 1,200 resource groups are two pages.
        Assert.Equal(name == Vault ? 3 : 2, calls.Count(call => call.StartsWith("POST " + Queries, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task All_resource_groups_are_listed_as_if_each_subscription_had_been_asked()
    {
        using var one = await With(17).ConnectToAzureAsync("dana");
        var asked = With(17);
        asked.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("POST", Queries).Repeated(10));
        using var each = await asked.ConnectToAzureAsync("dana");

        var listed = await one.ScopesAsync();

        Assert.Equal(34, listed.Count(scope => scope.DisplayName is "rg-app" or "rg-data" && scope.Path!.Contains("Contoso Project", StringComparison.Ordinal)));
        Assert.Equal((await each.ScopesAsync()).Select(scope => (scope.Id, scope.Path)).Order(), listed.Select(scope => (scope.Id, scope.Path)).Order());
    }

    [Fact]
    public async Task Whoever_the_service_refuses_asks_each_subscription_for_a_resource()
    {
        var contoso = With(17);
        contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("POST", Queries).Repeated(10));
        using var dana = await contoso.ConnectToAzureAsync("dana");
        IReadOnlyList<PimScope> found = [];

        var calls = await contoso.CallsOf(async () => found = await dana.Scopes.FindResourcesAsync(AzureContoso.Kind, Vault, PimCall.None));

        Assert.Equal(Vault, Assert.Single(found).DisplayName);
        Assert.Equal(19, calls.Count(call => call.Contains("/resources?api-version=2021-04-01", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("O'Brien")]
    [InlineData("' or name !~ '")]
    [InlineData("x' | project id, name //")]
    [InlineData("\\' or name =~ '*")]
    [InlineData("contoso-web")]
    public async Task A_name_that_none_bears_finds_nothing_and_says_what_could_be_missing(string name)
    {
        using var dana = await With(17).ConnectToAzureAsync("dana");

        Assert.Empty(await dana.Scopes.FindResourcesAsync(AzureContoso.Kind, name, PimCall.None.HeardBy(_notices.Add)));

        Assert.Contains(name, Assert.Single(_notices), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kv", "'kv'")]
    [InlineData("O'Brien", "'O\\'Brien'")]
    [InlineData("a\\b\"c", "'a\\\\b\\\"c'")]
    [InlineData("a\nb", "'a\\u000ab'")]
    [InlineData("\u00fcber\u202e", "'\\u00fcber\\u202e'")]
    public void Text_stays_a_text_in_a_query(string text, string literal) => Assert.Equal(literal, ResourceGraph.Literal(text));

    [Fact]
    public async Task Pages_in_a_circle_end()
    {
        var http = Offline.Http(ScriptedHandler.Always("""{"data":[{"id":"/subscriptions/1/resourceGroups/rg","name":"rg"}],"$skipToken":"again"}"""));

        await Refusals.ThrowsAsync(
            PimErrorCode.InvalidResponse, () => new ResourceGraph(http, new AzureUrls(Offline.Arm)).ListGroupsAsync(_ => { }, PimCall.None));
    }

    private static Contoso With(int subscriptions) => new()
    {
        Tenant = EmulatedTenant.CreateContoso(options: new ContosoOptions { ExtraSubscriptions = subscriptions }),
    };
}
