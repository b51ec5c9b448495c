using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests what is told of a connection, and what a name without a scope means on it.</summary>
public sealed class PimContextTests
{
    [Fact]
    public void A_connection_is_told_by_its_name_and_account()
    {
        var context = new PimContext("work", "tenant", Given.Ada) { Permissions = ["User.Read", "Group.Read.All"] };

        Assert.Equal(("work", "ada@contoso.com", "User.Read, Group.Read.All", false), (context.ToString(), context.UserPrincipalName, context.Permissions.ToString(), context.IsEmulated));
        Assert.Empty(new PimContext("work", "tenant", Given.Ada).Permissions);
    }

    [Fact]
    public void What_is_piped_in_brings_its_scope_unless_another_is_named()
    {
        var given = new PimIdentity(Given.Eligible(Given.UserAdmin, Given.Sales));

        Assert.Same(Given.Sales, new RoleSelector(given).Scope!.Scope);
        Assert.Same(Given.Berlin, new RoleSelector(given, new PimIdentity(Given.Berlin)).Scope!.Scope);
        Assert.Null(new RoleSelector(new PimIdentity("User Administrator")).Scope);
        Assert.Null(new RoleSelector(new PimIdentity("User Administrator")).Options.Duration);
    }
}
