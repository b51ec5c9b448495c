using System.Linq;
using PimTools.Emulator.Endpoints;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Groups;

/// <summary>The permissions that PIM for Groups needs, from the permissions reference.</summary>
internal static class GroupPermissions
{
    private const string ReadWriteEligibility = "PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup";
    private const string ReadWriteAssignments = "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup";

    public static Permission ReadEligibility { get; } =
        Permission.Pim("PrivilegedEligibilitySchedule.Read.AzureADGroup", ReadWriteEligibility);

    public static Permission ReadAssignments { get; } =
        Permission.Pim("PrivilegedAssignmentSchedule.Read.AzureADGroup", ReadWriteAssignments);

    public static Permission WriteEligibility { get; } = Permission.Pim(ReadWriteEligibility);

    public static Permission WriteAssignments { get; } = Permission.Pim(ReadWriteAssignments);

    /// <summary>The Remove permissions allow a POST to the request collections, for adminRemove alone.</summary>
    public static Permission PostEligibility { get; } =
        Permission.Pim(ReadWriteEligibility, "PrivilegedEligibilitySchedule.Remove.AzureADGroup");

    public static Permission PostAssignments { get; } =
        Permission.Pim(ReadWriteAssignments, "PrivilegedAssignmentSchedule.Remove.AzureADGroup");

    public static SchedulePermissions Eligibility { get; } = new(ReadEligibility, ReadEligibility, WriteEligibility, PostEligibility);

    public static SchedulePermissions Assignments { get; } = new(ReadAssignments, ReadAssignments, WriteAssignments, PostAssignments);

    public static Permission ReadApprovals { get; } =
        Permission.PimDelegatedOnly("PrivilegedAssignmentSchedule.Read.AzureADGroup", ReadWriteAssignments);

    public static Permission Approve { get; } = Permission.PimDelegatedOnly(ReadWriteAssignments);

    public static Permission ReadPolicies { get; } =
        Permission.Pim("RoleManagementPolicy.Read.AzureADGroup", "RoleManagementPolicy.ReadWrite.AzureADGroup");

    public static Permission WritePolicies { get; } = Permission.PimDelegatedOnly("RoleManagementPolicy.ReadWrite.AzureADGroup");

    public static Permission ReadResources { get; } =
        Permission.Pim("PrivilegedAccess.Read.AzureADGroup", "PrivilegedAccess.ReadWrite.AzureADGroup");

    public static string[] All { get; } =
    [
        .. new[]
        {
            ReadEligibility, ReadAssignments, PostEligibility, PostAssignments, ReadApprovals, ReadPolicies, WritePolicies, ReadResources,
        }.SelectMany(permission => permission.All).Distinct(),
    ];
}
