using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Pim.Grants;

/// <summary>The refusals of PIM, in its own words.</summary>
internal static class Refusal
{
    public static GraphException AlreadyExists => GraphException.Pim("RoleAssignmentExists", "The Role assignment already exists.");

    public static GraphException DoesNotExist => GraphException.Pim("RoleAssignmentDoesNotExist", "The Role assignment does not exist.");

    public static GraphException AlreadyPending =>
        GraphException.Pim("PendingRoleAssignmentRequest", "There is already an existing pending Role assignment request.");

    /// <summary>The spelling is the service's.</summary>
    public static GraphException TooShort =>
        GraphException.Pim("ActiveDurationTooShort", "The Active duration is too short. Miniumum Required is 5 minutes.");

    public static GraphException SubjectNotFound => GraphException.Pim("SubjectNotFound", "The subject is not found.");

    public static GraphException RoleNotFound => GraphException.Pim("RoleNotFound", "The role is not found.");

    public static GraphException Request(string message) => GraphException.Pim("InvalidRoleAssignmentRequest", message);

    public static GraphException RequestSchedule(string message) => GraphException.Pim("InvalidRoleAssignmentRequestSchedule", message);
}
