using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Rules;

namespace PimTools.Settings;

/// <summary>The setting that the service makes for a new role (documented: pim-how-to-change-default-settings), and what of another differs from it.</summary>
internal static class SettingDefaults
{
    private const PimRequirements Privileged = PimRequirements.Mfa | PimRequirements.Justification;

    /// <summary>The names of the fields that differ, in the order in which a person reads a setting. What is not known is not told as changed.</summary>
    public static IEnumerable<string> ModifiedFields(PimRoleSetting setting) => SettingField
        .Compare(Default(setting), setting)
        .Where(one => one.To != "?")
        .Select(one => one.Field);

    /// <summary>A stage of approval as the portal makes it, without approvers.</summary>
    public static PimApprovalStage Stage() =>
        new() { TimeoutInDays = 1, RequiresApproverJustification = true, IsEscalationEnabled = false, EscalationTime = TimeSpan.Zero };

    // Roles of privilege begin with a second factor, and the service does not tell here which those are. An Entra role may be held without an end.
    private static PimRoleSetting Default(PimRoleSetting setting)
    {
        var isExpirationRequired = setting.Kind != PimKind.EntraRole;
        var activation = setting.Activation.Requires == Privileged ? Privileged : PimRequirements.Justification;
        var rules = EmptyRules.All.OfType<NotificationRule>().Concat(new PolicyRule[]
        {
            new ExpirationRule(RuleIds.EligibleExpiration, isExpirationRequired, TimeSpan.FromDays(365)),
            new EnablementRule(RuleIds.EligibleEnablement, PimRequirements.None),
            new ExpirationRule(RuleIds.ActiveExpiration, isExpirationRequired, TimeSpan.FromDays(180)),
            new EnablementRule(RuleIds.ActiveEnablement, PimRequirements.Justification),
            new ExpirationRule(RuleIds.ActivationExpiration, true, TimeSpan.FromHours(8)),
            new EnablementRule(RuleIds.ActivationEnablement, activation),
            new AuthenticationContextRule(RuleIds.ActivationAuthenticationContext, false, null),
            Approval(),
        });
        return new PimRoleSetting(setting.PolicyId, setting.Role, setting.Scope, rules.ToList());
    }

    private static ApprovalRule Approval() => new(RuleIds.ActivationApproval, false, Array.Empty<PimApprover>())
    {
        Mode = PimApprovalMode.SingleStage,
        IsApprovalRequiredForExtension = false,
        IsRequestorJustificationRequired = true,
        Stages = new[] { Stage() },
    };
}
