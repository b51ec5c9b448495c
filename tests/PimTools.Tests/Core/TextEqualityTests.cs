using System.Collections.Generic;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Objects equal the texts that name them, and each other as what they name.</summary>
public sealed class TextEqualityTests
{
    private static readonly PimRole Owner = new(PimKind.Group, "g1", "Ops") { Access = PimAccess.Owner };
    private static readonly PimRole Member = new(PimKind.Group, "g1", "Ops") { Access = PimAccess.Member };
    private static readonly PimPrincipal Ben = new("p1", PimPrincipalType.User, "Ben Okafor", "ben@contoso.com");

    [Theory]
    [InlineData("ops", true, false)]
    [InlineData("Ops (member)", true, false)]
    [InlineData("OPS (owner)", false, true)]
    [InlineData("G1", true, true)]
    [InlineData("Op", false, false)]
    public void A_role_equals_its_name_and_its_id_and_an_owner_is_no_member(string text, bool member, bool owner)
    {
        Assert.Equal(member, Member.Equals(text));
        Assert.Equal(owner, Owner.Equals(text));
    }

    [Theory]
    [InlineData("ben okafor", true)]
    [InlineData("BEN@contoso.com", true)]
    [InlineData("p1", true)]
    [InlineData("ben", false)]
    public void A_principal_equals_its_names_and_its_id(string text, bool equal) => Assert.Equal(equal, Ben.Equals(text));

    [Theory]
    [InlineData("directory", true)]
    [InlineData("/", true)]
    [InlineData("", false)]
    public void A_scope_equals_its_name_and_its_id(string text, bool equal) => Assert.Equal(equal, PimScope.Directory.Equals(text));

    [Fact]
    public void Two_readings_of_one_thing_are_equal_and_have_one_hash_code()
    {
        var again = new PimPrincipal("P1", PimPrincipalType.Unknown);

        Assert.Equal(Ben, again);
        Assert.Single(new HashSet<object> { Ben, again });
        Assert.NotEqual(Owner, Member);
        Assert.False(Ben.Equals(null));
        Assert.False(PimScope.Directory.Equals(Ben));
    }
}
