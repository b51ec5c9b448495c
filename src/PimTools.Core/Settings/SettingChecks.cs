using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using PimTools.Rules;

namespace PimTools.Settings;

/// <summary>Refuses, before anything is sent, what the service would refuse. What stands there already is not checked.</summary>
internal static class SettingChecks
{
    private static readonly TimeSpan ShortestActivation = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestActivation = TimeSpan.FromHours(24);

    public static void Check(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, PolicyRule? lost)
    {
        if (lost is not null)
        {
            throw Invalid(setting, $"The policy of {setting.Role} has no rule {lost.Id}, so what that rule controls cannot be changed.", "Get-PimRoleSetting shows what the policy has.");
        }

        bool Changes(string id) => changed.Any(rule => rule.Is(id));
        CheckActivation(setting, Changes);
        CheckNotifications(setting, changed);
        CheckApproval(setting, Changes(RuleIds.ActivationApproval));
        if (Changes(RuleIds.EligibleExpiration))
        {
            CheckDuration(setting, setting.Assignment.MaximumEligibleDuration, "eligible");
        }

        if (Changes(RuleIds.ActiveExpiration))
        {
            CheckDuration(setting, setting.Assignment.MaximumActiveDuration, "active");
        }
    }

    /// <summary>A requirement that this version does not know can be kept, but is neither removed by silence nor asked for.</summary>
    public static void CheckUnknown(PimRoleSetting setting, PolicyRule before, PolicyRule now)
    {
        if (before is not EnablementRule { Requirements: var standing } || now is not EnablementRule { Requirements: var wanted }
            || standing.HasFlag(PimRequirements.Unknown) == wanted.HasFlag(PimRequirements.Unknown))
        {
            return;
        }

        var subject = now.Id switch
        {
            RuleIds.EligibleEnablement => "eligible assignment",
            RuleIds.ActiveEnablement => "active assignment",
            _ => "activation",
        };
        throw standing.HasFlag(PimRequirements.Unknown)
            ? Invalid(setting, $"The {subject} of {setting.Role} demands something that this version does not know, and that would be lost.", "Add Unknown to what you ask for, which keeps it. The Microsoft Entra admin center shows and removes it.")
            : Invalid(setting, $"The {subject} of {setting.Role} demands nothing unknown, so Unknown cannot be kept.", "Leave out Unknown.");
    }

    private static void CheckActivation(PimRoleSetting setting, Func<string, bool> changes)
    {
        var activation = setting.Activation;
        var isContextChanged = changes(RuleIds.ActivationAuthenticationContext);
        if (changes(RuleIds.ActivationExpiration)
            && activation.MaximumDuration is { } maximum && (maximum < ShortestActivation || maximum > LongestActivation))
        {
            throw Invalid(setting, $"An activation of {setting.Role} may last 30 minutes to 24 hours, not {PimDuration.Format(maximum)}.", "Use -MaximumActivationDuration with 30m to 24h.");
        }

        if (isContextChanged && activation.AuthenticationContext is { Length: > 0 } claim && !Regex.IsMatch(claim, @"^[cC][1-9][0-9]?\z"))
        {
            throw Invalid(setting, $"An authentication context is c1 to c99, not '{claim}'.", "The Microsoft Entra admin center lists the contexts under Conditional Access.");
        }

        if ((isContextChanged || changes(RuleIds.ActivationEnablement))
            && !string.IsNullOrEmpty(activation.AuthenticationContext) && activation.Requires.HasFlag(PimRequirements.Mfa))
        {
            throw Invalid(setting, "A role demands either MFA or an authentication context, not both.", "Leave Mfa out of -ActivationRequires, or remove the context with -AuthenticationContext ''.");
        }
    }

    private static void CheckNotifications(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed)
    {
        if (changed.OfType<NotificationRule>().FirstOrDefault(rule => rule.Level == PimNotificationLevel.Unknown) is { } unknown)
        {
            throw Invalid(setting, $"Unknown is no level of mails that {unknown.Id} of {setting.Role} could be set to.", "Use None, Critical or All.");
        }
    }

    private static void CheckApproval(PimRoleSetting setting, bool isChanged)
    {
        if (!isChanged)
        {
            return;
        }

        foreach (var stage in setting.Activation.ApprovalStages)
        {
            if (stage.TimeoutInDays is { } days && days < 1)
            {
                var number = days.ToString(CultureInfo.InvariantCulture);
                throw Invalid(setting, $"A stage of approval of {setting.Role} lasts at least one day, not {number}.", "Set TimeoutInDays to 1 or more.");
            }

            if (stage.EscalationTime is { } time && (time < TimeSpan.Zero || time.Ticks % TimeSpan.TicksPerMinute != 0))
            {
                throw Invalid(setting, $"The escalation of {setting.Role} is counted in whole minutes, not {time}.", "Set EscalationTime to whole minutes.");
            }
        }

        if (setting.Activation.RequiresApproval == true && setting.Activation.ApprovalMode == PimApprovalMode.NoApproval && setting.Activation.ApprovalStages.Length > 1)
        {
            throw Invalid(setting, $"The approval of {setting.Role} has several stages and the mode NoApproval.", "Set ApprovalMode to Serial or Parallel.");
        }
    }

    private static void CheckDuration(PimRoleSetting setting, TimeSpan? duration, string kind)
    {
        if (duration is { } value && value <= TimeSpan.Zero)
        {
            throw Invalid(setting, $"The longest {kind} assignment of {setting.Role} must be longer than zero.", "Give a duration such as 180d.");
        }
    }

    private static PimException Invalid(PimRoleSetting setting, string message, string remedy) =>
        new(PimErrorCode.InvalidSetting, message) { Remedy = remedy, TargetObject = setting };
}
