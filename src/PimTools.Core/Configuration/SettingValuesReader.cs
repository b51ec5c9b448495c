using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Documents;
using PimTools.Settings;

namespace PimTools.Configuration;

/// <summary>Reads the values of a setting or a template from its keys <c>activation</c>, <c>eligible</c>, <c>active</c> and <c>notifications</c>.</summary>
internal static class SettingValuesReader
{
    public static ConfiguredValues Read(MapReader map)
    {
        var (change, stages) = ReadActivation(map.Child("activation", "activation"));
        change = ReadAssignments(map, change);
        return new ConfiguredValues(map.Map, change with { Notifications = ReadNotifications(map.Child("notifications", "notifications")) }, stages);
    }

    private static (PimSettingChange Change, IReadOnlyList<ConfiguredStage>? Stages) ReadActivation(MapReader? activation)
    {
        if (activation is null)
        {
            return (new PimSettingChange(), null);
        }

        var change = new PimSettingChange
        {
            MaximumActivationDuration = activation.Duration("maximumDuration"),
            ActivationRequires = Requirements(activation),
            AuthenticationContext = activation.Text("authenticationContext") is { } context ? (IsNone(context) ? string.Empty : context) : null,
        };
        var approval = activation.Child("approval", "approval");
        activation.RefuseOthers();
        return approval is null ? (change, null) : ReadApproval(approval, change);
    }

    private static (PimSettingChange Change, IReadOnlyList<ConfiguredStage>? Stages) ReadApproval(MapReader approval, PimSettingChange change)
    {
        change = change with
        {
            RequiresApproval = approval.Flag("required"),
            ApprovalMode = approval.Word<PimApprovalMode>("mode"),
            RequiresApprovalForExtension = approval.Flag("requiredForExtension"),
            RequiresRequestorJustification = approval.Flag("requestorJustification"),
        };
        var stages = approval.Node("stages") is null ? null : approval.Children("stages", "A stage").Select(ReadStage).ToList();
        approval.RefuseOthers();
        return (change, stages);
    }

    private static PimSettingChange ReadAssignments(MapReader map, PimSettingChange change)
    {
        if (map.Child("eligible", "eligible") is { } eligible)
        {
            change = change with
            {
                AllowPermanentEligible = eligible.Flag("allowPermanent"),
                MaximumEligibleDuration = eligible.Duration("maximumDuration"),
                EligibleRequires = Requirements(eligible),
            };
            eligible.RefuseOthers();
        }

        if (map.Child("active", "active") is { } active)
        {
            change = change with
            {
                AllowPermanentActive = active.Flag("allowPermanent"),
                MaximumActiveDuration = active.Duration("maximumDuration"),
                ActiveRequires = Requirements(active),
            };
            active.RefuseOthers();
        }

        return change;
    }

    // An empty list and None say alike that nothing is required.
    private static PimRequirements? Requirements(MapReader map) =>
        map.Words<PimRequirements>("requires")?.Aggregate(PimRequirements.None, (all, one) => all | one);

    private static ConfiguredStage ReadStage(MapReader stage)
    {
        var escalation = stage.Child("escalation", "escalation");
        var change = new StageChange
        {
            TimeoutInDays = stage.Number("timeoutInDays"),
            RequiresApproverJustification = stage.Flag("approverJustification"),
            IsEscalationEnabled = escalation?.Flag("enabled"),
            EscalationTime = escalation?.Duration("after"),
        };
        var read = new ConfiguredStage(change, ReadApprovers(stage), escalation is null ? null : ReadApprovers(escalation));
        escalation?.RefuseOthers();
        stage.RefuseOthers();
        return read;
    }

    private static List<ConfiguredApprover>? ReadApprovers(MapReader map) => map.Node("approvers") is null
        ? null
        : map.Children("approvers", "An approver").Select(ReadApprover).OfType<ConfiguredApprover>().ToList();

    private static ConfiguredApprover? ReadApprover(MapReader map)
    {
        var (user, group, id) = (map.Text("user"), map.Text("group"), map.Text("id"));
        var (manager, sponsors) = (map.Number("manager"), map.Word<ApproverSponsors>("sponsors"));
        map.RefuseOthers();
        var given = new object?[] { user, group, manager, sponsors }.Count(one => one is not null);
        if (given != 1)
        {
            map.Problems.Refuse(map.Map, "An approver is one of user, group, manager (a level, from 1) and sponsors (Internal, External or TargetUser).");
            return null;
        }

        var kind = user is not null ? PimApproverKind.User
            : group is not null ? PimApproverKind.Group
            : manager is not null ? PimApproverKind.Manager
            : sponsors switch
            {
                ApproverSponsors.Internal => PimApproverKind.InternalSponsor,
                ApproverSponsors.External => PimApproverKind.ExternalSponsor,
                _ => PimApproverKind.TargetUserSponsor,
            };
        return new ConfiguredApprover(kind, user ?? group, id, manager, map.Map);
    }

    private static List<PimNotificationChange> ReadNotifications(MapReader? notifications)
    {
        var changes = new List<PimNotificationChange>();
        foreach (var (key, occasion) in new[]
        {
            ("eligibleAssignment", PimNotificationEvent.EligibleAssignment), ("activeAssignment", PimNotificationEvent.ActiveAssignment), ("activation", PimNotificationEvent.Activation),
        })
        {
            if (notifications?.Child(key, key) is { } set)
            {
                changes.AddRange(ReadMails(set, occasion));
            }
        }

        notifications?.RefuseOthers();
        return changes;
    }

    private static List<PimNotificationChange> ReadMails(MapReader set, PimNotificationEvent occasion)
    {
        var changes = new List<PimNotificationChange>();
        foreach (var (key, to) in new[]
        {
            ("administrator", PimNotificationRecipient.Administrator), ("requestor", PimNotificationRecipient.Requestor), ("approver", PimNotificationRecipient.Approver),
        })
        {
            if (set.Child(key, "A mail") is { } mail)
            {
                changes.Add(new PimNotificationChange
                {
                    Event = occasion,
                    To = to,
                    Level = mail.Word<PimNotificationLevel>("level"),
                    DefaultRecipients = mail.Flag("defaultRecipients"),
                    Recipients = mail.Texts("recipients")?.ToArray(),
                });
                mail.RefuseOthers();
            }
        }

        set.RefuseOthers();
        return changes;
    }

    private static bool IsNone(string text) => string.Equals(text, "none", StringComparison.OrdinalIgnoreCase);
}
