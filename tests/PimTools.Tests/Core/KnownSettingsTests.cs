using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Models;
using Xunit;

using PimTools.Resolution;

namespace PimTools.Tests.Core;

/// <summary>The settings that the steps of a plan have to meet: as few lists as there are kinds and scopes of Azure, and each once.</summary>
public sealed class KnownSettingsTests
{
    private static readonly PimRole Reader = new(PimKind.AzureRole, "reader", "Reader");

    private readonly FakePimClient _client = new();
    private readonly KnownSettings _settings;

    public KnownSettingsTests() => _settings = new KnownSettings(_client);

    [Fact]
    public async Task Roles_of_a_kind_are_one_list_and_azure_is_one_for_each_scope()
    {
        PimRole At(string id) => Reader.At(AzureScopeId.ToScope(id, null));

        await _settings.LoadAsync([Given.UserAdmin, At("/subscriptions/a"), Given.ExchangeAdmin, At("/subscriptions/b"), At("/SUBSCRIPTIONS/A")], PimCall.None);

        Assert.Equal([2, 1, 1], _client.Filters.OfType<PimSettingFilter>().Select(filter => filter.Roles!.Count));
    }

    [Fact]
    public async Task What_was_read_is_not_read_again_and_is_found_for_its_role()
    {
        _client.Settings.Add(RuleSet.Setting());

        await _settings.LoadAsync([Given.UserAdmin], PimCall.None);
        await _settings.LoadAsync([Given.UserAdmin, Given.Role(Given.UserAdmin.Id.ToUpperInvariant(), "Same")], PimCall.None);

        Assert.Equal(["ListSettings"], _client.Calls);
        Assert.Same(_client.Settings[0], _settings.Find(Given.UserAdmin, Given.Sales));
        Assert.Null(_settings.Find(Given.ExchangeAdmin, Given.Sales));
    }

    [Fact]
    public async Task Membership_and_ownership_of_a_group_have_settings_of_their_own()
    {
        await _settings.LoadAsync([Given.GroupRole("g", "Ops", PimAccess.Member), Given.GroupRole("g", "Ops", PimAccess.Owner)], PimCall.None);

        Assert.Equal(2, _client.Filters.OfType<PimSettingFilter>().Single().Roles!.Count);
    }

    [Fact]
    public async Task Nothing_needed_reads_nothing()
    {
        await _settings.LoadAsync([], PimCall.None);

        Assert.Empty(_client.Calls);
    }
}
