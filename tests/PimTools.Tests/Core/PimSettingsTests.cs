using System;
using System.Collections.Generic;
using System.Threading;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimSettingsTests
{
    private readonly FakePimClient _client = new();

    public PimSettingsTests() => _client.Settings.Add(RuleSet.Setting([.. RuleSet.Usual()]));

    [Fact]
    public async Task The_settings_of_all_roles_are_read_in_one_call()
    {
        var roles = new[] { Given.UserAdmin, Given.ExchangeAdmin };

        Assert.Equal(_client.Settings, await PimSettings.ReadAsync(_client, roles, PimCall.None));

        var filter = Assert.IsType<PimSettingFilter>(Assert.Single(_client.Filters));
        Assert.Equal(roles, filter.Roles);
        Assert.Equal([PimKind.EntraRole], filter.Kinds);
    }

    [Fact]
    public async Task A_role_held_at_many_scopes_is_asked_for_once()
    {
        await PimSettings.ReadAsync(_client, [Given.UserAdmin, Given.Role(Given.UserAdmin.Id.ToUpperInvariant(), "Same"), Given.UserAdmin], PimCall.None);

        Assert.Equal([Given.UserAdmin], Assert.IsType<PimSettingFilter>(Assert.Single(_client.Filters)).Roles);
    }

    [Fact]
    public async Task No_role_needs_no_call()
    {
        Assert.Empty(await PimSettings.ReadAsync(_client, [], PimCall.None));
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task Whoever_may_not_read_settings_leaves_it_to_the_service_to_decide()
    {
        _client.Failure = new PimException(PimErrorCode.PermissionMissing, "no");

        Assert.Empty(await PimSettings.ReadAsync(_client, [Given.UserAdmin], PimCall.None));
    }

    [Fact]
    public async Task A_failure_to_read_settings_is_told_and_leaves_it_to_the_service_to_decide()
    {
        _client.Failure = new PimException(PimErrorCode.ServiceUnavailable, "down");
        var told = new List<string>();

        Assert.Empty(await PimSettings.ReadAsync(_client, [Given.UserAdmin], new PimCall(CancellationToken.None, notice: told.Add)));
        Assert.Contains("down", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_token_ends_it()
    {
        _client.Failure = new PimException(PimErrorCode.TokenExpired, "old");

        Assert.Same(_client.Failure, await Assert.ThrowsAsync<PimException>(() => PimSettings.ReadAsync(_client, [Given.UserAdmin], PimCall.None)));
    }
}
