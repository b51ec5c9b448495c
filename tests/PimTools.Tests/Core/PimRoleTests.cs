using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimRoleTests
{
    [Fact]
    public void A_role_is_told_with_where_it_holds() => Assert.Equal("User Administrator at Berlin", Given.UserAdmin.Describe(Given.Berlin));

    [Theory]
    [InlineData(PimAccess.Member, "Ops")]
    [InlineData(PimAccess.Owner, "Ops (owner)")]
    public void A_group_is_where_it_holds_itself(PimAccess access, string told) =>
        Assert.Equal(told, new PimRole(PimKind.Group, "1", "Ops") { Access = access }.Describe(new PimScope("1", "Ops", PimScopeType.Group)));
}
