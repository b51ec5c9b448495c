using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Documents;
using PimTools.Rules;

namespace PimTools.Configuration;

/// <summary>Writes a setting as a document says it. What its policy does not tell in a way that this version knows is left out, and so stays as it is.</summary>
internal static class SettingDocument
{
    /// <param name="target">The keys that name the role.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="isWhole">Tells whether that nobody is named is said too, where a person needs not read it.</param>
    public static DocumentMap Write((string Key, DocumentNode? Value)[] target, PimRoleSetting setting, bool isWhole = false)
    {
        var (activation, assignment) = (setting.Activation, setting.Assignment);
        return NodeBuilder.Map(target.Concat(new (string, DocumentNode?)[]
        {
            ("activation", Known(
                ("maximumDuration", Length(activation.MaximumDuration)),
                ("requires", Requirements(activation.Requires)),
                ("authenticationContext", Context(setting)),
                ("approval", Approval(setting, isWhole)))),
            ("eligible", Known(
                ("allowPermanent", NodeBuilder.Flag(assignment.AllowPermanentEligible)),
                ("maximumDuration", Length(assignment.MaximumEligibleDuration)),
                ("requires", Requirements(assignment.EligibleRequires)))),
            ("active", Known(
                ("allowPermanent", NodeBuilder.Flag(assignment.AllowPermanentActive)),
                ("maximumDuration", Length(assignment.MaximumActiveDuration)),
                ("requires", Requirements(assignment.ActiveRequires)))),
            ("notifications", Known(
                ("eligibleAssignment", Mails(setting.Notification.EligibleAssignment)),
                ("activeAssignment", Mails(setting.Notification.ActiveAssignment)),
                ("activation", Mails(setting.Notification.Activation)))),
        }).ToArray());
    }

    private static DocumentMap? Known(params (string Key, DocumentNode? Value)[] entries) => Array.Exists(entries, entry => entry.Value is not null) ? NodeBuilder.Map(entries) : null;

    private static DocumentNode? Length(TimeSpan? duration) => NodeBuilder.Word(duration is { } length ? PimDuration.ToArgument(length) : null);

    private static DocumentList? Requirements(PimRequirementSet requirements) => requirements.HasFlag(PimRequirements.Unknown)
        ? null
        : NodeBuilder.List(requirements.Value == PimRequirements.None
            ? Enumerable.Empty<DocumentNode>()
            : requirements.ToString().Split(',').Select(word => NodeBuilder.Word(word.Trim())!));

    private static DocumentNode? Context(PimRoleSetting setting) =>
        setting.Rules.Any(rule => rule is AuthenticationContextRule && rule.Is(RuleIds.ActivationAuthenticationContext))
            ? NodeBuilder.Word(setting.Activation.AuthenticationContext is { Length: > 0 } context ? context : "none")
            : null;

    private static DocumentMap? Approval(PimRoleSetting setting, bool isWhole)
    {
        var activation = setting.Activation;
        if (activation.RequiresApproval is null)
        {
            return null;
        }

        var isKnown = activation.ApprovalStages.All(stage => stage.Approvers.Concat(stage.EscalationApprovers).All(one => one.Kind != PimApproverKind.Unknown));
        return NodeBuilder.Map(
            ("required", NodeBuilder.Flag(activation.RequiresApproval)),
            ("mode", activation.ApprovalMode == PimApprovalMode.Unknown ? null : NodeBuilder.Word(activation.ApprovalMode)),
            ("requiredForExtension", NodeBuilder.Flag(activation.RequiresApprovalForExtension)),
            ("requestorJustification", NodeBuilder.Flag(activation.RequiresRequestorJustification)),
            ("stages", isKnown ? NodeBuilder.List(activation.ApprovalStages.Select(stage => Stage(stage, isWhole))) : null));
    }

    private static DocumentMap Stage(PimApprovalStage stage, bool isWhole) => NodeBuilder.Map(
        ("timeoutInDays", NodeBuilder.Word(stage.TimeoutInDays)),
        ("approverJustification", NodeBuilder.Flag(stage.RequiresApproverJustification)),
        ("approvers", Approvers(stage.Approvers)),
        ("escalation", NodeBuilder.Map(
            ("enabled", NodeBuilder.Flag(stage.IsEscalationEnabled)),
            ("after", stage.EscalationTime is { } time && time > TimeSpan.Zero ? Length(time) : null),
            ("approvers", isWhole || stage.EscalationApprovers.Length > 0 ? Approvers(stage.EscalationApprovers) : null))));

    private static DocumentList Approvers(IEnumerable<PimApprover> approvers) => NodeBuilder.List(approvers
        .OrderBy(one => one.ToString(), StringComparer.OrdinalIgnoreCase)
        .ThenBy(one => one.Id, StringComparer.OrdinalIgnoreCase)
        .Select(Approver));

    private static DocumentMap Approver(PimApprover approver) => NodeBuilder.Compact(
        ("user", approver.Kind == PimApproverKind.User ? NodeBuilder.Text(approver.ToString()) : null),
        ("group", approver.Kind == PimApproverKind.Group ? NodeBuilder.Text(approver.ToString()) : null),
        ("manager", approver.Kind == PimApproverKind.Manager ? NodeBuilder.Word(approver.ManagerLevel ?? 1) : null),
        ("sponsors", approver.Kind switch
        {
            PimApproverKind.InternalSponsor => NodeBuilder.Word(ApproverSponsors.Internal),
            PimApproverKind.ExternalSponsor => NodeBuilder.Word(ApproverSponsors.External),
            PimApproverKind.TargetUserSponsor => NodeBuilder.Word(ApproverSponsors.TargetUser),
            _ => null,
        }),
        ("id", NodeBuilder.Text(approver.Id)));

    private static DocumentMap? Mails(PimNotificationSet set) => Known(
        ("administrator", Mail(set.Administrator)), ("requestor", Mail(set.Requestor)), ("approver", Mail(set.Approver)));

    private static DocumentMap? Mail(PimNotification mail) => mail.Level == PimNotificationLevel.Unknown ? null : NodeBuilder.Compact(
        ("level", NodeBuilder.Word(mail.Level)),
        ("defaultRecipients", NodeBuilder.Flag(mail.DefaultRecipients)),
        ("recipients", NodeBuilder.List(mail.Recipients.OrderBy(one => one, StringComparer.OrdinalIgnoreCase).Select(one => NodeBuilder.Text(one)!))));
}
