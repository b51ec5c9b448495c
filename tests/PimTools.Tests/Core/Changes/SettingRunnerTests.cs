using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Memory;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core.Changes;

/// <summary>Whatever becomes of a changed setting, what is told is what stands.</summary>
public sealed class SettingRunnerTests
{
    private static readonly PimSettingChange Two = new() { MaximumActivationDuration = TimeSpan.FromHours(2), AllowPermanentActive = true };
    private static readonly PimSettingChange One = new() { MaximumActivationDuration = TimeSpan.FromHours(2) };

    private readonly FakePimClient _client = new();
    private readonly PimRoleSetting _before = RuleSet.Setting([.. RuleSet.Usual()]);
    private readonly List<string> _notices = [];

    public SettingRunnerTests() => _client.Settings.Add(_before);

    [Fact]
    public async Task The_changed_rules_are_sent_alone_and_the_setting_comes_back_as_it_stands()
    {
        _client.RefuseUpdate = Take;
        RememberedSettings.Keep(_client, [Given.UserAdmin], [_before]);

        var now = await ApplyAsync(Two);

        var sent = Assert.Single(_client.Updates);
        Assert.Equal([RuleIds.ActiveExpiration, RuleIds.ActivationExpiration], sent.Changed.Select(rule => rule.Id));
        Assert.Same(_client.Settings[0], now);
        Assert.Equal(("2h", true), (now!.Longest, now.AllowPermanentActive));
        Assert.Null(RememberedSettings.Find(_client, Given.UserAdmin));
        Assert.Empty(_notices);
    }

    [Fact]
    public async Task What_needs_no_change_is_read_alone()
    {
        Assert.Same(_before, await ApplyAsync(new PimSettingChange()));

        Assert.Empty(_client.Updates);
        Assert.Equal(["ListSettings"], _client.Calls);
    }

    [Fact]
    public async Task What_cannot_be_read_after_the_change_is_a_notice_and_no_error()
    {
        _client.BeforeList = _ => throw new PimException(PimErrorCode.ServiceUnavailable, "Down.");

        Assert.Null(await ApplyAsync(One));

        Assert.Equal(["The settings of User Administrator at Directory were changed, but could not be read back: Down."], _notices);
    }

    [Fact]
    public async Task What_cannot_be_read_where_nothing_was_to_change_is_an_error()
    {
        _client.BeforeList = _ => throw new PimException(PimErrorCode.ServiceUnavailable, "Down.");

        Assert.Equal("Down.", (await Assert.ThrowsAsync<PimException>(() => ApplyAsync(new PimSettingChange()))).Message);

        Assert.Empty(_notices);
    }

    [Fact]
    public async Task A_setting_that_is_gone_after_the_change_is_nothing_to_hand_over()
    {
        _client.Settings.Clear();

        Assert.Null(await ApplyAsync(One));
        Assert.Empty(_notices);
    }

    [Theory]
    [InlineData(PimErrorCode.PermissionMissing, 403)]
    [InlineData(PimErrorCode.PermissionMissing, null)]
    public async Task Without_the_permission_nothing_was_changed_and_nothing_is_read(PimErrorCode code, int? status)
    {
        var error = await RefuseAsync(Two, new PimException(code, "No.") { Status = status });

        Assert.Equal("No.", error.Message);
        Assert.DoesNotContain("ListSettings", _client.Calls);
    }

    [Theory]
    [InlineData(400, "No.")]
    [InlineData(499, "No.")]
    [InlineData(500, "No. Nothing of it was changed.")]
    [InlineData(null, "No. Nothing of it was changed.")]
    public async Task A_single_rule_may_have_arrived_unless_the_service_refused_it(int? status, string message)
    {
        var error = await RefuseAsync(One, new PimException(PimErrorCode.InvalidRequest, "No.") { Status = status });

        Assert.Equal((PimErrorCode.InvalidRequest, message), (error.Code, error.Message));
    }

