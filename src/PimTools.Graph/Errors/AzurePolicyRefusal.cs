using System.Linq;
using PimTools.Graph.Tokens;

namespace PimTools.Graph.Errors;

/// <summary>
/// Describes what Azure Policy refuses. Azure's own demand of multifactor authentication for changes comes in the same form (observed; API reference,
/// section 17).
/// </summary>
internal static class AzurePolicyRefusal
{
    private const string ServiceCode = "RequestDisallowedByPolicy";

    private static readonly string[] Mfa = { "MFA", "multi-factor", "multifactor" };

    /// <param name="code">The service's code.</param>
    /// <param name="said">The service's words; null where there are none.</param>
    /// <param name="way">How the connection signs in.</param>
    /// <returns>Null for another refusal.</returns>
    public static (PimErrorCode Code, string Message, string Remedy, string? Claims)? Find(string code, string? said, SignInWay way)
    {
        if (!code.Equals(ServiceCode, System.StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var message = "Azure Policy refuses the change: " + (said ?? "it does not say why.");
        return Mfa.Any(word => message.Mentions(word))
            ? (PimErrorCode.MfaRequired, message, way.Proving(StepUpDemand.Mfa.Claims), StepUpDemand.Mfa.Claims)
            : (PimErrorCode.PolicyViolation, message, "Ask whoever administers Azure Policy at the scope or above: a policy assignment there denies it.", null);
    }
}
