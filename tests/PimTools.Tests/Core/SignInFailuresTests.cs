using System.Linq;
using PimTools.Activation;
using Xunit;

namespace PimTools.Tests.Core;

public class SignInFailuresTests
{
    [Fact]
    public void Each_thing_demanded_is_one_error_that_names_all_roles()
    {
        var errors = SignInFailures.Join([Failure("First", "c1"), Failure("Second", "c2"), Failure("Third", "c1"), Failure("Fourth", null)]);

        Assert.Equal(
            ["First demands c1. The same goes for Third.", "Second demands c2.", "Fourth demands mfa."], errors.Select(error => error.Message));
        Assert.Equal([PimErrorCode.StepUpRequired, PimErrorCode.StepUpRequired, PimErrorCode.MfaRequired], errors.Select(error => error.Code));
        Assert.Equal(["claims of c1", "claims of c2", "claims of mfa"], errors.Select(error => error.Claims));
        Assert.Equal(["do something about it"], errors.Select(error => error.Remedy).Distinct());
    }

    [Fact]
    public void The_same_context_is_one_thing_whatever_else_the_claims_say_and_without_one_the_claims_tell_them_apart()
    {
        (PimIdentity, PimRequestDraft, PimException) Claiming(string claims, params string[] contexts) =>
            (new PimIdentity("Role"), Failure("Role", null).Draft, new PimException(PimErrorCode.StepUpRequired, "No.") { Claims = claims, AuthenticationContexts = contexts });

        Assert.Single(SignInFailures.Join([Claiming("{1}", "c1"), Claiming("{2}", "c1")]));
        Assert.Equal(2, SignInFailures.Join([Claiming("{1}"), Claiming("{2}")]).Count);
    }

    [Fact]
    public void The_target_is_what_the_person_gave()
    {
        var errors = SignInFailures.Join([Failure("First", "c1"), Failure("Second", "c2"), Failure("Third", "c1")]);

        Assert.Equal(new object[] { "First*", "Third*" }, errors[0].TargetObject);
        Assert.Equal("Second*", errors[1].TargetObject);
    }

    [Fact]
    public void Nothing_unmet_is_no_error() => Assert.Empty(SignInFailures.Join([]));

    private static (PimIdentity Asked, PimRequestDraft Draft, PimException Error) Failure(string name, string? context) => (
        new PimIdentity(name + "*"),
        new PimRequestDraft(PimRequestAction.SelfActivate, PimAssignmentType.Active, Given.Role(name, name), PimScope.Directory, Given.Ada),
        new PimException(context is null ? PimErrorCode.MfaRequired : PimErrorCode.StepUpRequired, $"{name} demands {context ?? "mfa"}.")
        {
            Claims = "claims of " + (context ?? "mfa"),
            AuthenticationContexts = context is null ? [] : [context],
            Remedy = "do something about it",
        });
}
