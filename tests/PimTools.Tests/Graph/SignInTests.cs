using System;
using System.Text;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Graph;
using Xunit;

namespace PimTools.Tests.Graph;

public class SignInTests
{
    private readonly Contoso _contoso = new();

    [Fact]
    public async Task A_token_says_who_signed_in()
    {
        using var ada = await _contoso.ConnectAsync("ada", new EmulatedTokenOptions { Scopes = ["RoleManagement.Read.Directory", "User.Read"] });

        var context = ada.Context;
        Assert.Equal("ada@contoso.com", context.Name);
        Assert.Equal("Ada Ahlberg", context.Account.DisplayName);
        Assert.Equal(PimPrincipalType.User, context.Account.Type);
        Assert.Equal(_contoso.Tenant.TenantId, context.TenantId);
        Assert.Equal(["RoleManagement.Read.Directory", "User.Read"], context.Permissions);
        Assert.InRange(context.TokenExpires!.Value - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(58), TimeSpan.FromMinutes(60));
        Assert.Equal(new Uri("https://graph.microsoft.com"), context.GraphEndpoint);
        Assert.Null(context.Emulator);
    }

    [Fact]
    public async Task An_application_is_a_service_principal()
    {
        using var runbook = await _contoso.ConnectAsync("contoso-runbook");

        Assert.Equal(PimPrincipalType.ServicePrincipal, runbook.Context.Account.Type);
        Assert.NotEmpty(runbook.Context.Permissions);
    }

    [Fact]
    public Task A_token_of_another_tenant_is_refused() => RefusedAsync(PimErrorCode.WrongTenant, _contoso.Tenant.IssueToken("ada"), Guid.NewGuid().ToString());

    [Fact]
    public Task A_token_cannot_be_held_against_a_domain() =>
        RefusedAsync(PimErrorCode.InvalidParameter, _contoso.Tenant.IssueToken("ada"), "contoso.com");

    [Fact]
    public async Task A_token_for_Azure_of_another_tenant_is_not_used()
    {
        var elsewhere = new EmulatedTokenOptions { Audience = "https://management.azure.com", TenantId = Guid.NewGuid().ToString() };
        var options = new PimConnectOptions(null, PimSignIn.AccessToken)
        {
            AccessToken = Contoso.Secret(_contoso.Tenant.IssueToken("ada")),
            ArmAccessToken = Contoso.Secret(_contoso.Tenant.IssueToken("ada", elsewhere)),
        };
        using var ada = await _contoso.Factory().ConnectAsync(options, PimCall.None);

        await Refusals.ThrowsAsync(PimErrorCode.WrongTenant, () => ada.Scopes.ListAsync([PimKind.AzureRole], _ => { }, PimCall.None));
    }

    [Fact]
    public async Task A_token_of_the_tenant_asked_for_is_taken()
    {
        var options = Options(_contoso.Tenant.IssueToken("ada"), _contoso.Tenant.TenantId.ToUpperInvariant());

        using var ada = await _contoso.Factory().ConnectAsync(options, PimCall.None);

        Assert.Equal(_contoso.Tenant.TenantId, ada.Context.TenantId);
    }

    [Fact]
    public Task An_expired_token_is_refused() =>
        RefusedAsync(PimErrorCode.TokenExpired, _contoso.Tenant.IssueToken("ada", new EmulatedTokenOptions { Lifetime = TimeSpan.FromMinutes(-5) }));

    [Theory]
    [InlineData("")]
    [InlineData("no token")]
    [InlineData("a.b.c")]
    [InlineData("eyJ0eXAiOiJKV1QifQ..")]
    [InlineData("e30.eyJvaWQiOiJvIiwidGlkIjoidCIsImV4cCI6MzMzMzMzMzMzMzN9.x\r\nX-Other: y")]
    public Task What_is_no_token_is_refused(string text) => RefusedAsync(PimErrorCode.InvalidToken, text);

