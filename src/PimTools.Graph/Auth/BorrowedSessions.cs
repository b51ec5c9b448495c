using System;
using Azure.Core;
using Azure.Identity;
using PimTools.Graph.Errors;
using PimTools.Graph.Tokens;

namespace PimTools.Graph.Auth;

/// <summary>Sessions that others keep: those of Connect-MgGraph, Connect-AzAccount and the Azure CLI.</summary>
internal static class BorrowedSessions
{
    private const string EveryScope = "/.default";

    /// <summary>From another module of this process. The one of Microsoft.Graph has tokens for Graph alone.</summary>
    public static TokenCredential FromModule(PimConnectOptions options, CloudEndpoints cloud) => new BorrowedCredential(async (request, cancellation) =>
    {
        var resource = new Uri(request.Scopes[0].Replace(EveryScope, string.Empty));
        if (options.SignIn == PimSignIn.MgGraph && resource == cloud.Arm)
        {
            throw new PimException(PimErrorCode.AuthenticationFailed, "Azure roles are not part of the session borrowed from Connect-MgGraph.")
            {
                Remedy = "Run Connect-Pim -UseAz, or another sign-in that reaches Azure, for those.",
            };
        }

        var borrow = options.BorrowAsync ?? throw new PimException(PimErrorCode.InvalidParameter, "There is no session to borrow.");
        var text = SecretReader.Reveal(await borrow(new PimTokenRequest(resource, options.TenantId), cancellation));
        return new AccessToken(text, TokenClaims.Read(text).Expires);
    });

    /// <summary>From the Azure CLI, which is started for each token.</summary>
    public static TokenCredential FromAzureCli(PimConnectOptions options)
    {
        var cli = new AzureCliCredential(new AzureCliCredentialOptions { TenantId = options.TenantId });
        return new BorrowedCredential(async (request, cancellation) =>
        {
            try
            {
                return await cli.GetTokenAsync(request, cancellation);
            }
            catch (CredentialUnavailableException e) when (ServiceMessage.OfSignIn(e.Message) is null)
            {
                throw new PimException(PimErrorCode.AuthenticationFailed, "The Azure CLI has nobody signed in, or is not installed here: " + TransportErrors.FirstLine(e.Message), e)
                {
                    Remedy = "Run az login, and have az on PATH.",
                };
            }
        });
    }
}
