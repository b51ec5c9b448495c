using System;

namespace PimTools.Auditing;

/// <summary>A record's place in the life of a request, as the name of its activity tells it (documented: reference-audit-activities).</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Action">The action that was asked for.</param>
/// <param name="Type">Eligible or active; null where the name does not tell.</param>
internal sealed record AuditStep(AuditPhase Phase, PimRequestAction Action, PimAssignmentType? Type)
{
    private const string Service = "MS-PIM";

    private static readonly (string Words, AuditPhase Phase)[] Phases =
    {
        ("approval requested", AuditPhase.ApprovalRequested),
        ("request approved", AuditPhase.Approved),
        ("request denied", AuditPhase.Denied),
        ("approved by admin", AuditPhase.Approved),
        ("denied by admin", AuditPhase.Denied),
        ("requested", AuditPhase.Requested),
        ("completed", AuditPhase.Completed),
        ("canceled", AuditPhase.Canceled),
    };

    /// <summary>Reads the step; null for a record that tells of no assignment, such as of a setting or an alert.</summary>
    public static AuditStep? Of(PimAuditRecord record)
    {
        var name = record.Activity;
        if (record.IsOfActivityLog)
        {
            return OfAzure(record);
        }

        if (Has(name, "activation request expired"))
        {
            return new AuditStep(AuditPhase.TimedOut, PimRequestAction.SelfActivate, PimAssignmentType.Active);
        }

        if (Has(name, "activation expired"))
        {
            return new AuditStep(AuditPhase.Ended, PimRequestAction.SelfActivate, PimAssignmentType.Active);
        }

        if (Has(name, "outside of PIM"))
        {
            return new AuditStep(AuditPhase.OutsidePim, PimRequestAction.AdminAssign, PimAssignmentType.Active);
        }

        if (Has(name, "permanent direct role assignment"))
        {
            return new AuditStep(AuditPhase.OutsidePim, PimRequestAction.AdminRemove, PimAssignmentType.Active);
        }

        return Has(name, "member") && Array.Find(Phases, phase => Has(name, phase.Words)) is { Words: not null } found ? Of(record, found.Phase) : null;
    }

    // What PIM itself assigns and takes away there, others asked for.
    private static AuditStep? OfAzure(PimAuditRecord record)
    {
        var name = record.Activity;
        if (Has(name, "ScheduleRequests/"))
        {
            var phase = Has(name, "/cancel/") ? AuditPhase.Canceled : AuditPhase.Requested;
            return new AuditStep(
                phase, record.Action ?? PimRequestAction.Unknown, Has(name, "roleEligibility") ? PimAssignmentType.Eligible : PimAssignmentType.Active);
        }

        return !Has(name, "/roleAssignments/") || record.Result != "success" || IsService(record.Initiator) ? null
            : new AuditStep(AuditPhase.OutsidePim, Has(name, "/delete") ? PimRequestAction.AdminRemove : PimRequestAction.AdminAssign, PimAssignmentType.Active);
    }

    private static AuditStep Of(PimAuditRecord record, AuditPhase phase)
    {
        var action = ActionOf(record.Activity);
        var type = Has(record.Activity, "eligible member") ? PimAssignmentType.Eligible : PimAssignmentType.Active;

        // Where nobody asked for it, the service took away what had come to its end.
        return action == PimRequestAction.AdminRemove && phase == AuditPhase.Completed && IsService(record.Initiator)
            ? new AuditStep(AuditPhase.Ended, PimRequestAction.AdminAssign, type)
            : new AuditStep(phase, action, Has(record.Activity, "by admin") ? null : type);
    }

    private static PimRequestAction ActionOf(string name) =>
        Has(name, "PIM activation") ? PimRequestAction.SelfActivate
        : Has(name, "PIM deactivate") ? PimRequestAction.SelfDeactivate
        : Has(name, "(renew)") ? PimRequestAction.AdminRenew
        : Has(name, "Remove ") ? PimRequestAction.AdminRemove
        : Has(name, "Update ") ? PimRequestAction.AdminExtend
        : PimRequestAction.AdminAssign;

    private static bool IsService(PimPrincipal? initiator) =>
        initiator is null || (initiator.Type == PimPrincipalType.ServicePrincipal && string.Equals(initiator.DisplayName, Service, StringComparison.OrdinalIgnoreCase));

    private static bool Has(string text, string words) => text.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;
}
