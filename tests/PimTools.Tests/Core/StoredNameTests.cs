using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>The names that a person gives to what they keep: each can be seen, and is no wildcard.</summary>
public sealed class StoredNameTests
{
    [Theory]
    [InlineData("Morning")]
    [InlineData("Ops: on call (1/2)")]
    [InlineData("Bereitschaft für 日本")]
    public void A_name_that_can_be_seen_is_taken(string name)
    {
        Assert.True(StoredName.IsPlain(name));
        PimFavorite.CheckName(name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a*")]
    [InlineData("*a")]
    [InlineData("a?")]
    [InlineData("[a")]
    [InlineData("a]")]
    [InlineData("a`b")]
    [InlineData("a\u0007")]
    [InlineData("a\u202eb")]
    [InlineData("a\u2028b")]
    [InlineData("a\u2029b")]
    public void Another_is_refused_and_told_without_what_is_hidden(string name)
    {
        var error = Assert.Throws<PimException>(() => PimFavorite.CheckName(name));

        Assert.False(StoredName.IsPlain(name));
        Assert.Equal((PimErrorCode.InvalidParameter, name), (error.Code, error.TargetObject));
        Assert.DoesNotContain("<U+", error.Message);
    }
}
