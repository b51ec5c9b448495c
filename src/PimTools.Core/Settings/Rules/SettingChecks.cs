using System;
using System.Text.RegularExpressions;

namespace PimTools.Rules;

/// <summary>Refuses, before anything is sent, what the service would refuse.</summary>
internal static class SettingChecks
{
    private static readonly TimeSpan ShortestActivation = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestActivation = TimeSpan.FromHours(24);

    public static void Check(PimRoleSetting setting)
    {
        var activation = setting.Activation;
        if (activation.MaximumDuration is { } maximum && (maximum < ShortestActivation || maximum > LongestActivation))
        {
            throw Invalid(setting, $"An activation of {setting.Role} may last 30 minutes to 24 hours, not {maximum}.");
        }

        if (activation.AuthenticationContext is { Length: > 0 } claim && !Regex.IsMatch(claim, "^c[1-9][0-9]?$", RegexOptions.IgnoreCase))
        {
            throw Invalid(setting, $"An authentication context is c1 to c99, not '{claim}'.");
        }

        if (!string.IsNullOrEmpty(activation.AuthenticationContext) && activation.Requires.HasFlag(PimRequirements.Mfa))
        {
            throw Invalid(setting, "A role demands either MFA or an authentication context, not both. Remove one of them.");
        }

        CheckDuration(setting, setting.Assignment.MaximumEligibleDuration, "eligible");
        CheckDuration(setting, setting.Assignment.MaximumActiveDuration, "active");
    }

    private static void CheckDuration(PimRoleSetting setting, TimeSpan? duration, string kind)
    {
        if (duration is { } value && value <= TimeSpan.Zero)
        {
            throw Invalid(setting, $"The longest {kind} assignment of {setting.Role} must be longer than nothing.");
        }
    }

    private static PimException Invalid(PimRoleSetting setting, string message) =>
        new(PimErrorCode.InvalidSetting, message) { TargetObject = setting };
}
