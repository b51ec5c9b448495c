using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Graph;
using PimTools.Models;
using PimTools.Permissions;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests what a person consents to, and when they are asked for more.</summary>
public sealed class KindSignInTests : IDisposable
{
    private readonly Contoso _contoso = new();
    private readonly SignInService _service;
    private readonly ConcurrentQueue<string> _told = new();
    private bool _issuesAsAsked;

    public KindSignInTests() => _service = new SignInService(_contoso.Tenant.CreateHandler(), Issue);

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Consent_is_asked_for_what_the_kinds_need()
    {
        using var ada = await ConnectAsync(PimKind.EntraRole);

        var scopes = Assert.Single(_service.Scopes);
        Assert.Contains("https://graph.microsoft.com/RoleAssignmentSchedule.ReadWrite.Directory", scopes);
        Assert.DoesNotContain("AzureADGroup", scopes);
        Assert.DoesNotContain("management.azure.com", scopes);
    }

    [Fact]
    public async Task Another_kind_is_asked_for_by_the_command_that_names_it_and_once()
    {
        using var ada = await ConnectAsync(PimKind.EntraRole);
        _service.RenewsSilently = false;
        Assert.NotEmpty(await ReadAsync(ada, PimKinds.All));
        Assert.Single(_service.Scopes);

        Assert.NotEmpty(await ReadAsync(ada, [PimKind.Group]));
        Assert.NotEmpty(await ReadAsync(ada, [PimKind.Group]));

        Assert.Equal(2, _service.Scopes.Count);
        Assert.Contains("PrivilegedEligibilitySchedule.Read.AzureADGroup", _service.Scopes[1]);
        Assert.Contains("RoleEligibilitySchedule.Read.Directory", _service.Scopes[1]);
    }

    [Fact]
    public async Task What_is_consented_to_later_counts_from_then_on()
    {
        _issuesAsAsked = true;
        using var ada = await ConnectAsync(PimKind.EntraRole);
        _service.RenewsSilently = false;
        Assert.Equal(ada.Context.Permissions, ada.Permissions);
        Assert.Equal(PimPermissionState.Missing, StateOfGroups(ada));

        await ReadAsync(ada, [PimKind.Group]);

        Assert.Contains("PrivilegedAccess.Read.AzureADGroup", ada.Permissions);
        Assert.DoesNotContain("PrivilegedAccess.Read.AzureADGroup", ada.Context.Permissions);
        Assert.Equal(PimPermissionState.Granted, StateOfGroups(ada));
    }

    [Fact]
    public async Task Several_kinds_are_asked_for_at_once_and_both_are_kept()
    {
        using var ada = await ConnectAsync(PimKind.AzureRole);
        _service.RenewsSilently = false;
        _service.Scopes.Clear();

        await ReadAsync(ada, [PimKind.EntraRole, PimKind.Group]);
        await ReadAsync(ada, [PimKind.EntraRole, PimKind.Group]);

        var scopes = Assert.Single(_service.Scopes);
        Assert.Contains("PrivilegedEligibilitySchedule.Read.AzureADGroup", scopes);
        Assert.Contains("RoleEligibilitySchedule.Read.Directory", scopes);
    }

    [Fact]
    public async Task Kinds_that_were_not_named_are_not_meant_by_default()
    {
        using var ada = await ConnectAsync(PimKind.EntraRole);

        Assert.All(await ReadAsync(ada, PimKinds.All), role => Assert.Equal(PimKind.EntraRole, role.Kind));
    }

    [Fact]
    public async Task What_the_tenant_refuses_is_left_out_and_told()
    {
        _service.RefusedScope = "AzureADGroup";

        using var ada = await ConnectAsync();

        Assert.Contains(_told, line => line.StartsWith("The groups are left out: The sign-in failed: AADSTS650053", StringComparison.Ordinal));
        Assert.Contains(await ReadAsync(ada, PimKinds.All), role => role.Kind == PimKind.EntraRole);
        Assert.DoesNotContain("AzureADGroup", Assert.Single(_service.Scopes));
    }

    [Fact]
    public async Task The_only_kind_is_not_left_out()
    {
        _service.RefusedScope = "AzureADGroup";

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.AuthenticationFailed, () => ConnectAsync(PimKind.Group));

        Assert.Equal("AADSTS650053", thrown.ServiceCode);
    }

    [Fact]
    public async Task Nobody_is_asked_for_Azure_unless_it_is_named_and_it_comes_back_then()
    {
        using var ada = await ConnectAsync();
        _service.RenewsSilently = false;
        Assert.DoesNotContain(await ReadAsync(ada, PimKinds.All), role => role.Kind == PimKind.AzureRole);
        Assert.DoesNotContain(await ReadAsync(ada, PimKinds.All), role => role.Kind == PimKind.AzureRole);
        Assert.Single(_told, line => line.Contains("the Azure roles", StringComparison.Ordinal));
        Assert.Single(_service.Scopes);

        Assert.NotEmpty(await ReadAsync(ada, [PimKind.AzureRole]));

        Assert.Equal(2, _service.Scopes.Count);
        Assert.Contains(await ReadAsync(ada, PimKinds.All), role => role.Kind == PimKind.AzureRole);
    }

    [Fact]
    public async Task Whom_nothing_can_be_told_was_not_told()
    {
        using var ada = await ConnectAsync();
        _service.RenewsSilently = false;

        await ada.Roles.ListAsync(PimKinds.All, _ => { }, PimCall.None);
        Assert.DoesNotContain(_told, line => line.Contains("the Azure roles", StringComparison.Ordinal));
        await ReadAsync(ada, PimKinds.All);

        Assert.Single(_told, line => line.Contains("the Azure roles", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Azure_is_signed_in_to_at_once_where_it_is_named()
    {
        _service.RenewsSilently = false;

        using var ada = await ConnectAsync(PimKind.EntraRole, PimKind.AzureRole);

        Assert.Equal(2, _service.Scopes.Count);
        Assert.Contains(await ReadAsync(ada, PimKinds.All), role => role.Kind == PimKind.AzureRole);
    }

    private static PimPermissionState StateOfGroups(IPimClient client) => PimPermissions
        .Check(client.Context, ["Get-PimRole"], client.Permissions).Single(check => check.Kind == PimKind.Group).State;

    private string Issue() => _contoso.Tenant.IssueToken("ada", new EmulatedTokenOptions
    {
        Scopes = _issuesAsAsked ? [.. _service.LastScope.Split(' ').Select(scope => scope.Split('/')[^1])] : null,
        Audience = _service.LastScope.Contains("management.azure.com", StringComparison.Ordinal) ? "https://management.azure.com" : "https://graph.microsoft.com",
    });

    private Task<IPimClient> ConnectAsync(params PimKind[] kinds) => new PimClientFactory(_service) { Timeouts = Offline.Timeouts }.ConnectAsync(
        new PimConnectOptions(null, PimSignIn.DeviceCode) { Kinds = kinds.Length == 0 ? null : kinds }, new PimCall(default, notice: _told.Enqueue));

    private async Task<List<PimRole>> ReadAsync(IPimClient client, IReadOnlyCollection<PimKind> kinds)
    {
        var roles = new ConcurrentQueue<PimRole>();
        await client.Roles.ListAsync(kinds, roles.Enqueue, new PimCall(default, notice: _told.Enqueue));
        return roles.ToList();
    }
}
