using System;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Identity;
using PimTools.Graph.Errors;

namespace PimTools.Graph.Auth;

/// <summary>The managed identity of the Azure resource this runs on; where there is none, that is said.</summary>
internal sealed class ManagedIdentity : TokenCredential
{
    private readonly ManagedIdentityCredential _credential;

    public ManagedIdentity(ManagedIdentityCredentialOptions options) => _credential = new ManagedIdentityCredential(options);

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        try
        {
            return await _credential.GetTokenAsync(requestContext, cancellationToken);
        }
        catch (CredentialUnavailableException e)
        {
            throw new PimException(PimErrorCode.AuthenticationFailed, "There is no managed identity here: " + TransportErrors.FirstLine(e.Message), e)
            {
                Remedy = "Run this on an Azure resource that has the identity assigned, or sign in another way.",
            };
        }
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Calls are asynchronous.");
}
