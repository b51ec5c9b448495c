using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Documents;

namespace PimTools.Configuration;

/// <summary>Writes a policy or a template of EasyPIM in the words of a document.</summary>
internal static class EasyPimPolicy
{
    /// <summary>The keys of the setting: extends, activation, eligible, active and notifications.</summary>
    public static (string Key, DocumentNode? Value)[] Write(EasyPimMap policy)
    {
        policy.Ignore("PolicySource", "RoleName", "Scope", "GroupId", "GroupName", "Policy");
        var nested = policy.Child("Notifications");
        var written = new[]
        {
            ("extends", NodeBuilder.Text(policy.Text("Template", "PolicyTemplate"))),
            ("activation", (DocumentNode?)Filled(NodeBuilder.Map(
                ("maximumDuration", policy.Duration("ActivationDuration")),
                ("requires", ActivationRequires(policy)),
                ("authenticationContext", Context(policy)),
                ("approval", Filled(NodeBuilder.Map(("required", NodeBuilder.Flag(policy.Flag("ApprovalRequired"))), ("stages", Stages(policy)))))))),
            ("eligible", Filled(NodeBuilder.Map(
                ("allowPermanent", NodeBuilder.Flag(policy.Flag("AllowPermanentEligibility", "AllowPermanentEligibleAssignment"))),
                ("maximumDuration", policy.Duration("MaximumEligibilityDuration", "MaximumEligibleAssignmentDuration"))))),
            ("active", Filled(NodeBuilder.Map(
                ("allowPermanent", NodeBuilder.Flag(policy.Flag("AllowPermanentActiveAssignment"))),
                ("maximumDuration", policy.Duration("MaximumActiveAssignmentDuration")),
                ("requires", Requires(policy, false, "ActiveAssignmentRequirement", "ActiveAssignmentRules"))))),
            ("notifications", Filled(NodeBuilder.Map(
                ("eligibleAssignment", Mails(policy, "EligibleAssignment", nested?.Child("Eligibility"))),
                ("activeAssignment", Mails(policy, "ActiveAssignment", nested?.Child("Active"))),
                ("activation", Mails(policy, "Activation", nested?.Child("Activation")))))),
        };
        nested?.TellOthers();
        policy.TellOthers();
        return written;
    }

    private static DocumentMap? Filled(DocumentMap map) => map.Entries.Count > 0 ? map : null;

    private static DocumentList? ActivationRequires(EasyPimMap policy) =>
        Requires(policy, policy.Flag("AuthenticationContext_Enabled") == true, "ActivationRequirement", "EnablementRules");

    // An authentication context takes the place of a second factor; EasyPIM has both beside each other.
    private static DocumentList? Requires(EasyPimMap policy, bool hasContext, params string[] keys)
    {
        if (policy.Texts(keys) is not { } words)
        {
            return null;
        }

        var requires = new List<DocumentNode?>();
        foreach (var word in words)
        {
            switch (word.ToUpperInvariant())
            {
                case "MULTIFACTORAUTHENTICATION" or "MFA" when hasContext:
                    policy.Tell(policy.At(keys), $"'{word}' is left out: the authentication context takes its place.");
                    break;
                case "MULTIFACTORAUTHENTICATION" or "MFA":
                    requires.Add(NodeBuilder.Word(PimRequirements.Mfa));
                    break;
                case "JUSTIFICATION":
                    requires.Add(NodeBuilder.Word(PimRequirements.Justification));
                    break;
                case "TICKETING":
                    requires.Add(NodeBuilder.Word(PimRequirements.Ticket));
                    break;
                case "NONE":
                    break;
                default:
                    policy.Tell(policy.At(keys), $"'{word}' is no requirement, and is left out.");
                    break;
            }
        }

        return NodeBuilder.List(requires.OfType<DocumentNode>());
    }

    // EasyPIM may name the context beside its id: c1:Name.
    private static DocumentNode? Context(EasyPimMap policy)
    {
        var (isEnabled, value) = (policy.Flag("AuthenticationContext_Enabled"), policy.Text("AuthenticationContext_Value"));
        return isEnabled switch
        {
            null => null,
            false => NodeBuilder.Word("none"),
            true => NodeBuilder.Word((value ?? "c1").Split(':')[0].Trim()),
        };
    }

    private static DocumentList? Stages(EasyPimMap policy)
    {
        var approvers = policy.Children("Approvers").Select(Approver).OfType<DocumentNode>().ToList();
        return approvers.Count == 0 ? null : NodeBuilder.List(new[] { NodeBuilder.Map(("approvers", NodeBuilder.List(approvers))) });
    }

    private static DocumentMap? Approver(EasyPimMap approver)
    {
        var (id, name, type) = (approver.Text("id"), approver.Text("description", "name", "displayName"), approver.Text("userType", "type"));
        approver.TellOthers();
        if (id is null)
        {
            approver.Tell(approver.Map, "The approver has no id, and is left out.");
            return null;
        }

        var isGroup = type?.IndexOf("group", StringComparison.OrdinalIgnoreCase) >= 0;
        if (type is null)
        {
            approver.Tell(approver.Map, $"Whether the approver '{name ?? id}' is a user or a group is not said: it is written as a user. New-PimPlan tells where it is a group.");
        }

        return NodeBuilder.Compact((isGroup ? "group" : "user", NodeBuilder.Text(name ?? id)), ("id", NodeBuilder.Text(id)));
    }

    private static DocumentMap? Mails(EasyPimMap policy, string flat, EasyPimMap? nested)
    {
        var mails = Filled(NodeBuilder.Map(
            ("administrator", Mail(policy.Child($"Notification_{flat}_Alert") ?? nested?.Child("Alert"))),
            ("requestor", Mail(policy.Child($"Notification_{flat}_Assignee") ?? nested?.Child("Assignee"))),
            ("approver", Mail(policy.Child($"Notification_{flat}_Approver", $"Notification_{flat}_Approvers") ?? nested?.Child("Approvers", "Approver")))));
        nested?.TellOthers();
        return mails;
    }

    private static DocumentMap? Mail(EasyPimMap? mail)
    {
        if (mail is null)
        {
            return null;
        }

        var recipients = mail.Texts("Recipients");
        var written = NodeBuilder.Compact(
            ("level", NodeBuilder.Word(mail.Text("notificationLevel"))),
            ("defaultRecipients", NodeBuilder.Flag(mail.Flag("isDefaultRecipientEnabled", "isDefaultRecipientsEnabled"))),
            ("recipients", recipients is null ? null : NodeBuilder.List(recipients.Select(one => NodeBuilder.Text(one)!))));
        mail.TellOthers();
        return Filled(written);
    }
}
