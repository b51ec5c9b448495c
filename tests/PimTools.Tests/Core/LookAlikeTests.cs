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
