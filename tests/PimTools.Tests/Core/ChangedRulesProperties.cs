using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using PimTools.Rules;
using PimTools.Tests.Fuzz;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Over any policy, also ones no portal makes: what is read is what is written, and no rule is touched that was not meant.</summary>
public sealed class ChangedRulesProperties
{
    private static readonly Config Many = FuzzCases.Properties(500);

    private static readonly PimApprover[] People =
    [
        new("u", PimPrincipalType.User), new("g", PimPrincipalType.Group), new(string.Empty, PimPrincipalType.Unknown) { Source = "requestorManager" },
    ];

    [Fact]
    public void What_was_read_and_left_alone_gives_no_rule() =>
        Prop.ForAll(Policies.ToArbitrary(), rules => RuleSet.Setting(rules).GetChangedRules().Count == 0).Check(Many);

    [Fact]
    public void What_was_written_is_read_back_as_it_was_meant() => Prop.ForAll(Changed, changed =>
        Sent(changed) is not { } sent
        || (RuleSet.Tell(RuleSet.After(changed.Setting, sent)) == RuleSet.Tell(changed.Setting)
            && RuleSet.After(changed.Setting, sent).GetChangedRules().Count == 0)).Check(Many);

    [Fact]
    public void Only_rules_that_now_say_something_else_are_sent_with_their_own_source() => Prop.ForAll(Changed, changed =>
        Sent(changed) is not { } sent
        || sent.All(rule => changed.Setting.Rules.Single(one => one.Id == rule.Id) is var before
            && before.Source == rule.Source && before.GetType() == rule.GetType() && !before.SaysTheSameAs(rule))).Check(Many);

    [Fact]
    public void Rules_this_version_does_not_know_are_never_sent() => Prop.ForAll(Changed, changed =>
        Sent(changed) is not { } sent
        || sent.All(rule => rule is not UnknownRule && !rule.Id.Contains("Future", StringComparison.Ordinal))).Check(Many);

    [Fact]
    public void Rules_that_say_the_same_say_so_both_ways() => Prop.ForAll(Policies.ToArbitrary(), Policies.ToArbitrary(), (ones, others) =>
        ones.Zip(others).All(pair => pair.First.SaysTheSameAs(pair.First)
            && pair.First.SaysTheSameAs(pair.Second) == pair.Second.SaysTheSameAs(pair.First))).Check(Many);

    private static Gen<TimeSpan?> Lengths => Gen.Elements<TimeSpan?>(null, TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromHours(8), TimeSpan.FromDays(90));

    private static Gen<PimRequirements> Requirements => Gen.Choose(0, 7).Select(flags => (PimRequirements)flags);

    private static Gen<bool> Flags => Gen.Elements(true, false);

    private static Gen<string?> Contexts => Gen.Elements<string?>(null, string.Empty, "c1", "c25");

    private static Gen<PimApprover[]> Approvers => Gen.SubListOf(People).Select(some => some.ToArray());

    private static Gen<string[]> Mails => Gen.SubListOf(["a@contoso.com", "b@contoso.com"]).Select(some => some.ToArray());

    private static Gen<PimNotificationLevel> Levels => Gen.Elements(Enum.GetValues<PimNotificationLevel>());

    // All 17 rules, and rules that no version has seen, in any order.
    private static Gen<PolicyRule[]> Policies =>
        from expirations in Each(["Expiration_Future", RuleIds.EligibleExpiration, RuleIds.ActiveExpiration, RuleIds.ActivationExpiration], id =>
            from required in Flags from length in Lengths select new ExpirationRule(id, required, length) { Source = "source of " + id })
        from enablements in Each(["Enablement_Future", RuleIds.EligibleEnablement, RuleIds.ActiveEnablement, RuleIds.ActivationEnablement], id =>
            Requirements.Select(requirements => new EnablementRule(id, requirements) { Source = "source of " + id }))
        from approvals in Each(["Approval_Future", RuleIds.ActivationApproval], id =>
            from required in Flags from people in Approvers select new ApprovalRule(id, required, people) { Source = "source of " + id })
        from contexts in Each(["Context_Future", RuleIds.ActivationAuthenticationContext], id =>
            from isOn in Flags from claim in Contexts select new AuthenticationContextRule(id, isOn, claim) { Source = "source of " + id })
        from mails in Each(["Notification_Future", .. RuleSet.NotificationIds], id =>
            from level in Levels from isOn in Flags from others in Mails select new NotificationRule(id, level, isOn, others) { Source = "source of " + id })
        from rules in Gen.Shuffle<PolicyRule>([.. expirations, .. enablements, .. approvals, .. contexts, .. mails, new UnknownRule("Future")])
        select rules;

    private static Gen<PimSettingChange> Changes =>
        from activation in Maybe(Lengths)
        from requires in Maybe(Requirements.Select(r => (PimRequirements?)r))
        from context in Contexts
        from approval in Maybe(Flags.Select(f => (bool?)f))
        from isNamed in Flags
        from people in Approvers
        from permanent in Maybe(Flags.Select(f => (bool?)f))
        from eligible in Maybe(Lengths)
        from level in Levels
        from about in Gen.Elements(Enum.GetValues<PimNotificationEvent>())
        from to in Gen.Elements(Enum.GetValues<PimNotificationRecipient>())
        select new PimSettingChange
        {
            MaximumActivationDuration = activation,
            ActivationRequires = requires,
            AuthenticationContext = context,
            RequiresApproval = approval,
            Approvers = isNamed ? people : null,
            AllowPermanentActive = permanent,
            MaximumEligibleDuration = eligible,
            Notifications = [new() { Event = about, To = to, Level = level }],
        };

    private static Arbitrary<(PimRoleSetting Setting, PimSettingChange Change)> Changed =>
        (from rules in Policies from change in Changes select (RuleSet.Setting(rules), change)).ToArbitrary();

    private static Gen<T?> Maybe<T>(Gen<T?> value)
        where T : struct => Gen.OneOf(Gen.Constant<T?>(null), value);

    private static Gen<T[]> Each<T>(string[] ids, Func<string, Gen<T>> rule) => Gen.CollectToArray(ids, rule);

    // Null where the change is one that the service would refuse.
    private static IReadOnlyList<PolicyRule>? Sent((PimRoleSetting Setting, PimSettingChange Change) changed)
    {
        changed.Change.ApplyTo(changed.Setting);
        try
        {
            return changed.Setting.GetChangedRules();
        }
        catch (PimException e) when (e.Code == PimErrorCode.InvalidSetting)
        {
            return null;
        }
    }
}
