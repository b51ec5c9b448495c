using System.Linq;
using PimTools.Emulator.Endpoints;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Entra;

/// <summary>The permissions that the Graph endpoints of Entra need, from the permissions reference.</summary>
internal static class EntraPermissions
{
    private static readonly string[] ReadRoles =
        ["RoleManagement.Read.Directory", "RoleManagement.Read.All", "RoleManagement.ReadWrite.Directory"];

    public static Permission ReadEligibility { get; } =
        Permission.Pim(["RoleEligibilitySchedule.Read.Directory", "RoleEligibilitySchedule.ReadWrite.Directory", .. ReadRoles]);

    public static Permission ReadAssignments { get; } =
        Permission.Pim(["RoleAssignmentSchedule.Read.Directory", "RoleAssignmentSchedule.ReadWrite.Directory", .. ReadRoles]);

    /// <summary>Even reading requests needs the writing permission.</summary>
    public static Permission EligibilityRequests { get; } =
        Permission.Pim("RoleEligibilitySchedule.ReadWrite.Directory", "RoleManagement.ReadWrite.Directory");

    public static Permission AssignmentRequests { get; } =
        Permission.Pim("RoleAssignmentSchedule.ReadWrite.Directory", "RoleManagement.ReadWrite.Directory");

    /// <summary>The Remove permissions allow a POST to the request collections, for adminRemove alone.</summary>
    public static Permission PostEligibility { get; } =
        Permission.Pim(
            "RoleEligibilitySchedule.ReadWrite.Directory", "RoleManagement.ReadWrite.Directory", "RoleEligibilitySchedule.Remove.Directory");

    public static Permission PostAssignments { get; } =
        Permission.Pim(
            "RoleAssignmentSchedule.ReadWrite.Directory", "RoleManagement.ReadWrite.Directory", "RoleAssignmentSchedule.Remove.Directory");

    public static SchedulePermissions Eligibility { get; } = new(ReadEligibility, EligibilityRequests, EligibilityRequests, PostEligibility);

    public static SchedulePermissions Assignments { get; } = new(ReadAssignments, AssignmentRequests, AssignmentRequests, PostAssignments);

    public static Permission ReadApprovals { get; } =
        Permission.PimDelegatedOnly(
            "RoleAssignmentSchedule.Read.Directory", "RoleAssignmentSchedule.ReadWrite.Directory", "RoleManagement.ReadWrite.Directory");

    public static Permission Approve { get; } =
        Permission.PimDelegatedOnly("RoleAssignmentSchedule.ReadWrite.Directory", "RoleManagement.ReadWrite.Directory");

    public static Permission ReadPolicies { get; } =
        Permission.Pim(["RoleManagementPolicy.Read.Directory", "RoleManagementPolicy.ReadWrite.Directory", .. ReadRoles], ReadRoles);

    public static Permission WritePolicies { get; } =
        Permission.PimDelegatedOnly("RoleManagementPolicy.ReadWrite.Directory", "RoleManagement.ReadWrite.Directory");

    public static Permission ReadAlerts { get; } = Permission.Pim("RoleManagementAlert.Read.Directory", "RoleManagementAlert.ReadWrite.Directory");

    public static Permission WriteAlerts { get; } = Permission.Pim("RoleManagementAlert.ReadWrite.Directory");

    public static Permission ReadRoleDefinitions { get; } = Permission.Directory([.. ReadRoles, "Directory.Read.All"]);

    public static Permission WriteRoleAssignments { get; } = Permission.Directory("RoleManagement.ReadWrite.Directory");

    public static Permission ReadAudit { get; } = Permission.Directory("AuditLog.Read.All", "Directory.Read.All");

    public static Permission ReadReviews { get; } = Permission.Directory("AccessReview.Read.All", "AccessReview.ReadWrite.All");

    public static Permission WriteReviews { get; } = Permission.Directory("AccessReview.ReadWrite.All");

    public static Permission ReadDirectory { get; } = Permission.Directory("Directory.Read.All");

    public static Permission ReadMe { get; } = Permission.Directory("User.Read", "User.ReadBasic.All", "User.Read.All", "Directory.Read.All");

    public static Permission ReadUsers { get; } = Permission.Directory("User.ReadBasic.All", "User.Read.All", "Directory.Read.All");

    public static Permission ReadGroups { get; } =
        Permission.Directory("Group.ReadBasic.All", "GroupMember.Read.All", "Group.Read.All", "Directory.Read.All");

    public static Permission ReadMembership { get; } = Permission.Directory("User.Read.All", "GroupMember.Read.All", "Directory.Read.All");

    /// <summary>A person needs nothing more for their own groups than for their own profile.</summary>
    public static Permission ReadOwnMembership { get; } = Permission.Directory("User.Read", "User.Read.All", "GroupMember.Read.All", "Directory.Read.All");

    public static Permission ReadOrganization { get; } = Permission.Directory("User.Read", "Organization.Read.All", "Directory.Read.All");

    public static Permission ReadApplications { get; } = Permission.Directory("Application.Read.All", "Directory.Read.All");

    public static Permission DeleteUsers { get; } = Permission.Directory("User.ReadWrite.All", "Directory.ReadWrite.All");

    public static Permission DeleteApplications { get; } = Permission.Directory("Application.ReadWrite.All", "Directory.ReadWrite.All");

    public static Permission ReadAdministrativeUnits { get; } = Permission.Directory("AdministrativeUnit.Read.All", "Directory.Read.All");

    public static Permission ReadAuthenticationContexts { get; } =
        Permission.Directory("AuthenticationContext.Read.All", "Policy.Read.ConditionalAccess");

    public static string[] All { get; } =
    [
        .. new[]
        {
            ReadEligibility, ReadAssignments, EligibilityRequests, AssignmentRequests, PostEligibility, PostAssignments, ReadApprovals, Approve,
            ReadPolicies, WritePolicies, ReadAlerts, WriteAlerts, ReadReviews, WriteReviews, ReadRoleDefinitions, WriteRoleAssignments, ReadAudit,
            ReadDirectory, ReadMe, ReadUsers, ReadGroups, ReadApplications, DeleteUsers, DeleteApplications, ReadAdministrativeUnits,
            ReadAuthenticationContexts,
        }.SelectMany(permission => permission.All).Distinct(),
    ];
}
