using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Graph.Directory;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Graph;

public class PrincipalTests
{
    private readonly Contoso _contoso = new();

    [Theory]
    [InlineData("ada@contoso.com", PimPrincipalType.User)]
    [InlineData("Ada Ahlberg", PimPrincipalType.User)]
    [InlineData("  Ada Ahlberg ", PimPrincipalType.User)]
    [InlineData("Tier 0 Operators", PimPrincipalType.Group)]
    [InlineData("contoso-runbook", PimPrincipalType.ServicePrincipal)]
    public async Task Somebody_is_found_by_name(string name, PimPrincipalType type)
    {
        using var dana = await _contoso.ConnectAsync("dana");

        var found = Assert.Single(await dana.Directory.FindPrincipalsAsync(name, PimCall.None));

        Assert.Equal(type, found.Type);
        Assert.Equal(found.Id, Assert.Single(await dana.Directory.FindPrincipalsAsync(found.Id, PimCall.None)).Id);
    }

    [Theory]
    [InlineData("bn@contoso.com", "Ben Okafor")]
    [InlineData("Ben Okafr", "Ben Okafor")]
    [InlineData("Tier 0 Operaters", "Tier 0 Operators")]
    [InlineData("contoso-runbok", "contoso-runbook")]
    public async Task Who_a_mistyped_name_may_mean_is_found_with_one_call(string name, string meant)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var found = new List<PimPrincipal>();

        var calls = await _contoso.CallsOf(async () => found.AddRange(await dana.Directory.FindNearPrincipalsAsync(name, PimCall.None)));

        Assert.Contains(found, principal => principal.DisplayName == meant);
        Assert.Equal(["POST /v1.0/$batch"], calls);
    }

    [Theory]
    [InlineData("Be", "Ben Okafor")]
    [InlineData("okaf", "Ben Okafor")]
    [InlineData("ben@con", "Ben Okafor")]
    [InlineData("Data Eng", "Data Engineers")]
    [InlineData("contoso-r", "contoso-runbook")]
    public async Task Whose_name_begins_so_is_found_with_one_call(string start, string meant)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var found = new List<PimPrincipal>();

        var calls = await _contoso.CallsOf(async () => found.AddRange(await dana.Directory.FindPrincipalsByStartAsync(start, PimCall.None)));

        Assert.Equal(meant, Assert.Single(found).DisplayName);
        Assert.Equal(["POST /v1.0/$batch"], calls);
    }

    [Fact]
    public async Task An_unknown_principal_costs_one_call_more_for_the_candidates_and_an_id_for_the_application()
    {
        using var dana = await _contoso.ConnectAsync("dana");

        var calls = await _contoso.CallsOf(async () =>
        {
            var thrown = await Refusals.ThrowsAsync(
                PimErrorCode.PrincipalNotFound, () => PrincipalResolver.FindAsync(dana, new PimIdentity("bn@contoso.com"), PimCall.None));
            Assert.Equal("ben@contoso.com", thrown.Candidates[0]);
            Assert.Contains("Candidates: ben@contoso.com", thrown.Remedy);
        });
        Assert.Equal(2, calls.Count);

        Assert.Equal(2, (await _contoso.CallsOf(
            () => PrincipalResolver.FindAsync(dana, new PimIdentity("11111111-2222-3333-4444-555555555555"), PimCall.None))).Count);
    }

    [Fact]
    public async Task Candidates_that_cannot_be_read_are_left_out()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("POST", "/$batch"));

        var thrown = await Refusals.ThrowsAsync(
            PimErrorCode.PrincipalNotFound, () => PrincipalResolver.FindAsync(dana, new PimIdentity("bn@contoso.com"), PimCall.None));

        Assert.Empty(thrown.Candidates);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Nobody")]
    [InlineData("nobody@contoso.com")]
    [InlineData("O'Brien")]
    [InlineData("11111111-2222-3333-4444-555555555555")]
    public async Task Nobody_is_an_empty_list(string name)
    {
        using var dana = await _contoso.ConnectAsync("dana");

        Assert.Empty(await dana.Directory.FindPrincipalsAsync(name, PimCall.None));
    }

    [Fact]
    public async Task Who_may_not_read_one_kind_still_finds_the_others()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", "servicePrincipals").Repeated(2));

        Assert.Single(await dana.Directory.FindPrincipalsAsync("Ada Ahlberg", PimCall.None));
        var thrown = await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => dana.Directory.FindPrincipalsAsync("Nobody", PimCall.None));

        Assert.Contains("Application.Read.All", thrown.Message);
    }

    [Theory]
    [InlineData("guest_fabrikam.com#EXT#@contoso.com", "/v1.0/users/guest_fabrikam.com%23EXT%23%40contoso.com?")]
    [InlineData("$money@contoso.com", "/v1.0/users(%27%24money%40contoso.com%27)?")]
    [InlineData("$o'brien@contoso.com", "/v1.0/users(%27%24o%27%27brien%40contoso.com%27)?")]
    [InlineData("a/../b@contoso.com", "/v1.0/users/a%2F..%2Fb%40contoso.com?")]
    public async Task A_user_principal_name_stays_one_segment(string name, string expected)
    {
        string? asked = null;
        var http = Offline.Http(new ScriptedHandler(request =>
        {
            asked = request.RequestUri!.AbsoluteUri;
            return ScriptedHandler.Json("{\"id\":\"1\",\"displayName\":\"x\"}");
        }));

        await new PrincipalSearch(http, Offline.Context, new PrincipalDirectory(http, Offline.Context)).FindPrincipalsAsync(name, PimCall.None);

        Assert.StartsWith("https://graph.microsoft.com" + expected, asked);
    }

    [Fact]
    public async Task A_thousand_ids_are_one_call_and_the_gone_are_asked_for_once()
    {
        var service = ScriptedHandler.Always("{\"value\":[]}");
        var directory = new PrincipalDirectory(Offline.Http(service), Offline.Context);
        var ids = Enumerable.Range(0, 1001).Select(_ => Guid.NewGuid().ToString()).ToList();

        await directory.LoadAsync(ids, PimCall.None);
        await directory.LoadAsync(ids, PimCall.None);

        Assert.Equal(2, service.Calls.Count);
        Assert.Null(directory.Get(ids[0]).DisplayName);
    }

    [Fact]
    public async Task Further_pages_of_names_are_read()
    {
        var service = new ScriptedHandler(request => ScriptedHandler.Json(request.Method == System.Net.Http.HttpMethod.Post
            ? "{\"@odata.nextLink\":\"https://graph.microsoft.com/v1.0/directoryObjects/getByIds?$skiptoken=2\",\"value\":[{\"@odata.type\":\"#microsoft.graph.user\",\"id\":\"1\",\"displayName\":\"One\"}]}"
            : "{\"value\":[{\"@odata.type\":\"#microsoft.graph.group\",\"id\":\"2\",\"displayName\":\"Two\"}]}"));
        var directory = new PrincipalDirectory(Offline.Http(service), Offline.Context);

        await directory.LoadAsync(["1", "2"], PimCall.None);

        Assert.Equal(("One", "Two"), (directory.Get("1").DisplayName, directory.Get("2").DisplayName));
        Assert.Equal(PimPrincipalType.Group, directory.Get("2").Type);
    }
}
