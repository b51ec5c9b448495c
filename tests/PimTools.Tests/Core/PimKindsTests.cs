using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimKindsTests
{
    [Fact]
    public void Whoever_names_no_kind_means_all() => Assert.Same(PimKinds.All, PimKinds.Choose([], access: null));

    [Fact]
    public void Membership_and_ownership_are_of_groups_alone()
    {
        Assert.Equal([PimKind.Group], PimKinds.Choose(null, PimAccess.Owner));
        Assert.Equal([PimKind.Group], PimKinds.Choose([PimKind.EntraRole, PimKind.Group], PimAccess.Member));
    }

    [Fact]
    public void Other_kinds_with_an_access_are_refused()
    {
        var error = Assert.Throws<PimException>(() => PimKinds.Choose([PimKind.EntraRole], PimAccess.Owner));

        Assert.Equal(PimErrorCode.InvalidParameter, error.Code);
        Assert.Equal("-Access applies only to groups, and -Kind names EntraRole.", error.Message);
    }
}
