using PimTools.Emulator.Directory;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Groups;

/// <summary>The rights of one caller over the groups of the tenant at this moment.</summary>
internal sealed class GroupRights(Caller caller, bool readsAll, bool writesRoleGroups, bool writesPlainGroups)
{
    /// <summary>Tells whether there is a kind of groups of which the caller reads all.</summary>
    public bool CanReadSome => readsAll || writesRoleGroups || writesPlainGroups;

    public bool CanRead(Group group) => readsAll || CanWrite(group);

    public bool CanWrite(Group group) =>
        group.Owners.Contains(caller.ObjectId) || (group.IsAssignableToRole ? writesRoleGroups : writesPlainGroups);
}
