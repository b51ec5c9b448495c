using PimTools.Emulator.Directory;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Groups;

/// <summary>What one caller may do with the groups of the tenant just now.</summary>
internal sealed class GroupRights(Caller caller, bool readsAll, bool writesRoleGroups, bool writesPlainGroups)
{
    /// <summary>Whether there is a kind of groups the caller reads all of.</summary>
    public bool CanReadSome => readsAll || writesRoleGroups || writesPlainGroups;

    public bool CanRead(Group group) => readsAll || CanWrite(group);

    public bool CanWrite(Group group) =>
        group.Owners.Contains(caller.ObjectId) || (group.IsAssignableToRole ? writesRoleGroups : writesPlainGroups);
}
