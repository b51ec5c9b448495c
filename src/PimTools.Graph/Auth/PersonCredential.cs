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
    private readonly PersonSignIn _person;
    private readonly Func<AccountCredential> _open;
    private AccountCredential _current;

    private PersonCredential(PersonSignIn person, Func<AccountCredential> open)
    {
        _person = person;
        _open = open;
        _current = open();
    }

    public static PersonCredential InBrowser(InteractiveBrowserCredentialOptions options, PersonSignIn person)
    {
        options.TokenCachePersistenceOptions = person.Cache;
        options.DisableAutomaticAuthentication = true;
        return new PersonCredential(person, () =>
        {
            options.AuthenticationRecord = person.Record;
            options.LoginHint = person.Hint;
            var credential = new InteractiveBrowserCredential(options);
            return new AccountCredential(credential, (request, cancellation) =>
            {
                CurrentCall.Tell("Sign in in the browser window that opens now.");
                return credential.AuthenticateAsync(request, cancellation);
            });
        });
    }

    public static PersonCredential WithDeviceCode(DeviceCodeCredentialOptions options, PersonSignIn person)
    {
        options.TokenCachePersistenceOptions = person.Cache;
        options.DisableAutomaticAuthentication = true;
        options.DeviceCodeCallback = (code, _) =>
        {
            CurrentCall.Tell(code.Message);
            return Task.CompletedTask;
        };
        return new PersonCredential(person, () =>
        {
            options.AuthenticationRecord = person.Record;
            var credential = new DeviceCodeCredential(options);
            return new AccountCredential(credential, (request, cancellation) =>
                CurrentCall.Value.Notice is null ? throw Needed(null) : credential.AuthenticateAsync(request, cancellation));
        });
    }

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        try
        {
            return await GetTokenAsync(_current, requestContext, cancellationToken);
        }
        catch (AuthenticationRequiredException e)
        {
            if (!CurrentCall.Value.MayPrompt)
            {
                throw Needed(e);
            }
        }

        // The one in use stays in use until the right person has signed in.
        var next = _open();
        await _person.KeepAsync(await next.AskAsync(requestContext, cancellationToken), cancellationToken);
        _current = next;

        // What the person just did satisfies the claims. Asked for again, they would be demanded anew.
        return await GetTokenAsync(
            next, new TokenRequestContext(requestContext.Scopes, isCaeEnabled: requestContext.IsCaeEnabled), cancellationToken);
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Calls are asynchronous.");

    private async Task<AccessToken> GetTokenAsync(AccountCredential prompt, TokenRequestContext request, CancellationToken cancellation)
    {
        var token = await prompt.Tokens.GetTokenAsync(request, cancellation);
        _person.Settle();
        return token;
    }

    private static PimException Needed(Exception? cause) =>
        new(PimErrorCode.AuthenticationFailed, "Somebody has to sign in, and nobody can be asked here.", cause)
        {
            Remedy = "Run Connect-Pim at a console, or with -UseDeviceCode and enter the code elsewhere. A script has -CertificatePath, -Identity or -WorkloadIdentity.",
        };
}