    [Fact]
    public Task A_token_without_an_object_id_is_refused() => RefusedAsync(
        PimErrorCode.InvalidToken,
        "e30." + Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"tid\":\"t\",\"exp\":33333333333}")).TrimEnd('=') + ".");

    [Fact]
    public Task A_token_for_azure_is_refused() => RefusedAsync(
        PimErrorCode.InvalidToken, _contoso.Tenant.IssueToken("ada", new EmulatedTokenOptions { Audience = "https://management.azure.com/" }));

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("-1")]
    public Task A_token_that_expires_at_no_time_is_refused(string expires) => RefusedAsync(
        PimErrorCode.InvalidToken,
        "e30." + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"oid\":\"o\",\"tid\":\"t\",\"exp\":{expires}}}")).TrimEnd('=') + ".");

    [Fact]
    public async Task A_token_that_expires_between_two_pages_says_so()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.PageSize = 1;

        await Refusals.ThrowsAsync(PimErrorCode.TokenExpired, () => dana.Assignments.ListAsync(
            new PimAssignmentFilter { Type = PimAssignmentType.Active },
            _ => _contoso.Tenant.Clock.Advance(TimeSpan.FromHours(2)),
            PimCall.None));
    }

    [Theory]
    [InlineData(PimSignIn.ClientSecret)]
    [InlineData(PimSignIn.Certificate)]
    [InlineData(PimSignIn.AccessToken)]
    public async Task A_sign_in_says_what_it_lacks(PimSignIn signIn) =>
        await Refusals.ThrowsAsync(
            PimErrorCode.InvalidParameter, () => _contoso.Factory().ConnectAsync(new PimConnectOptions(null, signIn), PimCall.None));

    [Fact]
    public async Task The_emulated_tenant_is_the_same_for_everybody()
    {
        using var dana = await EmulatedAsync("dana");
        using var emil = await EmulatedAsync("emil");

        await dana.Requests.SubmitAsync(await dana.AssignmentAsync("Teams Administrator", "emil@contoso.com"), PimCall.None);

        Assert.Equal("Dana Lindqvist", dana.Context.Account.DisplayName);
        Assert.Contains(await emil.AssignmentsAsync(new PimAssignmentFilter { Mine = true }), each => each.Role.Name == "Teams Administrator");
    }

    [Fact]
    public async Task Tokens_of_the_emulated_tenant_are_renewed()
    {
        using var emil = await EmulatedAsync("emil");
        var calls = emil.Context.Emulator!.CallCount;
        var before = emil.Context.Emulator.Now;

        emil.Context.Emulator.Advance(TimeSpan.FromHours(3));

        Assert.NotEmpty(await emil.RolesAsync());
        Assert.True(emil.Context.Emulator.Now - before >= TimeSpan.FromHours(3));
        Assert.True(emil.Context.Emulator.CallCount > calls);
    }

    [Fact]
    public async Task An_authentication_context_is_satisfied_on_the_way()
    {
        using var ben = await EmulatedAsync("ben");

        var request = await ben.Requests.SubmitAsync(await ben.ActivationAsync("Conditional Access Administrator"), PimCall.None);

        Assert.Equal(PimRequestOutcome.Succeeded, request.Outcome);
    }

    [Fact]
    public async Task Nobody_of_that_name_signs_in() => await Refusals.ThrowsAsync(PimErrorCode.AuthenticationFailed, () => EmulatedAsync("nobody"));

    private static Task<IPimClient> EmulatedAsync(string? user) =>
        new PimClientFactory().ConnectAsync(new PimConnectOptions(null, PimSignIn.Emulator) { EmulatedUser = user }, PimCall.None);

    private static PimConnectOptions Options(string token, string? tenant = null) =>
        new(null, PimSignIn.AccessToken) { AccessToken = Contoso.Secret(token), TenantId = tenant };

    private async Task RefusedAsync(PimErrorCode code, string token, string? tenant = null)
    {
        var thrown = await Refusals.ThrowsAsync(code, () => _contoso.Factory().ConnectAsync(Options(token, tenant), PimCall.None));
        Assert.NotNull(thrown.Remedy);
        Assert.True(token.Length == 0 || !thrown.ToString().Contains(token, StringComparison.Ordinal));
    }
}
