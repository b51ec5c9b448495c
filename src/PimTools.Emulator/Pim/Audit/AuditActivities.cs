using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Pim.Audit;

/// <summary>The names of activities (documented: reference-audit-activities).</summary>
internal static class AuditActivities
{
    public const string ApprovalRequested = "Add member to role approval requested (PIM activation)";
    public const string Approved = "Add member to role request approved (PIM activation)";
    public const string Denied = "Add member to role request denied (PIM activation)";
    public const string RequestExpired = "PIM activation request expired";
    public const string ActivationExpired = "Remove member from role (PIM activation expired)";
    public const string OutsideOfPim = "Add member to role outside of PIM (permanent)";
    public const string RemovedDirect = "Remove permanent direct role assignment";
    public const string SettingUpdated = "Update role setting in PIM";

    public static string Requested(RequestAction action, ScheduleKind kind, bool isPermanent) => Name(action, kind, isPermanent, "requested");

    public static string Canceled(RequestAction action, ScheduleKind kind, bool isPermanent) => Name(action, kind, isPermanent, "canceled");

    public static string Completed(RequestAction action, ScheduleKind kind, bool isPermanent) =>
        action is RequestAction.AdminUpdate or RequestAction.AdminExtend or RequestAction.AdminRenew
            ? "Update member in PIM approved by admin (extend/renew)"
            : Name(action, kind, isPermanent, "completed");

    /// <summary>Gives the activity for a grant that has expired.</summary>
    public static string Expired(Schedule schedule) =>
        schedule.IsActivation ? ActivationExpired : Name(RequestAction.AdminRemove, schedule.Kind, isPermanent: false, "completed");

    private static string Name(RequestAction action, ScheduleKind kind, bool isPermanent, string verb)
    {
        var member = kind == ScheduleKind.Eligible ? "eligible member" : "member";
        var length = isPermanent ? "permanent" : "timebound";
        return action switch
        {
            RequestAction.SelfActivate => $"Add member to role {verb} (PIM activation)",
            RequestAction.SelfDeactivate => $"Remove member from role {verb} (PIM deactivate)",
            RequestAction.AdminAssign => $"Add {member} to role in PIM {verb} ({length})",
            RequestAction.AdminRenew or RequestAction.SelfRenew => $"Add {member} to role in PIM {verb} (renew)",
            RequestAction.AdminRemove => $"Remove {member} from role in PIM {verb} ({length})",
            _ => $"Update {member} in PIM {verb} (extend)",
        };
    }
}