    [Fact]
    public async Task Of_several_rules_some_may_have_arrived_although_one_was_refused()
    {
        var planned = Plan(Two);
        _client.RefuseUpdate = _ =>
        {
            _client.Settings[0] = RuleSet.After(_before, planned.Rules.Where(rule => rule.Id == RuleIds.ActivationExpiration).ToList());
            return new PimException(PimErrorCode.InvalidRequest, "No.") { Status = 400 };
        };

        var error = await Assert.ThrowsAsync<PimException>(() => SettingRunner.ApplyAsync(_client, planned, PimCall.None));

        Assert.Equal("No. What stands: MaximumActivationDuration changed; AllowPermanentActive is still false.", error.Message);
        Assert.Same(planned.To, error.TargetObject);
    }

    [Fact]
    public async Task An_error_after_which_the_whole_change_stands_says_so()
    {
        _client.RefuseUpdate = update =>
        {
            Take(update);
            return new PimException(PimErrorCode.OutcomeUnknown, "Lost.");
        };

        Assert.Equal("Lost. The setting shows the whole change nevertheless.", (await Assert.ThrowsAsync<PimException>(() => ApplyAsync(Two))).Message);
    }

    [Fact]
    public async Task After_an_error_what_cannot_be_read_is_told_to_be_so()
    {
        _client.BeforeList = _ => throw new PimException(PimErrorCode.ServiceUnavailable, "Down.");
        Assert.Equal("No. What stands could not be read.", (await RefuseAsync(Two, new PimException(PimErrorCode.OutcomeUnknown, "No."))).Message);

        _client.BeforeList = _ => { };
        _client.Settings.Clear();
        Assert.Equal("No. What stands could not be read.", (await RefuseAsync(Two, new PimException(PimErrorCode.OutcomeUnknown, "No."))).Message);
    }

    [Fact]
    public async Task Of_many_each_is_told_in_its_order_whatever_became_of_the_others()
    {
        _client.Settings.Add(new("other", Given.ExchangeAdmin, PimScope.Directory, RuleSet.Usual()));
        PlannedSettingChange[] planned = [Plan(One), Plan(new PimSettingChange(), 1), Plan(One, 1)];
        _client.RefuseUpdate = update => update.Setting.Role == Given.UserAdmin ? new PimException(PimErrorCode.InvalidRequest, "No.") { Status = 400 } : Take(update);
        var outcomes = new List<SettingOutcome>();

        await SettingRunner.ApplyManyAsync(_client, planned, outcomes.Add, PimCall.None);

        Assert.Equal(planned, outcomes.Select(outcome => outcome.Planned));
        Assert.Equal(["No.", null, null], outcomes.Select(outcome => outcome.Error?.Message));
        Assert.Equal([null, "2h", "2h"], outcomes.Select(outcome => outcome.Now?.Longest));
        Assert.Equal([planned[0].To, planned[2].To], _client.Updates.Select(update => update.Setting));
    }

    [Fact]
    public async Task Who_stops_taking_the_first_hears_of_all_and_then_of_the_stop()
    {
        PlannedSettingChange[] planned = [Plan(new PimSettingChange()), Plan(new PimSettingChange())];
        var told = new List<PlannedSettingChange>();

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => SettingRunner.ApplyManyAsync(
            _client,
            planned,
            outcome =>
            {
                told.Add(outcome.Planned);
                throw new InvalidOperationException(told.Count == 1 ? "first" : "second");
            },
            PimCall.None));

        Assert.Equal("first", thrown.Message);
        Assert.Equal(planned, told);
    }

    private PlannedSettingChange Plan(PimSettingChange change, int place = 0) => PlannedSettingChange.Plan(_client.Settings[place], change);

    private async Task<PimRoleSetting?> ApplyAsync(PimSettingChange change) =>
        await SettingRunner.ApplyAsync(_client, PlannedSettingChange.Plan(_before, change), PimCall.None.HeardBy(_notices.Add));

    private Task<PimException> RefuseAsync(PimSettingChange change, PimException error)
    {
        _client.RefuseUpdate = _ => error;
        return Assert.ThrowsAsync<PimException>(() => ApplyAsync(change));
    }

    // The service takes it, and shows it at once.
    private PimException? Take(PimSettingUpdate update)
    {
        var place = _client.Settings.FindIndex(setting => setting.Role == update.Setting.Role);
        var now = RuleSet.After(_client.Settings[place], update.Changed);
        _client.Settings[place] = new(now.PolicyId, update.Setting.Role, update.Setting.Scope, now.Rules);
        return null;
    }
}
