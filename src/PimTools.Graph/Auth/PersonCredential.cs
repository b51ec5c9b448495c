using System;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Identity;

namespace PimTools.Graph.Auth;

/// <summary>
/// A person's sign-in. They are asked when there is nothing left to renew the token with, by the call that needs it, and only where that
/// call may ask.
/// </summary>
internal sealed class PersonCredential : TokenCredential
{
    private readonly TokenCredential _credential;
    private readonly Func<TokenRequestContext, CancellationToken, Task> _signInAsync;

    /// <param name="credential">Keeps and renews the tokens, and asks nobody.</param>
    /// <param name="signInAsync">Asks the person.</param>
    public PersonCredential(TokenCredential credential, Func<TokenRequestContext, CancellationToken, Task> signInAsync)
    {
        _credential = credential;
        _signInAsync = signInAsync;
    }

    public static PersonCredential InBrowser(InteractiveBrowserCredentialOptions options, PersonSignIn person)
    {
        options.AuthenticationRecord = person.Record;
        options.TokenCachePersistenceOptions = person.Cache;
        options.DisableAutomaticAuthentication = true;
        var credential = new InteractiveBrowserCredential(options);
        return new PersonCredential(credential, async (request, cancellation) =>
        {
            Tell("Sign in in the browser window that opens now.");
            await person.KeepAsync(await credential.AuthenticateAsync(request, cancellation), cancellation);
        });
    }

    public static PersonCredential WithDeviceCode(DeviceCodeCredentialOptions options, PersonSignIn person)
    {
        options.AuthenticationRecord = person.Record;
        options.TokenCachePersistenceOptions = person.Cache;
        options.DisableAutomaticAuthentication = true;
        options.DeviceCodeCallback = (code, _) =>
        {
            Tell(code.Message);
            return Task.CompletedTask;
        };
        var credential = new DeviceCodeCredential(options);
        return new PersonCredential(credential, async (request, cancellation) =>
        {
            if (AskingCall.Current.Notice is null)
            {
                throw Needed(null);
            }

            await person.KeepAsync(await credential.AuthenticateAsync(request, cancellation), cancellation);
        });
    }

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        try
        {
            return await _credential.GetTokenAsync(requestContext, cancellationToken);
        }
        catch (AuthenticationRequiredException e)
        {
            if (!AskingCall.Current.MayPrompt)
            {
                throw Needed(e);
            }
        }

        await _signInAsync(requestContext, cancellationToken);

        // What the person just did satisfies the claims. Asked for again, they would be demanded anew.
        return await _credential.GetTokenAsync(
            new TokenRequestContext(requestContext.Scopes, isCaeEnabled: requestContext.IsCaeEnabled), cancellationToken);
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Calls are asynchronous.");

    // The sign-in does not wait for whoever shows it: others wait for the sign-in.
    private static void Tell(string message)
    {
        if (AskingCall.Current.Notice is { } notice)
        {
            _ = Task.Run(() => notice(message));
        }
    }

    private static PimException Needed(Exception? cause) =>
        new(PimErrorCode.AuthenticationFailed, "Somebody has to sign in, and nobody can be asked here.", cause)
        {
            Remedy = "Run Connect-Pim again.",
        };
}
