using System.Linq;
using PimTools.Rules;

namespace PimTools.Settings;

/// <summary>Tells a rule in a few words, for -WhatIf and messages.</summary>
internal static class RuleDescription
{
    /// <summary>For example "activation for 4h at the most".</summary>
    public static string Of(PolicyRule rule) => rule switch
    {
        ExpirationRule expiration => $"{Subject(rule.Id)} for {Length(expiration)}",
        EnablementRule enablement => $"{Subject(rule.Id)} demands {enablement.Requirements}",
        ApprovalRule { IsApprovalRequired: false } => "activation without approval",
        ApprovalRule { Approvers.Count: 0 } => "activation with approval by the directory's role administrators",
        ApprovalRule approval => "activation with approval by " + string.Join(", ", approval.Approvers.Select(one => one.ToString())),
        AuthenticationContextRule { IsEnabled: true } context => "activation with authentication context " + context.ClaimValue,
        AuthenticationContextRule => "activation without an authentication context",
        NotificationRule notification => $"{rule.Id}: {Mails(notification)}",
        _ => rule.Id,
    };

    private static PimNotification Mails(NotificationRule rule) =>
        new() { Level = rule.Level, DefaultRecipients = rule.DefaultRecipients, Recipients = rule.Recipients.ToArray() };

    private static string Length(ExpirationRule rule)
    {
        var longest = rule.MaximumDuration is { } maximum ? PimDuration.Format(maximum) + " at the most" : "any time";
        return rule.IsExpirationRequired ? longest : longest + ", or permanent";
    }

    internal static string Subject(string ruleId) => ruleId switch
    {
        RuleIds.EligibleExpiration or RuleIds.EligibleEnablement => "eligible assignment",
        RuleIds.ActiveExpiration or RuleIds.ActiveEnablement => "active assignment",
        _ => "activation",
    };
}
