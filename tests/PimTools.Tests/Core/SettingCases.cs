using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Rules;

namespace PimTools.Tests.Core;

/// <summary>Single changes to the usual setting, by name, each with the one rule it means and what that rule has to say then.</summary>
internal static class SettingCases
{
    private static readonly PimApprover Ulla = new("u", PimPrincipalType.User);

    public static IReadOnlyDictionary<string, (PimSettingChange Change, PolicyRule Rule)> All { get; } =
        new Dictionary<string, (PimSettingChange Change, PolicyRule Rule)>
        {
            ["longest activation"] = (
                new() { MaximumActivationDuration = TimeSpan.FromHours(4) },
                new ExpirationRule(RuleIds.ActivationExpiration, true, TimeSpan.FromHours(4))),
            ["activation requires"] = (
                new() { ActivationRequires = PimRequirements.Mfa | PimRequirements.Ticket },
                new EnablementRule(RuleIds.ActivationEnablement, PimRequirements.Mfa | PimRequirements.Ticket)),
            ["activation requires nothing"] = (
                new() { ActivationRequires = PimRequirements.None },
                new EnablementRule(RuleIds.ActivationEnablement, PimRequirements.None)),
            ["authentication context"] = (
                new() { AuthenticationContext = "c1" },
                new AuthenticationContextRule(RuleIds.ActivationAuthenticationContext, true, "c1")),
            ["approval by role administrators"] = (
                new() { RequiresApproval = true },
                new ApprovalRule(RuleIds.ActivationApproval, true, [])),
            ["approvers turn approval on"] = (
                new() { Approvers = [Ulla] },
                new ApprovalRule(RuleIds.ActivationApproval, true, [Ulla])),
            ["approvers without approval"] = (
                new() { Approvers = [Ulla], RequiresApproval = false },
                new ApprovalRule(RuleIds.ActivationApproval, false, [Ulla])),
            ["permanent eligible"] = (
                new() { AllowPermanentEligible = true },
                new ExpirationRule(RuleIds.EligibleExpiration, false, TimeSpan.FromDays(365))),
            ["longest eligible"] = (
                new() { MaximumEligibleDuration = TimeSpan.FromDays(90) },
                new ExpirationRule(RuleIds.EligibleExpiration, true, TimeSpan.FromDays(90))),
            ["eligible requires"] = (
                new() { EligibleRequires = PimRequirements.Justification },
                new EnablementRule(RuleIds.EligibleEnablement, PimRequirements.Justification)),
            ["permanent active"] = (
                new() { AllowPermanentActive = true },
                new ExpirationRule(RuleIds.ActiveExpiration, false, TimeSpan.FromDays(180))),
            ["longest active"] = (
                new() { MaximumActiveDuration = TimeSpan.FromDays(15) },
                new ExpirationRule(RuleIds.ActiveExpiration, true, TimeSpan.FromDays(15))),
            ["active requires"] = (
                new() { ActiveRequires = PimRequirements.Mfa },
                new EnablementRule(RuleIds.ActiveEnablement, PimRequirements.Mfa)),
        }.Concat(Notifications()).ToDictionary(pair => pair.Key, pair => pair.Value);

    // Each of the nine notifications, by level, by default recipients and by recipients in turn.
    private static IEnumerable<KeyValuePair<string, (PimSettingChange Change, PolicyRule Rule)>> Notifications()
    {
        var events = new[]
        {
            (PimNotificationEvent.EligibleAssignment, RuleIds.EligibleNotificationSuffix),
            (PimNotificationEvent.ActiveAssignment, RuleIds.ActiveNotificationSuffix),
            (PimNotificationEvent.Activation, RuleIds.ActivationNotificationSuffix),
        };
        var recipients = new[]
        {
            (PimNotificationRecipient.Administrator, "Admin"), (PimNotificationRecipient.Requestor, "Requestor"),
            (PimNotificationRecipient.Approver, "Approver"),
        };
        foreach (var ((about, suffix), (to, who)) in events.SelectMany(e => recipients.Select(r => (e, r))))
        {
            var id = RuleIds.Notification(who, suffix);
            yield return Case($"{about} to {to}: level", new() { Event = about, To = to, Level = PimNotificationLevel.None },
                new NotificationRule(id, PimNotificationLevel.None, true, []));
            yield return Case($"{about} to {to}: default recipients", new() { Event = about, To = to, DefaultRecipients = false },
                new NotificationRule(id, PimNotificationLevel.All, false, []));
            yield return Case($"{about} to {to}: recipients", new() { Event = about, To = to, Recipients = ["a@contoso.com"] },
                new NotificationRule(id, PimNotificationLevel.All, true, ["a@contoso.com"]));
        }
    }

    private static KeyValuePair<string, (PimSettingChange Change, PolicyRule Rule)> Case(string name, PimNotificationChange change, PolicyRule rule) =>
        new(name, (new PimSettingChange { Notifications = [change] }, rule));
}
