using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimIdentityTests
{
    [Theory]
    [InlineData("User Administrator")]
    [InlineData("user administrator")]
    [InlineData("  User Administrator ")]
    [InlineData("FE930BE7-5E62-47DB-91AF-98C3A49A38B1")]
    public void A_text_means_the_name_or_the_id_whatever_the_case(string text) => Assert.True(new PimIdentity(text).Matches(Given.UserAdmin));

    [Theory]
    [InlineData("User")]
    [InlineData("User Administrators")]
    [InlineData("Administrator")]
    public void A_text_without_wildcards_never_means_a_part(string text) => Assert.False(new PimIdentity(text).Matches(Given.UserAdmin));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\t")]
    public void An_empty_text_is_refused(string text)
    {
        var error = Assert.Throws<PimException>(() => new PimIdentity(text));

        Assert.Equal(PimErrorCode.InvalidParameter, error.Code);
    }

    [Theory]
    [InlineData("Berlin's own")]
    [InlineData("The \"Blue\" Team")]
    [InlineData("Tier 0 (break glass)")]
    [InlineData("C++ | .NET $ ^ {x} \\d+ #1")]
    [InlineData("Ärzte – Köln")]
    public void Quotes_and_what_a_regular_expression_would_read_are_plain_characters(string name)
    {
        var identity = new PimIdentity(name);

        Assert.False(identity.IsWildcard);
        Assert.True(identity.Matches(Given.Role("1", name)));
        Assert.False(identity.Matches(Given.Role("1", name + "x")));
    }

    [Fact]
    public void A_role_given_as_an_object_means_that_role_and_not_one_of_the_same_name()
    {
        var identity = new PimIdentity(Given.UserAdmin);

        Assert.True(identity.Matches(Given.Role(Given.UserAdmin.Id, "Renamed")));
        Assert.False(identity.Matches(Given.Role("another", Given.UserAdmin.Name)));
    }

    [Fact]
    public void A_role_given_as_an_object_means_one_kind_and_one_access()
    {
        var member = Given.GroupRole("g", "Helpdesk", PimAccess.Member);
        var identity = new PimIdentity(member);

        Assert.True(identity.Matches(member));
        Assert.False(identity.Matches(Given.GroupRole("g", "Helpdesk", PimAccess.Owner)));
        Assert.False(identity.Matches(Given.Role("g", "Helpdesk")));
    }

    [Fact]
    public void An_object_whose_name_looks_like_a_wildcard_is_none()
    {
        var identity = new PimIdentity(Given.Role("1", "All * of them"));

        Assert.False(identity.IsWildcard);
        Assert.False(identity.Matches(Given.Role("2", "All two of them")));
    }

    [Fact]
    public void An_assignment_means_its_role_its_scope_and_its_principal()
    {
        var identity = new PimIdentity(Given.Eligible(Given.UserAdmin, Given.Sales, Given.Cleo));

        Assert.True(identity.Matches(Given.UserAdmin));
        Assert.True(identity.Matches(Given.Sales));
        Assert.True(identity.Matches(Given.Cleo));
        Assert.False(identity.Matches(Given.ExchangeAdmin));
        Assert.False(identity.Matches(PimScope.Directory));
        Assert.False(identity.Matches(Given.Ada));
    }

    [Fact]
    public void A_request_means_itself_and_its_role_its_scope_and_its_principal()
    {
        var request = Given.Request(PimRequestStatus.Denied);
        var identity = new PimIdentity(request);

        Assert.Equal(request.Id, identity.Text);
        Assert.True(identity.Matches(request.Role));
        Assert.True(identity.Matches(request.Scope));
        Assert.True(identity.Matches(request.Principal));
        Assert.False(identity.Matches(Given.ExchangeAdmin));
        Assert.False(identity.Matches(Given.Sales));
        Assert.False(identity.Matches(Given.Cleo));
    }

    [Theory]
    [InlineData("/administrativeUnits/d0000000-0000-0000-0000-000000000001")]
    [InlineData("d0000000-0000-0000-0000-000000000001")]
    [InlineData("sales")]
    public void A_scope_is_meant_by_its_path_its_bare_id_or_its_name(string text)
    {
        var identity = new PimIdentity(text);

        Assert.True(identity.Matches(Given.Sales));
        Assert.False(identity.Matches(Given.Berlin));
        Assert.False(identity.Matches(PimScope.Directory));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("Directory")]
    public void The_directory_is_meant_by_its_slash_or_its_name(string text)
    {
        var identity = new PimIdentity(text);

        Assert.True(identity.Matches(PimScope.Directory));
        Assert.False(identity.Matches(Given.Sales));
    }

    [Fact]
    public void A_wildcard_means_scopes_by_name_and_never_by_their_id()
    {
        // The bare id of Sales begins with a d.
        var identity = new PimIdentity("D*");

        Assert.True(identity.Matches(PimScope.Directory));
        Assert.False(identity.Matches(Given.Sales));
    }

    [Theory]
    [InlineData("a0000000-0000-0000-0000-000000000001")]
    [InlineData("ADA@contoso.com")]
    [InlineData("Ada Ahlberg")]
    [InlineData("ada*")]
    [InlineData("*@contoso.com")]
    public void A_principal_is_meant_by_its_id_its_names_or_a_wildcard_over_them(string text) =>
        Assert.True(new PimIdentity(text).Matches(Given.Ada));

    [Fact]
    public void A_principal_without_names_is_meant_by_its_id_alone()
    {
        var gone = new PimPrincipal("gone");

        Assert.True(new PimIdentity("gone").Matches(gone));
        Assert.False(new PimIdentity("g*").Matches(gone));
    }

    [Theory]
    [InlineData("Ops", PimAccess.Member)]
    [InlineData("Ops", PimAccess.Owner)]
    [InlineData("O*", PimAccess.Owner)]
    public void With_an_access_a_name_means_that_half_of_a_group_alone(string text, PimAccess access)
    {
        var identity = new PimIdentity(text).OfAccess(access);

        foreach (var half in new[] { PimAccess.Member, PimAccess.Owner })
        {
            Assert.Equal(half == access, identity.Matches(new PimRole(PimKind.Group, "1", "Ops") { Access = half }));
        }

        Assert.False(identity.Matches(Given.Role("1", "Ops")));
    }

    [Fact]
    public void An_object_says_itself_which_half_is_meant_and_is_what_was_given()
    {
        var member = Given.GroupRole("g", "Helpdesk", PimAccess.Member);
        var identity = new PimIdentity(member);

        Assert.Same(identity, identity.OfAccess(PimAccess.Owner));
        Assert.Same(member, identity.Given);
        Assert.Equal("Helpdesk", new PimIdentity("Helpdesk").Given);
        Assert.Equal((member, null, null), (identity.Role, identity.Scope, identity.Principal));
        Assert.Equal((Given.Sales, null), (new PimIdentity(Given.Sales).Scope, new PimIdentity(Given.Sales).Role));
        Assert.Equal((Given.Ada, null), (new PimIdentity(Given.Ada).Principal, new PimIdentity(Given.Ada).Scope));
    }

    [Fact]
    public void A_name_and_an_access_that_contradict_each_other_mean_nothing() =>
        Assert.False(new PimIdentity("Ops (owner)").OfAccess(PimAccess.Member).Matches(new PimRole(PimKind.Group, "1", "Ops") { Access = PimAccess.Owner }));
}
