using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>A name that was copied from somewhere means what it looks like.</summary>
public sealed class LookAlikeTests
{
    private readonly FakePimClient _client = new();

    [Theory]
    [InlineData("User\u00a0Administrator")]
    [InlineData("User Admin\u200bistrator")]
    [InlineData("\ufeffUser\u202fAdministrator")]
    [InlineData("User\u00a0Admin*")]
    public void A_role_is_found(string typed) => Assert.True(new PimIdentity(typed).Matches(Given.UserAdmin));

    [Fact]
    public void A_name_that_has_such_characters_is_found_as_it_is_and_in_plain_ones()
    {
        var role = Given.Role("id", "Ops \u2013 On\u00a0Call");

        Assert.True(new PimIdentity("Ops \u2013 On\u00a0Call").Matches(role));
        Assert.True(new PimIdentity("Ops - On Call").Matches(role));
        Assert.True(new PimIdentity("Ops - *").Matches(role));
    }

    [Fact]
    public void Other_letters_stay_what_they_are()
    {
        Assert.False(new PimIdentity("\u0410dmin").Matches(Given.Role("id", "Admin")));
        Assert.Equal("r\u00e9sum\u00e9 \u65e5\u672c", LookAlikes.Fold("r\u00e9sum\u00e9 \u65e5\u672c"));
    }

    [Theory]
    [InlineData(' ', "\u00a0 \u2000 \u200a \u202f \u205f \u3000")]
    [InlineData('-', "\u2010 \u2015 \u2212 \ufe58 \ufe63 \uff0d")]
    [InlineData(null, "\u00ad \u200b \u200f \u202a \u202e \u2060 \u2069 \ufeff")]
    public void What_looks_like_another_character_or_like_none_is_read_as_it_looks(char? plain, string characters) => Assert.All(
        characters.Split(' '), one => Assert.Equal($"a{plain}b", LookAlikes.Fold($"a{one}b")));

    [Theory]
    [InlineData("\u200f\u2010", "-")]
    [InlineData("a\u2016b", "a\u2016b")]
    [InlineData("a\u2029b", "a\u2029b")]
    [InlineData("a\u206ab", "a\u206ab")]
    public void What_stands_beside_those_is_kept(string text, string folded) => Assert.Equal(folded, LookAlikes.Fold(text));

    [Fact]
    public async Task An_application_is_looked_up_in_both_spellings()
    {
        var application = new PimScope("/f0000000-0000-0000-0000-000000000001", "pay roll (registration)", PimScopeType.ApplicationRegistration);
        _client.Applications.Add(application);

        Assert.Same(application, await ScopeResolver.FindAsync(_client, [PimKind.EntraRole], new PimIdentity("pay\u00a0roll"), PimCall.None));
    }

    [Fact]
    public async Task A_person_is_looked_up_in_both_spellings()
    {
        _client.Principals.Add(Given.Ada);

        var found = await PrincipalResolver.FindAsync(_client, new PimIdentity("Ada\u00a0Ahlberg"), PimCall.None);

        Assert.Same(Given.Ada, found);
    }

    [Fact]
    public async Task A_scope_is_found()
    {
        _client.Scopes.Add(Given.Berlin);

        Assert.Same(Given.Berlin, await ScopeResolver.FindAsync(_client, PimKinds.All, new PimIdentity("Ber\u200blin"), PimCall.None));
    }

    [Fact]
    public void A_name_of_nothing_but_what_nobody_sees_means_no_other_such_name() =>
        Assert.False(new PimIdentity("\u200b\u200b").Matches(Given.Role("id", "\u202e")));
}
