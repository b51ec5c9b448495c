using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

public class BulkFindTests
{
    private readonly Contoso _contoso = new() { Tenant = EmulatedTenant.CreateContoso(options: new ContosoOptions { ExtraUsers = 1200 }) };

    [Fact]
    public async Task Every_text_is_a_key_with_whoever_is_behind_it()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var ada = await dana.PrincipalAsync("ada@contoso.com");
        string[] texts = [ada.Id.ToUpperInvariant(), "ada@contoso.com", "ADA@contoso.com", "Ada Ahlberg", "Tier 0 Operators", "contoso-runbook", "Nobody", "nobody@contoso.com", "", Guid.Empty.ToString()];

        var found = await dana.Directory.FindPrincipalsAsync(texts, PimCall.None);

        Assert.Equal(9, found.Count);
        Assert.All(texts[..4], text => Assert.Equal(ada.Id, Assert.Single(found[text]).Id));
        Assert.Equal(PimPrincipalType.Group, Assert.Single(found["tier 0 operators"]).Type);
        Assert.Equal(PimPrincipalType.ServicePrincipal, Assert.Single(found["contoso-runbook"]).Type);
        Assert.All(texts[6..], text => Assert.Empty(found[text]));
    }

    [Fact]
    public async Task User_principal_names_go_twenty_to_a_call()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var names = Enumerable.Range(1, 100).Select(number => $"user{number:D5}@contoso.com").ToList();

        var calls = await _contoso.CallsOf(async () => Assert.All((await dana.Directory.FindPrincipalsAsync(names, PimCall.None)).Values, found => Assert.Single(found)));

        Assert.Equal(Enumerable.Repeat("POST /v1.0/$batch", 5), calls);
    }

    [Fact]
    public async Task Ids_go_a_thousand_to_a_call()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var names = Enumerable.Range(1, 1200).Select(number => $"user{number:D5}@contoso.com").ToList();
        var ids = (await dana.Directory.FindPrincipalsAsync(names, PimCall.None)).Values.Select(found => found[0].Id).ToList();

        var calls = await _contoso.CallsOf(async () => Assert.Equal(1200, (await dana.Directory.FindPrincipalsAsync(ids, PimCall.None)).Count));

        Assert.Equal(Enumerable.Repeat("POST /v1.0/directoryObjects/getByIds", 2), calls);
    }

    [Fact]
    public async Task Throttled_names_are_looked_for_again()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var names = Enumerable.Range(1, 200).Select(number => $"user{number:D5}@contoso.com").ToList();
        _contoso.Tenant.Faults.RetryAfter = TimeSpan.Zero;
        _contoso.Tenant.Faults.ThrottleRate = 0.1;

        var found = await dana.Directory.FindPrincipalsAsync(names, PimCall.None);

        Assert.All(names, name => Assert.Single(found[name]));
    }

    [Fact]
    public async Task A_kind_that_may_not_be_read_is_told_of_and_does_not_hide_the_others()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", "servicePrincipals").Repeated(10));

        var found = await dana.Directory.FindPrincipalsAsync(["Ada Ahlberg", "Nobody", "fay@contoso.com"], PimCall.None);

        Assert.Single(found["Ada Ahlberg"]);
        Assert.Empty(found["Nobody"]);
        Assert.All([found["Ada Ahlberg"], found["Nobody"]], each => Assert.Contains("Application.Read.All", each.Refusal?.Message));
        Assert.Null(found["fay@contoso.com"].Refusal);
    }

    [Fact]
    public async Task Ids_that_cannot_be_asked_about_do_not_hide_the_names()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var ada = await dana.PrincipalAsync("ada@contoso.com");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.InternalServerError).On("POST", "getByIds").Repeated(10));

        var found = await dana.Directory.FindPrincipalsAsync([ada.Id, "fay@contoso.com"], PimCall.None);

        Assert.Equal(PimErrorCode.ServiceUnavailable, found[ada.Id].Refusal?.Code);
        Assert.Single(found["fay@contoso.com"]);
    }

    [Fact]
    public async Task Without_a_network_nothing_is_told_of_single_texts()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.LostBeforeHandling().Repeated(100));

        await Refusals.ThrowsAsync(PimErrorCode.NetworkFailure, () => dana.Directory.FindPrincipalsAsync(["Ada Ahlberg", "fay@contoso.com"], PimCall.None));
    }
}
