using System;

namespace PimTools.Graph.Auth;

/// <summary>Whether the token that a sign-in gave is the one that was asked for.</summary>
internal static class SignInChecks
{
    /// <exception cref="PimException">It is for another tenant or another service.</exception>
    public static void Check(TokenClaims claims, PimConnectOptions options, CloudEndpoints cloud)
    {
        // A domain name could only be compared by asking the service; the sign-in has done so.
        if (Guid.TryParse(options.TenantId, out var asked) && Guid.TryParse(claims.TenantId, out var actual) && asked != actual)
        {
            throw new PimException(PimErrorCode.WrongTenant, $"The sign-in is for tenant {actual}, not for {asked}.")
            {
                Remedy = "Sign in with an account of that tenant, or leave -TenantId away.",
                TargetObject = options.TenantId,
            };
        }

        if (Uri.TryCreate(claims.Audience, UriKind.Absolute, out var audience)
            && string.Equals(audience.Host, cloud.Arm.Host, StringComparison.OrdinalIgnoreCase))
        {
            throw new PimException(PimErrorCode.InvalidToken, "The access token is for Azure Resource Manager, not for Microsoft Graph.")
            {
                Remedy = "Give the Graph token with -AccessToken and this one with -ArmAccessToken.",
            };
        }
    }
}
