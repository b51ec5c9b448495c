using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Resolution;
using PimTools.Settings;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class SettingMatchTests
{
    private readonly FakePimClient _client = new();

    public SettingMatchTests() => _client.Settings.Add(RuleSet.Setting([.. RuleSet.Usual()]));

    [Fact]
    public async Task The_settings_of_all_roles_are_read_in_one_call()
    {
        var roles = new[] { Given.UserAdmin, Given.ExchangeAdmin };

        Assert.Equal(_client.Settings, await SettingPrefetch.ReadAsync(_client, roles, PimCall.None));

        var filter = Assert.IsType<PimSettingFilter>(Assert.Single(_client.Filters));
        Assert.Equal(roles, filter.Roles);
        Assert.Equal([PimKind.EntraRole], filter.Kinds);
    }

    [Fact]
    public async Task A_role_held_at_many_scopes_is_asked_for_once()
    {
        await SettingPrefetch.ReadAsync(_client, [Given.UserAdmin, Given.Role(Given.UserAdmin.Id.ToUpperInvariant(), "Same"), Given.UserAdmin], PimCall.None);

        Assert.Equal([Given.UserAdmin], Assert.IsType<PimSettingFilter>(Assert.Single(_client.Filters)).Roles);
    }

    [Fact]
    public async Task An_azure_role_is_asked_for_at_each_of_its_scopes()
    {
        var contributor = new PimRole(PimKind.AzureRole, "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor");
        var roles = new[] { "/subscriptions/1", "/subscriptions/2" }.Select(id => contributor.At(AzureScopeId.ToScope(id, null))).ToList();

        await SettingPrefetch.ReadAsync(_client, [.. roles, contributor.At(AzureScopeId.ToScope("/SUBSCRIPTIONS/1", null))], PimCall.None);

        Assert.Equal(roles, Assert.IsType<PimSettingFilter>(Assert.Single(_client.Filters)).Roles);
    }

    [Theory]
    [InlineData("/subscriptions/1", "/subscriptions/1")]
    [InlineData("/subscriptions/1/resourceGroups/web", "/subscriptions/1")]
    [InlineData("/subscriptions/2", null)]
    public void Of_an_azure_role_the_setting_where_it_was_read_counts(string activatedAt, string? found)
    {
        var contributor = new PimRole(PimKind.AzureRole, "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor");
        var there = AzureScopeId.ToScope("/subscriptions/1", null);
        PimRoleSetting[] settings =
        [
            new("other", contributor, AzureScopeId.ToScope("/subscriptions/3", null), []),
            new("policy", contributor.At(there), there, []),
        ];
        var scope = AzureScopeId.ToScope(activatedAt, null);
        var role = activatedAt.StartsWith(there.Id, StringComparison.Ordinal) ? contributor.At(there) : contributor;

        Assert.Equal(found, SettingMatch.Find(settings, role, scope)?.Scope.Id);
    }

    [Fact]
    public async Task No_role_needs_no_call()
    {
        Assert.Empty(await SettingPrefetch.ReadAsync(_client, [], PimCall.None));
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task Whoever_may_not_read_settings_leaves_it_to_the_service_to_decide()
    {
        _client.Failure = new PimException(PimErrorCode.PermissionMissing, "no");

        Assert.Empty(await SettingPrefetch.ReadAsync(_client, [Given.UserAdmin], PimCall.None));
    }

    [Fact]
    public async Task A_failure_to_read_settings_is_told_and_leaves_it_to_the_service_to_decide()
    {
        _client.Failure = new PimException(PimErrorCode.ServiceUnavailable, "down");
        var told = new List<string>();

        Assert.Empty(await SettingPrefetch.ReadAsync(_client, [Given.UserAdmin], new PimCall(CancellationToken.None, notice: told.Add)));
        Assert.Contains("down", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_token_ends_it()
    {
        _client.Failure = new PimException(PimErrorCode.TokenExpired, "old");

        Assert.Same(_client.Failure, await Assert.ThrowsAsync<PimException>(() => SettingPrefetch.ReadAsync(_client, [Given.UserAdmin], PimCall.None)));
    }
}
