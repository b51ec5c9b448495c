using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Identity;

/// <summary>Issues tokens for the people and applications of the directory.</summary>
internal static class TokenIssuer
{
    /// <summary>Issues a token, with <paramref name="permissions"/> where the options name none.</summary>
    public static string Issue(TenantState tenant, DirectoryObject principal, EmulatedTokenOptions options, IReadOnlyList<string> permissions)
    {
        var claims = new JsonObject
        {
            ["aud"] = options.Audience,
            ["iss"] = $"https://sts.windows.net/{options.TenantId ?? tenant.TenantId}/",
            ["tid"] = options.TenantId ?? tenant.TenantId,
            ["oid"] = principal.Id,
            ["sub"] = principal.Id,
            ["name"] = principal.DisplayName,
            ["iat"] = Seconds(tenant.Clock.UtcNow),
            ["nbf"] = Seconds(tenant.Clock.UtcNow),
            ["exp"] = Seconds(tenant.Clock.UtcNow + options.Lifetime),
            ["uti"] = tenant.NextTokenId().ToString(CultureInfo.InvariantCulture),
            ["ver"] = "1.0",
        };

        // Azure has one permission for people; their roles decide.
        var granted = options.Scopes ?? (TokenAudience.IsAzure(options.Audience) ? ["user_impersonation"] : permissions);
        if (principal is User user)
        {
            claims["upn"] = user.UserPrincipalName;
            claims["idtyp"] = "user";
            claims["scp"] = string.Join(" ", granted);
            claims["amr"] = JsonText.Array(options.Mfa ? ["pwd", "mfa"] : ["pwd"]);
            claims["acrs"] = JsonText.Array(options.AuthenticationContexts);
        }
        else if (principal is ServicePrincipal application)
        {
            claims["appid"] = application.AppId;
            claims["idtyp"] = "app";
            claims["roles"] = JsonText.Array(granted);
        }
        else
        {
            throw new ArgumentException($"'{principal.DisplayName}' cannot sign in: only users and service principals can.", nameof(principal));
        }

        return UnsignedToken.Write(claims);
    }

    private static long Seconds(DateTimeOffset instant) => instant.ToUnixTimeSeconds();
}
