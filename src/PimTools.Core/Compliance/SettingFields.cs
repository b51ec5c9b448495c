using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Conditions;

namespace PimTools.Compliance;

/// <summary>The fields of a setting. Those that Set-PimRoleSetting changes bear the name of its parameter.</summary>
internal static class SettingFields
{
    private const string NotTold = "The policy does not tell it in a way that this version understands.";

    private static readonly IReadOnlyList<string> Requirements = new[] { nameof(PimRequirements.Mfa), nameof(PimRequirements.Justification), nameof(PimRequirements.Ticket) };

    public static IReadOnlyList<(Field Field, EvidenceParts Needs)> All { get; } = new[]
    {
        Of("Role", FieldType.Text, one => FieldValue.Of(one.Setting.RoleName)),
        Of("RoleId", FieldType.Text, one => FieldValue.Of(one.Setting.RoleId)),
        Of("Scope", FieldType.Text, one => FieldValue.Of(one.Setting.ScopeName)),
        Of("Access", FieldType.Text, one => FieldValue.Of(one.Setting.Access?.ToString()), EvidenceParts.None, Enum.GetNames(typeof(PimAccess))),
        Of("Tier", FieldType.Text, one => one.Tier, EvidenceParts.Privileged | EvidenceParts.Assignments),
        Of("IsPrivileged", FieldType.Flag, one => one.IsPrivileged, EvidenceParts.Privileged),
        Of("MaximumActivationDuration", FieldType.Duration, one => Duration(one.Setting.Activation.MaximumDuration)),
        Of("ActivationRequires", FieldType.Texts, one => Words(one.Setting.Activation.Requires), EvidenceParts.None, Requirements),
        Of("AuthenticationContext", FieldType.Text, one => FieldValue.Of(one.Setting.Activation.AuthenticationContext)),
        Of("RequiresApproval", FieldType.Flag, one => Flag(one.Setting.Activation.RequiresApproval)),
        Of("Approver", FieldType.Texts, one => FieldValue.Of(one.Setting.Activation.Approvers.Select(each => each.ToString()))),
        Of("ApproverCount", FieldType.Number, one => one.Approvers.People, EvidenceParts.Approvers | EvidenceParts.Members),
        Of("GoneApprover", FieldType.Texts, one => one.Approvers.Gone, EvidenceParts.Approvers),
        Of("EligibleApprover", FieldType.Texts, one => one.Approvers.Holders, EvidenceParts.Approvers | EvidenceParts.Members | EvidenceParts.Assignments),
        Of("AllowPermanentEligible", FieldType.Flag, one => Flag(one.Setting.Assignment.AllowPermanentEligible)),
        Of("MaximumEligibleDuration", FieldType.Duration, one => Longest(one.Setting.Assignment.AllowPermanentEligible, one.Setting.Assignment.MaximumEligibleDuration)),
        Of("EligibleRequires", FieldType.Texts, one => Words(one.Setting.Assignment.EligibleRequires), EvidenceParts.None, Requirements),
        Of("AllowPermanentActive", FieldType.Flag, one => Flag(one.Setting.Assignment.AllowPermanentActive)),
        Of("MaximumActiveDuration", FieldType.Duration, one => Longest(one.Setting.Assignment.AllowPermanentActive, one.Setting.Assignment.MaximumActiveDuration)),
        Of("ActiveRequires", FieldType.Texts, one => Words(one.Setting.Assignment.ActiveRequires), EvidenceParts.None, Requirements),
        Of("MailOnEligible", FieldType.Texts, one => Mail(one.Setting.Notification.EligibleAssignment)),
        Of("MailOnActive", FieldType.Texts, one => Mail(one.Setting.Notification.ActiveAssignment)),
        Of("MailOnActivation", FieldType.Texts, one => Mail(one.Setting.Notification.Activation)),
    };

    private static (Field Field, EvidenceParts Needs) Of(
        string name, FieldType type, Func<SettingSubject, FieldValue> read, EvidenceParts needs = EvidenceParts.None, IReadOnlyList<string>? words = null) =>
        (Field.Of(name, type, read, words), needs);

    private static FieldValue Flag(bool? flag) => flag is { } known ? FieldValue.Of(known) : FieldValue.Unknown(NotTold);

    private static FieldValue Duration(TimeSpan? duration) => duration is { } length ? FieldValue.Of(length) : FieldValue.None("no limit");

    private static FieldValue Longest(bool? allowsPermanent, TimeSpan? longest) => allowsPermanent switch
    {
        true => FieldValue.None("without an end"),
        false => Duration(longest),
        _ => FieldValue.Unknown(NotTold),
    };

    // What is required besides the unknown is known, but nobody can say that nothing else is.
    private static FieldValue Words(PimRequirementSet requirements) => requirements.HasFlag(PimRequirements.Unknown)
        ? FieldValue.Unknown(NotTold)
        : FieldValue.Of(requirements.ToString().Split(',').Select(word => word.Trim()).Where(word => word != nameof(PimRequirements.None)));

    /// <summary>The addresses that are set for administrators besides those that the service chooses.</summary>
    private static FieldValue Mail(PimNotificationSet mails) => mails.Administrator.Level switch
    {
        PimNotificationLevel.Unknown => FieldValue.Unknown(NotTold),
        PimNotificationLevel.None => FieldValue.None(),
        _ => FieldValue.Of(mails.Administrator.Recipients),
    };
}
