using System;
using PimTools.Graph.Tokens;

namespace PimTools.Graph.Auth;

/// <summary>
/// Holds whose tokens a connection has: those of whoever the first one is for. A session that somebody else keeps may pass to another tenant or
/// account, and a command must not follow it there.
/// </summary>
internal sealed class TokenOwner
{
    private (string Tenant, string Account)? _first;

    /// <summary>The objection to a token; null where there is none, or it does not show whose it is.</summary>
    public PimException? Refuse(string token)
    {
        if (TokenClaims.TryRead(token)?.Owner is not { } owner)
        {
            return null;
        }

        var (tenant, account) = _first ??= owner;
        return IsSame(tenant, owner.Tenant)
            ? IsSame(account, owner.Account) ? null : Refused(PimErrorCode.AuthenticationFailed, "account", account, owner.Account)
            : Refused(PimErrorCode.WrongTenant, "tenant", tenant, owner.Tenant);
    }

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static PimException Refused(PimErrorCode code, string what, string first, string now) =>
        new(code, $"The sign-in now gives tokens for the {what} {now}; this connection is for {first}. They are not used.")
        {
            Remedy = $"Go back to that {what} where you signed in, and this connection goes on; or run Connect-Pim again for the other.",
            TargetObject = now,
        };
}
