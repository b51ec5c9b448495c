using System.Linq;
using PimTools.RoleDefinitions;
using Xunit;

namespace PimTools.Tests.Core;

public class RoleComparisonTests
{
    [Fact]
    public void A_role_tells_what_was_added_and_removed()
    {
        var difference = Assert.Single(RoleComparison.Compare([Role("a", "b", "not: c")], [Role("a", "B", "d")]));

        Assert.Equal((PimRoleChange.Changed, "d", "not: c"), (difference.Change, difference.AddedPermissions.ToString(), difference.RemovedPermissions.ToString()));
    }

    [Fact]
    public void Renaming_and_marking_are_changes_of_one_role()
    {
        var before = new PimRole(PimKind.EntraRole, "1", "Old") { IsPrivileged = false };
        var after = new PimRole(PimKind.EntraRole, "1", "New") { IsPrivileged = true };

        Assert.Equal("Name: Old -> New; IsPrivileged: False -> True", Assert.Single(RoleComparison.Compare([before], [after])).OtherChanges.ToString());
    }

    [Fact]
    public void Permissions_that_were_not_read_are_not_taken_for_none()
    {
        Assert.Empty(RoleComparison.Compare([new PimRole(PimKind.EntraRole, "1", "Role")], [Role("a")]));
    }

    [Fact]
    public void Roles_come_and_go()
    {
        var differences = RoleComparison.Compare([new PimRole(PimKind.AzureRole, "1", "Gone")], [Role("a")]).ToList();

        Assert.Equal([(PimKind.EntraRole, PimRoleChange.Added), (PimKind.AzureRole, PimRoleChange.Removed)], differences.Select(one => (one.Kind, one.Change)));
    }

    [Fact]
    public void A_role_that_came_or_went_tells_its_permissions()
    {
        var added = Assert.Single(RoleComparison.Compare([], [Role("a", "b")]));
        var removed = Assert.Single(RoleComparison.Compare([Role("a")], []));
        var unread = Assert.Single(RoleComparison.Compare([], [new PimRole(PimKind.EntraRole, "1", "Role")]));

        Assert.Equal(("a; b", ""), (added.AddedPermissions.ToString(), added.RemovedPermissions.ToString()));
        Assert.Equal(("", "a"), (removed.AddedPermissions.ToString(), removed.RemovedPermissions.ToString()));
        Assert.Empty(unread.AddedPermissions);
    }

    [Fact]
    public void What_only_one_side_tells_is_no_change_and_roles_are_in_the_order_of_their_names()
    {
        PimRole silent = new(PimKind.EntraRole, "1", "Role"), told = new(PimKind.EntraRole, "1", "Role") { Description = "Reads.", IsEnabled = true };

        Assert.Empty(RoleComparison.Compare([silent], [told]));
        Assert.Empty(RoleComparison.Compare([told], [silent]));
        Assert.Equal(["a", "B", "c"], RoleComparison.Compare([], [new(PimKind.EntraRole, "1", "c"), new(PimKind.EntraRole, "2", "a"), new(PimKind.EntraRole, "3", "B")]).Select(one => one.Role));
    }

    private static PimRole Role(params string[] permissions) => new(PimKind.EntraRole, "1", "Role") { Permissions = new PimTextList(permissions, "; ") };
}
