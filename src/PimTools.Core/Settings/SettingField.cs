using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Settings;

/// <summary>A field of a role setting, as it is compared and told.</summary>
internal sealed class SettingField
{
    private readonly Func<PimRoleSetting, string> _text;
    private readonly Func<PimRoleSetting, string> _key;
    private readonly Func<PimRoleSetting, string> _detail;

    private SettingField(
        string name, Func<PimRoleSetting, string> text, Func<PimRoleSetting, string>? key = null, Func<PimRoleSetting, string>? detail = null)
    {
        Name = name;
        _text = text;
        _key = key ?? text;
        _detail = detail ?? text;
    }

    /// <summary>All fields, in the order in which a person reads a setting.</summary>
    public static IReadOnlyList<SettingField> All { get; } = new[]
    {
        new SettingField("MaximumActivationDuration", setting => Length(setting.Activation.MaximumDuration)),
        new SettingField("ActivationRequires", setting => setting.Activation.Requires.ToString()),
        new SettingField("AuthenticationContext", setting => Text(setting.Activation.AuthenticationContext)),
        new SettingField("RequiresApproval", setting => Flag(setting.Activation.RequiresApproval)),
        new SettingField(
            "Approver",
            setting => Join(setting.Activation.Approvers.Select(one => one.ToString())),
            setting => Join(setting.Activation.Approvers.Select(Key).OrderBy(one => one, StringComparer.OrdinalIgnoreCase)),
            setting => Join(setting.Activation.Approvers.Select(one => $"{one} ({one.Id})"))),
        new SettingField("ApprovalMode", setting => setting.Activation.ApprovalMode is PimApprovalMode.Unknown ? "?" : setting.Activation.ApprovalMode.ToString()),
        new SettingField("RequiresApprovalForExtension", setting => Flag(setting.Activation.RequiresApprovalForExtension)),
        new SettingField("RequiresRequestorJustification", setting => Flag(setting.Activation.RequiresRequestorJustification)),
        new SettingField(
            "ApprovalStages",
            setting => Join(setting.Activation.ApprovalStages.Select(Stage)),
            setting => Join(setting.Activation.ApprovalStages.Select(StageKey))),
        new SettingField("AllowPermanentEligible", setting => Flag(setting.Assignment.AllowPermanentEligible)),
        new SettingField("MaximumEligibleDuration", setting => Length(setting.Assignment.MaximumEligibleDuration)),
        new SettingField("EligibleRequires", setting => setting.Assignment.EligibleRequires.ToString()),
        new SettingField("AllowPermanentActive", setting => Flag(setting.Assignment.AllowPermanentActive)),
        new SettingField("MaximumActiveDuration", setting => Length(setting.Assignment.MaximumActiveDuration)),
        new SettingField("ActiveRequires", setting => setting.Assignment.ActiveRequires.ToString()),
    }.Concat(
        from occasion in new[] { PimNotificationEvent.EligibleAssignment, PimNotificationEvent.ActiveAssignment, PimNotificationEvent.Activation }
        from recipient in new[] { PimNotificationRecipient.Administrator, PimNotificationRecipient.Requestor, PimNotificationRecipient.Approver }
        select new SettingField($"Notification {occasion} {recipient}", setting => NotificationSlots.Get(setting.Notification, occasion, recipient).ToString())).ToList();

    /// <summary>The name, which is that of the parameter that changes it.</summary>
    public string Name { get; }

    /// <summary>The value as a person reads it.</summary>
    public string TextOf(PimRoleSetting setting) => _text(setting);

    /// <summary>The value as it is compared, with ids for names.</summary>
    public string KeyOf(PimRoleSetting setting) => _key(setting);

    /// <summary>The fields in which two settings differ, from the first to the second.</summary>
    public static IReadOnlyList<PimSettingDifference> Compare(PimRoleSetting from, PimRoleSetting to) => All
        .Where(field => !string.Equals(field._key(from), field._key(to), StringComparison.OrdinalIgnoreCase))
        .Select(field => field.Tell(from, to))
        .ToList();

    // Where two values read alike, the details tell them apart.
    private PimSettingDifference Tell(PimRoleSetting from, PimRoleSetting to) => _text(from) == _text(to)
        ? new PimSettingDifference(Name, _detail(from), _detail(to))
        : new PimSettingDifference(Name, _text(from), _text(to));

    // An approver of a kind that is not known is what its JSON says.
    private static string Key(PimApprover approver) =>
        $"{approver.Type} {approver.Id} {(approver.Kind == PimApproverKind.Unknown ? approver.Source : approver.Id.Length > 0 ? null : approver.ToString())}";

    // The approvers of the first stage are a field of their own.
    private static string Stage(PimApprovalStage stage, int index) => index > 0 ? stage.ToString() : stage.IsBlank ? string.Empty : stage.Terms;

    private static string StageKey(PimApprovalStage stage, int index) =>
        Stage(stage, index) + Keys(index == 0 ? Array.Empty<PimApprover>() : stage.Approvers) + Keys(stage.EscalationApprovers);

    private static string Keys(IEnumerable<PimApprover> approvers) =>
        string.Concat(approvers.Select(Key).OrderBy(one => one, StringComparer.OrdinalIgnoreCase));

    private static string Length(TimeSpan? duration) => duration is { } length ? PimDuration.Format(length) : "none";

    private static string Flag(bool? value) => value switch { true => "true", false => "false", _ => "?" };

    private static string Text(string? value) => string.IsNullOrEmpty(value) ? "none" : value!;

    private static string Join(IEnumerable<string> values) => string.Join(", ", values) is { Length: > 0 } text ? text : "none";
}
