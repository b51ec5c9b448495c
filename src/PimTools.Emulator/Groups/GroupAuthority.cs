using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Entra;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Groups;

/// <summary>
/// Decides who may see and change what others have in a group: its owners, and directory roles, of which fewer reach a group that can be given roles
/// itself (documented: privilegedaccessgroup-post-eligibilityschedulerequests).
/// </summary>
internal sealed class GroupAuthority
{
    private static readonly string[] RoleGroupWriters = [BuiltInRoles.PrivilegedRoleAdministrator, BuiltInRoles.GlobalAdministrator];

    private static readonly string[] PlainGroupWriters =
    [
        BuiltInRoles.DirectoryWriters, BuiltInRoles.GroupsAdministrator, BuiltInRoles.IdentityGovernanceAdministrator,
        BuiltInRoles.UserAdministrator, BuiltInRoles.GlobalAdministrator,
    ];

    private readonly EntraAuthority _directory;

    public GroupAuthority(EntraAuthority directory) => _directory = directory;

    public GroupRights RightsOf(Caller caller) => new(
        caller,
        readsAll: _directory.Holds(caller, BuiltInRoles.GlobalReader),
        writesRoleGroups: _directory.Holds(caller, RoleGroupWriters),
        writesPlainGroups: _directory.Holds(caller, PlainGroupWriters));

    public bool CanRead(Caller caller, Group group) => RightsOf(caller).CanRead(group);

    public void RequireWriter(Caller caller, Group group)
    {
        if (!RightsOf(caller).CanWrite(group))
            throw ServiceException.Forbidden();
    }

    /// <summary>Allows one object to readers of its group, and to those concerned.</summary>
    public void RequireReaderOr(Caller caller, Group group, params string?[] concerned)
    {
        if (!concerned.Any(caller.Is) && !CanRead(caller, group))
            throw ServiceException.Forbidden();
    }
}
