using System.Linq;
using System.Threading.Tasks;
using PimTools.Memory;
using PimTools.Resolution;
using PimTools.Settings;
using Xunit;

namespace PimTools.Tests.Core.Resolution;

/// <summary>A setting is read once for all who need it; one that is recalled is read anew when it matters, and no other.</summary>
public sealed class RecalledSettingTests
{
    private static readonly PimScope Prod = new("/subscriptions/1", "Prod", PimScopeType.Subscription);
    private static readonly PimScope Test = new("/subscriptions/2", "Test", PimScopeType.Subscription);
    private static readonly PimRole Owner = new(PimKind.AzureRole, "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner");

    private readonly FakePimClient _client = new();
    private readonly KnownSettings _known;

    public RecalledSettingTests() => _known = new KnownSettings(_client);

    [Fact]
    public async Task What_is_recalled_costs_no_call_until_it_is_renewed()
    {
        var (old, now) = (Setting(Given.UserAdmin, PimScope.Directory), Setting(Given.UserAdmin, PimScope.Directory));
        RememberedSettings.Keep(_client, [Given.UserAdmin], [old]);
        _client.Settings.Add(now);

        await _known.RecallAsync([Given.UserAdmin, Given.UserAdmin], PimCall.None);
        await _known.LoadAsync([Given.UserAdmin], PimCall.None);
        Assert.Same(old, Find(Given.UserAdmin));
        Assert.True(_known.IsRecalled(Given.UserAdmin));
        Assert.Empty(_client.Calls);

        Assert.True(await _known.RenewAsync([Given.UserAdmin], PimCall.None));
        Assert.Same(now, Find(Given.UserAdmin));
        Assert.False(_known.IsRecalled(Given.UserAdmin));
        Assert.Same(now, RememberedSettings.Find(_client, Given.UserAdmin));

        Assert.False(await _known.RenewAsync([Given.UserAdmin], PimCall.None));
        Assert.Single(_client.Calls);
    }

    [Fact]
    public async Task What_is_not_remembered_is_read_and_kept_for_the_next()
    {
        _client.Settings.AddRange([Setting(Given.UserAdmin, PimScope.Directory), Setting(Given.ExchangeAdmin, PimScope.Directory)]);
        RememberedSettings.Keep(_client, [Given.UserAdmin], [_client.Settings[0]]);

        await _known.RecallAsync([Given.UserAdmin, Given.ExchangeAdmin], PimCall.None);

        Assert.Equal([true, false], new[] { Given.UserAdmin, Given.ExchangeAdmin }.Select(_known.IsRecalled));
        Assert.Equal([Given.ExchangeAdmin], Assert.IsType<PimSettingFilter>(Assert.Single(_client.Filters)).Roles);
        Assert.NotNull(RememberedSettings.Find(_client, Given.ExchangeAdmin));
        Assert.Same(_client.Settings[1], Find(Given.ExchangeAdmin));
    }

    [Fact]
    public async Task Of_Azure_the_setting_of_that_scope_alone_is_renewed()
    {
        var settings = new[] { Setting(Owner, Prod), Setting(Owner, Test) };
        RememberedSettings.Keep(_client, [Owner.At(Prod), Owner.At(Test)], settings);
        _client.Settings.Add(Setting(Owner, Prod));
        await _known.RecallAsync([Owner.At(Prod), Owner.At(Test)], PimCall.None);

        Assert.True(await _known.RenewAsync([Owner.At(Prod)], PimCall.None));

        Assert.Same(_client.Settings[0], _known.Find(Owner, Prod));
        Assert.Same(settings[1], _known.Find(Owner, Test));
        Assert.Equal([false, true], new[] { Owner.At(Prod), Owner.At(Test) }.Select(_known.IsRecalled));
    }

    [Fact]
    public async Task What_was_begun_is_not_read_again()
    {
        _client.Settings.Add(Setting(Given.UserAdmin, PimScope.Directory));

        _known.Begin(Given.UserAdmin, PimCall.None);
        _known.Begin(Given.UserAdmin, PimCall.None);
        await _known.RecallAsync([Given.UserAdmin], PimCall.None);

        Assert.Same(_client.Settings[0], Find(Given.UserAdmin));
        Assert.Single(_client.Calls);
    }

    [Fact]
    public async Task Roles_of_a_kind_are_one_list_and_each_scope_of_Azure_is_another()
    {
        await _known.LoadAsync([Given.UserAdmin, Owner.At(Prod), Given.ExchangeAdmin, Owner.At(Test), Given.UserAdmin], PimCall.None);

        Assert.Equal([2, 1, 1], _client.Filters.Cast<PimSettingFilter>().Select(filter => filter.Roles!.Count));
    }

    [Fact]
    public void A_setting_is_the_same_whatever_the_case_of_its_ids_and_of_Azure_at_its_scope()
    {
        Assert.Equal(SettingKey.Of(Given.UserAdmin), SettingKey.Of(Given.Role(Given.UserAdmin.Id.ToUpperInvariant(), "x")));
        Assert.Equal(SettingKey.Of(Given.UserAdmin), SettingKey.Of(Given.UserAdmin.At(Given.Sales)));
        Assert.NotEqual(SettingKey.Of(Owner.At(Prod)), SettingKey.Of(Owner.At(Test)));
        Assert.Equal(SettingKey.Of(Owner.At(Prod)), SettingKey.Of(new PimAssignment("id", PimAssignmentType.Active, Owner, Prod, Given.Cleo)));
        Assert.Equal(SettingKey.Of(Given.UserAdmin), SettingKey.Of(Given.Eligible(Given.UserAdmin, Given.Sales)));
    }

    [Fact]
    public void One_setting_is_chosen_and_none_or_several_are_an_error()
    {
        PimRoleSetting[] found = [.. Enumerable.Range(1, 7).Select(i => Setting(Given.Role($"{i}", "Reader"), PimScope.Directory))];
        var identity = new PimIdentity("Reader");

        Assert.Same(found[0], SingleSetting.Of([found[0]], identity, "copy"));
        Assert.Equal(PimErrorCode.SettingNotFound, Assert.Throws<PimException>(() => SingleSetting.Of([], identity, "copy")).Code);
        var many = Assert.Throws<PimException>(() => SingleSetting.Of(found, identity, "copy"));
        Assert.Equal((PimErrorCode.RoleAmbiguous, "'Reader' means the settings of 7 roles, and there has to be one to copy.", identity), (many.Code, many.Message, many.TargetObject));
        Assert.Equal("Add -Kind, or give the id: Reader (EntraRole, 1), Reader (EntraRole, 2), Reader (EntraRole, 3), Reader (EntraRole, 4), Reader (EntraRole, 5)", many.Remedy);
        Assert.Equal(7, many.Candidates.Count);
    }

    private static PimRoleSetting Setting(PimRole role, PimScope scope) => new("policy", role, scope, RuleSet.Usual());

    private PimRoleSetting? Find(PimRole role) => _known.Find(role, PimScope.Directory);
}
