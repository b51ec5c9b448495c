using System;
using PimTools.Graph.Tokens;

namespace PimTools.Graph.Auth;

/// <summary>Tells whether the token that a sign-in gave is the one that was asked for.</summary>
internal static class SignInChecks
{
    /// <summary>A token that is there already says its tenant's id and no domain, and comes from nobody who could compare them.</summary>
    /// <exception cref="PimException">The tenant could not be told from another (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static void CheckTenant(PimConnectOptions options)
    {
        if (options is { SignIn: PimSignIn.MgGraph or PimSignIn.AccessToken, TenantId: { } tenant } && !Guid.TryParse(tenant, out _))
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"Whether this sign-in is for '{tenant}' cannot be told: its token has the tenant's id alone.")
            {
                Remedy = "Give the tenant's id, a guid, with -TenantId, or leave it away.",
                TargetObject = tenant,
            };
        }
    }

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
