using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Pim.Grants;

/// <summary>The errors of PIM, with its own codes.</summary>
internal static class PimErrors
{
    public static ServiceException AlreadyExists => ServiceException.Pim("RoleAssignmentExists", "The Role assignment already exists.");

    public static ServiceException DoesNotExist => ServiceException.Pim("RoleAssignmentDoesNotExist", "The Role assignment does not exist.");

    public static ServiceException AlreadyPending =>
        ServiceException.Pim("PendingRoleAssignmentRequest", "There is already an existing pending Role assignment request.");

    /// <summary>The spelling is the service's.</summary>
    public static ServiceException TooShort =>
        ServiceException.Pim("ActiveDurationTooShort", "The Active duration is too short. Miniumum Required is 5 minutes.");

    public static ServiceException SubjectNotFound => ServiceException.Pim("SubjectNotFound", "The subject is not found.");

    public static ServiceException RoleNotFound => ServiceException.Pim("RoleNotFound", "The role is not found.");

    public static ServiceException Request(string message) => ServiceException.Pim("InvalidRoleAssignmentRequest", message);

    public static ServiceException RequestSchedule(string message) => ServiceException.Pim("InvalidRoleAssignmentRequestSchedule", message);
}
