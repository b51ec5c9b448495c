using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests where tokens go, and where they do not.</summary>
public class TrustTests
{
    private readonly Contoso _contoso = new();

    [Theory]
    [InlineData("https://graph.microsoft.com.evil.example/v1.0/next")]
    [InlineData("https://graph.microsoft.com@evil.example/v1.0/next")]
    [InlineData("https://somebody@graph.microsoft.com/v1.0/next")]
    [InlineData("http://graph.microsoft.com/v1.0/next")]
    [InlineData("https://graph.microsoft.com:8443/v1.0/next")]
    [InlineData("https://evil.example/?https://graph.microsoft.com")]
    public async Task A_next_page_elsewhere_is_not_asked_for(string link)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.NextLink(new Uri(link)).On("GET", "roleDefinitions"));
        _contoso.Tenant.ClearCalls();

        await Refusals.ThrowsAsync(PimErrorCode.UntrustedHost, () => dana.RolesAsync());

        Assert.Single(_contoso.Tenant.Calls);
    }

    [Fact]
    public async Task A_next_page_that_is_the_same_page_ends_the_list()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        await dana.RolesAsync();
        var page = _contoso.Tenant.Calls[^1].Uri;
        _contoso.Tenant.Faults.Add(EmulatedFault.NextLink(page).On("GET", "roleDefinitions").Repeated(5));

        await Refusals.ThrowsAsync(PimErrorCode.InvalidResponse, () => dana.RolesAsync());
    }

    [Fact]
    public async Task A_redirection_is_not_followed()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.Redirect(new Uri("https://evil.example/")).On("GET", "roleDefinitions").Repeated(10));
        _contoso.Tenant.ClearCalls();

        await Refusals.ThrowsAsync(PimErrorCode.UntrustedHost, () => dana.RolesAsync());

        Assert.Single(_contoso.Tenant.Calls);
    }

    [Theory]
    [InlineData("http://graph.example")]
    [InlineData("ftp://localhost")]
    [InlineData("https://user:secret@graph.example")]
    public async Task An_endpoint_where_a_token_is_not_safe_is_refused(string endpoint)
    {
        var options = new PimConnectOptions(null, PimSignIn.AccessToken)
        {
            AccessToken = Contoso.Secret(_contoso.Tenant.IssueToken("dana")),
            GraphEndpoint = new Uri(endpoint),
        };

        await Refusals.ThrowsAsync(PimErrorCode.InvalidParameter, () => _contoso.Factory().ConnectAsync(options, PimCall.None));
    }

    [Fact]
    public async Task Loopback_may_be_plain_http()
    {
        var options = new PimConnectOptions(null, PimSignIn.AccessToken)
        {
            AccessToken = Contoso.Secret(_contoso.Tenant.IssueToken("dana")),
            GraphEndpoint = new Uri("http://127.0.0.1:5017"),
        };
        using var dana = await _contoso.Factory().ConnectAsync(options, PimCall.None);

        Assert.NotEmpty(await dana.RolesAsync());

        Assert.All(_contoso.Tenant.Calls, call => Assert.Equal("http://127.0.0.1:5017", call.Uri.GetLeftPart(UriPartial.Authority)));
    }

    [Fact]
    public async Task One_address_for_both_services_gets_the_token_of_each()
    {
        var root = new Uri("http://127.0.0.1:5017");
        var options = new PimConnectOptions(null, PimSignIn.AccessToken)
        {
            AccessToken = Contoso.Secret(_contoso.Tenant.IssueToken("ada")),
            ArmAccessToken = Contoso.Secret(_contoso.Tenant.IssueToken("ada", new EmulatedTokenOptions { Audience = "https://management.azure.com" })),
            GraphEndpoint = root,
            ArmEndpoint = root,
        };
        using var ada = await _contoso.Factory().ConnectAsync(options, PimCall.None);
        var permissions = ada.Permissions;

        Assert.NotEmpty(await ada.RolesAsync());
        Assert.NotEmpty(await ada.ScopesAsync());

        Assert.All(_contoso.Tenant.Calls, call => Assert.Equal(200, call.Status));
        Assert.Contains(_contoso.Tenant.Calls, call => !call.PathAndQuery.StartsWith("/v1.0/", StringComparison.Ordinal));
        Assert.Equal(permissions, ada.Permissions);
    }

    [Fact]
    public async Task Tokens_show_in_no_trace_and_no_error()
    {
        var token = _contoso.Tenant.IssueToken("ada");
        using var ada = await _contoso.Factory().ConnectAsync(Contoso.Options(token), PimCall.None);
        var said = new List<string>();
        var call = new PimCall(CancellationToken.None, trace => said.Add(trace.ToString()));
        _contoso.Tenant.Faults.Add(EmulatedFault.LostBeforeHandling().On("GET", "roleDefinitions").Repeated(5));

        var thrown = await Refusals.ThrowsAsync(
            PimErrorCode.NetworkFailure, () => ada.Roles.ListAsync(ClientReading.Entra, _ => { }, call));

        said.Add(thrown.ToString());
        Assert.Equal(6, said.Count);
        Assert.DoesNotContain(said, text => text.Contains(token, StringComparison.Ordinal) || text.Contains("Bearer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sign_in_that_fails_on_the_way_is_one_and_leaves_nothing_in_doubt()
    {
        var http = Offline.Http(new ScriptedHandler(_ => throw new InvalidOperationException("Nothing is called here.")), new ListedTokens());

        await Refusals.ThrowsAsync(
            PimErrorCode.AuthenticationFailed,
            () => http.WriteAsync(HttpMethod.Post, new Uri("https://graph.microsoft.com/v1.0/x"), null, PimCall.None));
    }

    private sealed class ListedTokens(params string[] tokens) : TokenCredential
    {
        public List<string?> Asked { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Asked.Add(requestContext.Claims);
            return Asked.Count > tokens.Length
                ? throw new Azure.Identity.AuthenticationFailedException("No more tokens.\nAnd much more about it.")
                : new AccessToken(tokens[Asked.Count - 1], DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
