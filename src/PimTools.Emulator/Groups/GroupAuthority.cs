using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Roles;

namespace PimTools.Emulator.Groups;

/// <summary>
/// Who may see and change what others have in a group: its owners, and directory roles, of which fewer reach a group that can be given
/// roles itself (documented: privilegedaccessgroup-post-eligibilityschedulerequests).
/// </summary>
internal sealed class GroupAuthority
{
    private static readonly string[] RoleGroupWriters = [BuiltInRoles.PrivilegedRoleAdministrator, BuiltInRoles.GlobalAdministrator];

    private static readonly string[] PlainGroupWriters =
    [
        BuiltInRoles.DirectoryWriters, BuiltInRoles.GroupsAdministrator, BuiltInRoles.IdentityGovernanceAdministrator,
        BuiltInRoles.UserAdministrator, BuiltInRoles.GlobalAdministrator,
    ];

    private readonly DirectoryAuthority _directory;

    public GroupAuthority(DirectoryAuthority directory) => _directory = directory;

    public bool CanRead(Caller caller, Group group) => _directory.Holds(caller, BuiltInRoles.GlobalReader) || CanWrite(caller, group);

    public bool CanWrite(Caller caller, Group group) =>
        group.Owners.Contains(caller.ObjectId) || _directory.Holds(caller, group.IsAssignableToRole ? RoleGroupWriters : PlainGroupWriters);

    /// <summary>Whether there is a kind of groups a person reads all of.</summary>
    public bool CanReadSome(Caller caller) => _directory.Holds(caller, [BuiltInRoles.GlobalReader, .. RoleGroupWriters, .. PlainGroupWriters]);

    public void RequireWriter(Caller caller, Group group)
    {
        if (!CanWrite(caller, group))
            throw GraphException.Forbidden();
    }

    /// <summary>Lets one object through for readers of its group, and for those it concerns.</summary>
    public void RequireReaderOr(Caller caller, Group group, params string?[] concerned)
    {
        if (!concerned.Any(caller.Is) && !CanRead(caller, group))
            throw GraphException.Forbidden();
    }
}
