using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using Xunit;

namespace PimTools.Tests.Core.Changes;

/// <summary>Changed settings are read back in as few lists as there can be; where a list is refused, each says by itself what it has to say.</summary>
public sealed class SettingReadBackTests
{
    private static readonly PimScope Subscription = new("/subscriptions/1", "Prod", PimScopeType.Subscription);
    private static readonly PimScope Group = new("/subscriptions/1/resourceGroups/web", "web", PimScopeType.ResourceGroup);
    private static readonly PimRole Owner = new(PimKind.AzureRole, "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner");

    private readonly FakePimClient _client = new();

    [Fact]
    public async Task Settings_of_a_kind_are_one_list_and_those_of_Azure_are_one_for_each_scope()
    {
        var changed = new[]
        {
            Add(Given.UserAdmin, PimScope.Directory), Add(Owner.At(Subscription), Subscription), Add(Given.ExchangeAdmin, Given.Sales),
            Add(Owner.At(Group), Group),
        };

        var standing = await SettingReadBack.ReadAsync(_client, changed, PimCall.None);

        Assert.Equal(_client.Settings, changed.Select(one => standing[one].Now));
        Assert.All(standing.Values, one => Assert.Null(one.Error));
        var filters = _client.Filters.Cast<PimSettingFilter>().ToList();
        Assert.Equal([[PimKind.EntraRole], [PimKind.AzureRole], [PimKind.AzureRole]], filters.Select(filter => filter.Kinds));
        Assert.Equal([null, Subscription, Group], filters.Select(filter => filter.Scope));
        Assert.Equal([Given.UserAdmin, Given.ExchangeAdmin], filters[0].Roles);
    }

    [Fact]
    public async Task One_that_spoils_the_list_is_one_error()
    {
        PlannedSettingChange[] changed = [Add(Given.UserAdmin, PimScope.Directory), Add(Given.ExchangeAdmin, PimScope.Directory)];
        _client.BeforeList = filter =>
        {
            if (((PimSettingFilter)filter).Roles!.Contains(Given.UserAdmin))
            {
                throw new PimException(PimErrorCode.NotFound, "Gone.");
            }
        };

        var standing = await SettingReadBack.ReadAsync(_client, changed, PimCall.None);

        Assert.Equal(("Gone.", null), (standing[changed[0]].Error!.Message, standing[changed[0]].Now));
        Assert.Equal((null, _client.Settings[1]), (standing[changed[1]].Error, standing[changed[1]].Now));
        Assert.Equal([2, 1, 1], _client.Filters.Cast<PimSettingFilter>().Select(filter => filter.Roles!.Count));
    }

    [Fact]
    public async Task What_is_not_there_any_more_is_neither_a_setting_nor_an_error()
    {
        var changed = Add(Given.UserAdmin, PimScope.Directory);
        _client.Settings.Clear();

        Assert.Equal((null, null), (await SettingReadBack.ReadAsync(_client, [changed], PimCall.None))[changed]);
        Assert.Single(_client.Calls);
    }

    [Fact]
    public async Task Nothing_to_read_back_is_no_list()
    {
        Assert.Empty(await SettingReadBack.ReadAsync(_client, [], PimCall.None));
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task A_setting_alone_is_read_by_its_kind_and_that_of_Azure_by_its_scope_too()
    {
        Add(Given.UserAdmin, Given.Sales);
        Add(Owner.At(Group), Group);

        Assert.Same(_client.Settings[0], await SettingRunner.ReadAsync(_client, _client.Settings[0], PimCall.None));
        Assert.Same(_client.Settings[1], await SettingRunner.ReadAsync(_client, _client.Settings[1], PimCall.None));

        var filters = _client.Filters.Cast<PimSettingFilter>().ToList();
        Assert.Equal([null, Group], filters.Select(filter => filter.Scope));
        Assert.Equal([[PimKind.EntraRole], [PimKind.AzureRole]], filters.Select(filter => filter.Kinds));
        Assert.Equal([_client.Settings[0].Role, _client.Settings[1].Role], filters.Select(filter => Assert.Single(filter.Roles!)));
    }

    private PlannedSettingChange Add(PimRole role, PimScope scope)
    {
        _client.Settings.Add(new("policy " + _client.Settings.Count, role, scope, RuleSet.Usual()));
        return PlannedSettingChange.Plan(_client.Settings[^1], new PimSettingChange());
    }
}
