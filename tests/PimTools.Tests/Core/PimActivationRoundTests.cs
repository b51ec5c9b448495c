using System.Linq;
using PimTools.Activation;
using PimTools.Client;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests what a role's setting demands of the sign-in, on the way from the setting to what is sent.</summary>
public class PimActivationRoundTests
{
    [Fact]
    public void What_demands_nothing_goes_first_and_then_one_context_at_a_time()
    {
        var rounds = SubmissionRounds.Split(new[] { "c2", null, "c1", "C2", null, "c1" }.Select(Draft), draft => draft).ToList();

        Assert.Equal([null, "c2", "c1"], rounds.Select(round => round[0].AuthenticationContext));
        Assert.Equal([2, 2, 2], rounds.Select(round => round.Count));
    }

    [Theory]
    [InlineData(true, "c3", "c3", "Activate User Administrator at Directory for 8h, which demands authentication context c3")]
    [InlineData(false, "c3", null, "Activate User Administrator at Directory for 8h")]
    [InlineData(true, null, null, "Activate User Administrator at Directory for 8h")]
    public void The_draft_has_what_the_setting_demands_and_the_question_tells_it(bool isEnabled, string? claim, string? demanded, string told)
    {
        var setting = RuleSet.Setting(new AuthenticationContextRule(RuleIds.ActivationAuthenticationContext, isEnabled, claim));

        var draft = PimActivation.Draft(Given.Eligible(Given.UserAdmin), setting, new PimActivationOptions { Justification = "why" }, Given.Ada, Given.Now);

        Assert.Equal(demanded, draft.AuthenticationContext);
        Assert.Equal(told, PimActivation.Describe(draft, setting, start: null));
    }

    [Theory]
    [InlineData(PimSignIn.Interactive, PimPrincipalType.User, true)]
    [InlineData(PimSignIn.DeviceCode, PimPrincipalType.User, true)]
    [InlineData(PimSignIn.Emulator, PimPrincipalType.User, true)]
    [InlineData(PimSignIn.Emulator, PimPrincipalType.ServicePrincipal, false)]
    [InlineData(PimSignIn.AccessToken, PimPrincipalType.User, false)]
    [InlineData(PimSignIn.ClientSecret, PimPrincipalType.ServicePrincipal, false)]
    [InlineData(PimSignIn.ManagedIdentity, PimPrincipalType.ServicePrincipal, false)]
    public void A_person_who_signed_in_here_can_be_asked_again(PimSignIn signIn, PimPrincipalType type, bool canPrompt) =>
        Assert.Equal(canPrompt, new PimContext("name", "tenant", new PimPrincipal("id", type, "Name")) { SignIn = signIn }.CanPrompt);

    private static PimRequestDraft Draft(string? context) =>
        new(PimRequestAction.SelfActivate, PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada) { AuthenticationContext = context };
}
