using System.Collections.Generic;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests which permissions are enough for an operation, and which of two says as much as the other.</summary>
public sealed class PimRightTests
{
    private static readonly PimContext Person = new("test", "tenant", Given.Ada);
    private static readonly PimContext Application = new("test", "tenant", new PimPrincipal("app", PimPrincipalType.ServicePrincipal)) { SignIn = PimSignIn.Certificate };

    [Fact]
    public void A_person_needs_a_delegated_one_an_application_an_application_role_and_azure_an_action()
    {
        Assert.Equal(["d"], Of(["d"], ["a"]).OneOf(isApplication: false));
        Assert.Equal(["a"], Of(["d"], ["a"]).OneOf(isApplication: true));
        Assert.Equal(["x/read"], Of([], [], "x/read").OneOf(isApplication: true));
        Assert.Equal((true, false, false), (Of(["d"], []).IsForPeopleOnly, Of(["d"], ["a"]).IsForPeopleOnly, Of([], [], "x/read").IsForPeopleOnly));
    }

    [Theory]
    [InlineData("d", "a", PimPermissionState.Granted, PimPermissionState.Missing)]
    [InlineData("d", "d", PimPermissionState.Granted, PimPermissionState.Granted)]
    [InlineData("a", "d", PimPermissionState.Missing, PimPermissionState.Granted)]
    public void What_is_granted_is_judged_by_who_has_signed_in(string delegated, string application, PimPermissionState person, PimPermissionState app) =>
        Assert.Equal((person, app), (Of([delegated], [application]).StateIn(Person, ["D"]), Of([delegated], [application]).StateIn(Application, ["d"])));

    [Fact]
    public void What_no_token_tells_is_unknown_and_what_an_action_decides_always_is()
    {
        Assert.Equal(PimPermissionState.Unknown, Of(["d"], ["a"]).StateIn(Person, []));
        Assert.Equal(PimPermissionState.Missing, Of(["d"], ["a"]).StateIn(Application, []));
        Assert.Equal(PimPermissionState.Missing, Of(["d"], []).StateIn(Application, ["d"]));
        Assert.Equal(PimPermissionState.Unknown, Of([], [], "x/read").StateIn(Application, ["x/read"]));
    }

    [Theory]
    [InlineData(PimSignIn.ClientSecret, PimPermissionState.Missing)]
    [InlineData(PimSignIn.Certificate, PimPermissionState.Missing)]
    [InlineData(PimSignIn.ManagedIdentity, PimPermissionState.Missing)]
    [InlineData(PimSignIn.WorkloadIdentity, PimPermissionState.Missing)]
    [InlineData(PimSignIn.AccessToken, PimPermissionState.Unknown)]
    [InlineData(PimSignIn.Az, PimPermissionState.Unknown)]
    public void The_silence_of_a_token_says_something_only_where_the_sign_in_was_made_here(PimSignIn signIn, PimPermissionState state)
    {
        var context = new PimContext("test", "tenant", Application.Account) { SignIn = signIn };

        Assert.Equal(state, Of(["d"], ["a"]).StateIn(context));
    }

    [Fact]
    public void Who_has_one_has_the_other_where_every_permission_of_the_one_is_among_those_of_the_other()
    {
        var (read, write) = (Of(["r", "w"], ["r", "w"]), Of(["w"], ["w"]));
        Assert.Equal((true, false), (read.IsImpliedBy(write), write.IsImpliedBy(read)));

        var peopleAlone = Of(["w"], ["other"]);
        Assert.Equal((true, false), (read.IsImpliedForPeople(peopleAlone), read.IsImpliedBy(peopleAlone)));

        Assert.Equal((true, false), (Of([], [], "x").IsImpliedBy(Of([], [], "x")), Of([], [], "x").IsImpliedBy(Of([], [], "y"))));
        Assert.False(Of(["d"], []).IsImpliedBy(Of([], [], "x")));
        Assert.False(Of([], [], "x").IsImpliedBy(Of(["d"], [])));
    }

    private static PimRight Of(IReadOnlyList<string> delegated, IReadOnlyList<string> application, string? action = null) =>
        new(PimOperation.ReadEligible, PimKind.EntraRole, delegated, application) { Action = action };
}
