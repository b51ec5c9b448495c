using System;
using PimTools.Graph.Tokens;

namespace PimTools.Graph.Errors;

/// <summary>The errors of a sign-in that was demanded and did not come about. Each carries the claims.</summary>
internal static class StepUpFailure
{
    /// <summary>An application has nobody who could be asked.</summary>
    public static PimException OfApplication(StepUpDemand demand, string? role) => Create(
        demand,
        $"{Demands(demand, role)}, which an application cannot satisfy.",
        "Let a person do it, or have the demand taken off the role for which applications need it: Set-PimRoleSetting.");

    /// <summary>The credential gives the same token again: it came from elsewhere.</summary>
    public static PimException OfGivenToken(StepUpDemand demand, string? role, SignInWay way) => Create(
        demand, $"{Demands(demand, role)}, and the access token of this connection cannot be renewed here.", way.Proving(demand.Claims));

    /// <summary>There is a person, but not here.</summary>
    public static PimException OfSilence(StepUpDemand demand, string? role) => Create(
        demand,
        $"{Demands(demand, role)}, and nobody can be asked to sign in here.",
        "Run the command where somebody can sign in: in a console, without -NonInteractive.");

    /// <summary>The person did not, or could not.</summary>
    public static PimException OfRefusal(StepUpDemand demand, string? role, PimException cause) => Create(
        demand,
        $"{Demands(demand, role)}. {cause.Message}",
        "Run the command again and complete the sign-in; the tenant's Conditional Access policies say what it takes.",
        cause);

    /// <summary>The sign-in succeeded, and the service demands it still.</summary>
    public static PimException OfVanity(StepUpDemand demand, string? role) => Create(
        demand,
        $"{Demands(demand, role)}, and refuses the new sign-in that was made for it.",
        "The tenant's sign-in log shows how the Conditional Access policies judged the sign-in. An administrator can change them or the role's setting.");

    private static string Demands(StepUpDemand demand, string? role) => $"{role ?? "The service"} demands {demand}";

    private static PimException Create(StepUpDemand demand, string message, string remedy, Exception? cause = null) =>
        new(demand.Code, message, cause)
        {
            Remedy = remedy,
            Claims = demand.Claims,
            AuthenticationContexts = demand.Contexts,
        };
}
