using FsCheck;
using FsCheck.Fluent;
using PimTools.Tests.Fuzz;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>PowerShell's wildcards, as people know them from -like.</summary>
public sealed class WildcardNameTests
{
    [Theory]
    [InlineData("*", "anything")]
    [InlineData("User*", "user administrator")]
    [InlineData("*Admin*", "User Administrator")]
    [InlineData("?ser*", "User Administrator")]
    [InlineData("[tu]ser*", "User Administrator")]
    [InlineData("[a-z]ser*", "User Administrator")]
    [InlineData("Tier [0-9]", "Tier 0")]
    [InlineData("*(break glass)", "Tier 0 (break glass)")]
    [InlineData("*C++*", "Builds C++ here")]
    [InlineData("a.*", "a.b")]
    [InlineData("[^a]", "^")]
    [InlineData(@"[\d]x*", @"\x")]
    [InlineData("[[]x*", "[x]")]
    [InlineData("Berlin's*", "Berlin's own")]
    public void It_matches(string pattern, string name)
    {
        var identity = new PimIdentity(pattern);

        Assert.True(identity.IsWildcard);
        Assert.True(Means(identity, name));
    }

    [Theory]
    [InlineData("User*", "A User")]
    [InlineData("?ser", "User Administrator")]
    [InlineData("[tu]ser*", "Laser")]
    [InlineData("Tier [0-9]", "Tier X")]
    [InlineData("a.*", "ab")]
    [InlineData("[^a]", "b")]
    [InlineData(@"[\d]x*", "5x")]
    [InlineData("[a-c-[b]]*", "a")]
    public void It_does_not_match(string pattern, string name) => Assert.False(Means(new PimIdentity(pattern), name));

    [Theory]
    [InlineData("Admins `[EU`]", "Admins [EU]")]
    [InlineData("What`?", "What?")]
    [InlineData("5 `* 5", "5 * 5")]
    [InlineData("a``b", "a`b")]
    [InlineData("a`b", "a`b")]
    public void Escaped_wildcards_are_plain_characters(string text, string name)
    {
        var identity = new PimIdentity(text);

        Assert.False(identity.IsWildcard);
        Assert.Equal(name, identity.Text);
        Assert.True(Means(identity, name));
    }

    [Theory]
    [InlineData("`[EU`]*", "[EU] Admins")]
    [InlineData("*`?", "What?")]
    [InlineData("``*", "`x")]
    public void Escaped_and_true_wildcards_go_together(string pattern, string name)
    {
        var identity = new PimIdentity(pattern);

        Assert.True(identity.IsWildcard);
        Assert.True(Means(identity, name));
    }

    [Theory]
    [InlineData("*`?", "Whatx")]
    [InlineData("`[EU`]*", "E Admins")]
    public void An_escaped_wildcard_beside_a_true_one_means_itself_alone(string pattern, string name) =>
        Assert.False(Means(new PimIdentity(pattern), name));

    [Theory]
    [InlineData("Tier [0")]
    [InlineData("Tier 0]")]
    [InlineData("Tier []")]
    public void A_bracket_that_opens_no_set_is_a_plain_character(string name)
    {
        var identity = new PimIdentity(name);

        Assert.False(identity.IsWildcard);
        Assert.True(Means(identity, name));
    }

    [Fact]
    public void A_name_in_brackets_typed_as_it_stands_means_itself_too() => Assert.True(Means(new PimIdentity("Admins [EU]"), "Admins [EU]"));

    [Theory]
    [InlineData("[z-a]*")]
    [InlineData("x[9-0]")]
    public void A_range_that_runs_backwards_is_refused_with_advice(string pattern)
    {
        var error = Assert.Throws<PimException>(() => new PimIdentity(pattern));

        Assert.Equal(PimErrorCode.InvalidParameter, error.Code);
        Assert.NotNull(error.Remedy);
        Assert.Equal(pattern, error.TargetObject);
    }

    [Fact]
    public void Any_text_is_a_name_or_a_wildcard_or_refused_as_a_parameter() => Prop.ForAll(Names, text =>
    {
        try
        {
            _ = new PimIdentity(text).Matches(Given.UserAdmin);
            return true;
        }
        catch (PimException e)
        {
            return e.Code == PimErrorCode.InvalidParameter;
        }
    }).Check(FuzzCases.Properties(100));

    [Fact]
    public void Any_name_with_its_wildcards_escaped_means_itself() => Prop.ForAll(Names, name =>
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return true;
        }

        var escaped = name.Trim().Replace("`", "``").Replace("*", "`*").Replace("?", "`?").Replace("[", "`[").Replace("]", "`]");
        var identity = new PimIdentity(escaped);
        return !identity.IsWildcard && identity.Text == name.Trim() && Means(identity, name.Trim());
    }).Check(FuzzCases.Properties(100));

    private static Arbitrary<string> Names => Gen.Elements("ab-]^[`*?\\.$ (+z'\"".ToCharArray()).ArrayOf().Select(c => new string(c)).ToArbitrary();

    private static bool Means(PimIdentity identity, string name) => identity.Matches("id", name);
}
