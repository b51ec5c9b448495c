using System;
using System.Net.Http;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class SignInTests
{
    private readonly ContosoTenant _contoso = new();

    [Theory]
    [InlineData(null)]
    [InlineData("Basic YWRhOnNlY3JldA==")]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer a.b.c")]
    public async Task A_call_without_a_readable_token_is_unauthorized(string? authorization)
    {
        var reply = await _contoso.SendWith(authorization, HttpMethod.Get, "/v1.0/me");

        Assert.Equal(401, reply.Status);
        Assert.Equal("InvalidAuthenticationToken", reply.ErrorCode);
        Assert.Contains("Bearer", reply.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_token_is_unauthorized()
    {
        var token = "Bearer " + _contoso.Tenant.IssueToken("ada", new EmulatedTokenOptions { Lifetime = TimeSpan.FromMinutes(10) });

        Assert.Equal(200, (await _contoso.SendWith(token, HttpMethod.Get, "/v1.0/me")).Status);
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(401, (await _contoso.SendWith(token, HttpMethod.Get, "/v1.0/me")).Status);
    }

    [Fact]
    public async Task A_token_for_another_resource_or_tenant_is_unauthorized()
    {
        var audience = new EmulatedTokenOptions { Audience = "https://management.azure.com" };
        var tenant = new EmulatedTokenOptions { TenantId = Guid.NewGuid().ToString() };

        Assert.Equal(401, (await _contoso.Get("ada", "/v1.0/me", audience)).Status);
        Assert.Equal(401, (await _contoso.Get("ada", "/v1.0/me", tenant)).Status);
    }

    [Fact]
    public async Task A_missing_scope_is_named_in_a_wrapped_error()
    {
        var token = new EmulatedTokenOptions { Scopes = ["User.Read"] };

        var reply = await _contoso.Get("ada", ContosoTenant.ActiveRequests + ContosoTenant.Mine, token);

        Assert.Equal(403, reply.Status);
        Assert.Equal("UnknownError", reply.ErrorCode);
        Assert.Contains("\"errorCode\":\"PermissionScopeNotGranted\"", reply.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("RoleAssignmentSchedule.ReadWrite.Directory", reply.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removing_needs_less_than_assigning()
    {
        var token = new EmulatedTokenOptions { Scopes = ["RoleEligibilitySchedule.Remove.Directory"] };
        var remove = await _contoso.Request("adminRemove", "ada", "User Administrator", schedule: null);
        var assign = await _contoso.Request("adminAssign", "ada", "Teams Reader", ContosoTenant.Forever());

        Assert.Equal(403, (await _contoso.Post("dana", ContosoTenant.EligibleRequests, assign, token)).Status);
        Assert.Equal(201, (await _contoso.Post("dana", ContosoTenant.EligibleRequests, remove, token)).Status);
    }

    [Theory]
    [InlineData("ben", 403)]
    [InlineData("fay", 403)]
    [InlineData("ada", 200)] // Security Reader, activated
    [InlineData("cleo", 200)]
    [InlineData("emil", 200)]
    [InlineData("dana", 200)]
    [InlineData("contoso-runbook", 200)]
    public async Task Data_of_others_needs_a_reading_role_that_is_active(string who, int expected) =>
        Assert.Equal(expected, (await _contoso.Get(who, ContosoTenant.EligibleInstances)).Status);

    [Fact]
    public async Task A_reading_role_that_has_expired_reads_no_more()
    {
        _contoso.Tenant.Clock.Advance(TimeSpan.FromHours(8));

        Assert.Equal(403, (await _contoso.Get("ada", ContosoTenant.EligibleInstances)).Status);
    }

    [Fact]
    public async Task Own_data_can_be_asked_for_by_filter_without_any_role()
    {
        var ben = await _contoso.Id("ben");

        var own = await _contoso.Get("ben", $"{ContosoTenant.EligibleInstances}?$filter=principalId eq '{ben}' and directoryScopeId eq '/'");
        var either = await _contoso.Get("ben", $"{ContosoTenant.EligibleInstances}?$filter=principalId eq '{ben}' or memberType eq 'Direct'");

        Assert.Equal(200, own.Status);
        Assert.Equal(3, own.Value.Count);
        Assert.Equal(403, either.Status);
    }

    [Theory]
    [InlineData("emil")]
    [InlineData("cleo")]
    public async Task Readers_cannot_assign(string who)
    {
        var body = await _contoso.Request("adminAssign", "fay", "Teams Reader", ContosoTenant.Forever());

        Assert.Equal(403, (await _contoso.Post(who, ContosoTenant.EligibleRequests, body)).Status);
    }

    [Fact]
    public void Nobody_unknown_gets_a_token() => Assert.Throws<ArgumentException>(() => _contoso.Tenant.IssueToken("mallory"));
}
