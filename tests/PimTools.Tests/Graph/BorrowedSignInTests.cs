using System;
using System.Collections.Generic;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Graph;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tokens out of a session that another module keeps.</summary>
public class BorrowedSignInTests
{
    private readonly Contoso _contoso = new();
    private readonly List<PimTokenRequest> _asked = [];
    private TimeSpan _lifetime = TimeSpan.FromHours(1);
    private string _user = "ada";
    private string? _tenant;

    [Fact]
    public async Task A_token_is_asked_for_once_for_each_service()
    {
        using var ada = await ConnectAsync(PimSignIn.Az);

        Assert.NotEmpty(await ada.RolesAsync());
        await ada.Scopes.ListAsync([PimKind.AzureRole], _ => { }, PimCall.None);

        Assert.Equal("ada@contoso.com", ada.Context.Name);
        Assert.Equal(["https://graph.microsoft.com/", "https://management.azure.com/"], _asked.ConvertAll(asked => asked.Resource.AbsoluteUri));
    }

    [Fact]
    public async Task The_tenant_is_asked_for()
    {
        using var ada = await ConnectAsync(PimSignIn.Az, _contoso.Tenant.TenantId);

        Assert.Equal(_contoso.Tenant.TenantId, Assert.Single(_asked).TenantId);
    }

    [Fact]
    public async Task The_session_is_asked_again_before_a_token_expires()
    {
        _lifetime = TimeSpan.FromMinutes(4);
        using var ada = await ConnectAsync(PimSignIn.Az);

        Assert.NotEmpty(await ada.RolesAsync());

        Assert.True(_asked.Count > 1);
    }

    [Fact]
    public async Task The_session_is_asked_again_when_a_token_is_refused()
    {
        using var ada = await ConnectAsync(PimSignIn.Az);
        _contoso.Tenant.Clock.Advance(TimeSpan.FromHours(2));

        Assert.NotEmpty(await ada.RolesAsync());

        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task Azure_is_not_part_of_a_Graph_session()
    {
        using var ada = await ConnectAsync(PimSignIn.MgGraph);

        var thrown = await Refusals.ThrowsAsync(
            PimErrorCode.AuthenticationFailed, () => ada.Scopes.ListAsync([PimKind.AzureRole], _ => { }, PimCall.None));

        Assert.Contains("not part of the session", thrown.Message);
        Assert.Single(_asked);
    }

    [Fact]
    public async Task A_session_of_another_tenant_is_refused() =>
        await Refusals.ThrowsAsync(PimErrorCode.WrongTenant, () => ConnectAsync(PimSignIn.MgGraph, Guid.NewGuid().ToString()));

    [Fact]
    public async Task A_domain_that_the_session_cannot_be_asked_for_is_refused_and_not_passed_over()
    {
        var thrown = await Refusals.ThrowsAsync(PimErrorCode.InvalidParameter, () => ConnectAsync(PimSignIn.MgGraph, "contoso.com"));

        Assert.Contains("'contoso.com'", thrown.Message);
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task An_expired_token_is_told()
    {
        _lifetime = TimeSpan.FromMinutes(-1);

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.TokenExpired, () => ConnectAsync(PimSignIn.Az));

        Assert.Contains("Sign in there again", thrown.Remedy);
    }

    [Fact]
    public async Task A_session_that_passes_to_another_tenant_is_not_followed_there_and_goes_on_when_it_is_back()
    {
        using var ada = await ConnectAsync(PimSignIn.Az);
        _tenant = Guid.NewGuid().ToString();
        _contoso.Tenant.Clock.Advance(TimeSpan.FromHours(2));

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.WrongTenant, () => ada.RolesAsync());

        Assert.Contains(_contoso.Tenant.TenantId, thrown.Message);
        Assert.Contains("run Connect-Pim again", thrown.Remedy);
        _tenant = null;
        Assert.NotEmpty(await ada.RolesAsync());
    }

    [Fact]
    public async Task A_session_that_passes_to_another_account_is_not_followed_there_and_goes_on_when_it_is_back()
    {
        using var ada = await ConnectAsync(PimSignIn.Az);
        _user = "ben";
        _contoso.Tenant.Clock.Advance(TimeSpan.FromHours(2));

        await Refusals.ThrowsAsync(PimErrorCode.AuthenticationFailed, () => ada.RolesAsync());

        _user = "ada";
        Assert.NotEmpty(await ada.RolesAsync());
    }

    [Fact]
    public async Task A_token_of_somebody_else_for_Azure_is_not_used()
    {
        using var ada = await ConnectAsync(PimSignIn.Az);
        _user = "ben";
        _contoso.Tenant.ClearCalls();

        await Refusals.ThrowsAsync(PimErrorCode.AuthenticationFailed, () => ada.Scopes.ListAsync([PimKind.AzureRole], _ => { }, PimCall.None));

        Assert.Empty(_contoso.Tenant.Calls);
    }

    private Task<IPimClient> ConnectAsync(PimSignIn signIn, string? tenantId = null) => _contoso.Factory().ConnectAsync(
        new PimConnectOptions(null, signIn) { BorrowAsync = BorrowAsync, TenantId = tenantId }, PimCall.None);

    private Task<SecureString> BorrowAsync(PimTokenRequest request, CancellationToken cancellation)
    {
        _asked.Add(request);
        var audience = request.Resource.GetLeftPart(UriPartial.Authority);
        return Task.FromResult(Contoso.Secret(_contoso.Tenant.IssueToken(_user, new EmulatedTokenOptions { Audience = audience, Lifetime = _lifetime, TenantId = _tenant })));
    }
}
