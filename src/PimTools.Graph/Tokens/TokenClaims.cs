using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;

namespace PimTools.Graph.Tokens;

/// <summary>Reads what an access token says. It is read, not validated: that is for the service it is for.</summary>
internal sealed class TokenClaims
{
    // Of the year 9999, in seconds since 1970.
    private const long LastSecond = 253_402_300_799;

    private readonly JObject _claims;

    private TokenClaims(JObject claims) => _claims = claims;

    public string ObjectId => Required("oid");

    public string TenantId => Required("tid");

    /// <summary>The tenant and the account that it is for; null where it does not say.</summary>
    public (string Tenant, string Account)? Owner => _claims.Text("tid") is { } tenant && _claims.Text("oid") is { } account ? (tenant, account) : null;

    /// <summary>Tells whether an application signed in by itself: it has roles and no scopes.</summary>
    public bool IsApplication => string.Equals(_claims.Text("idtyp"), "app", StringComparison.OrdinalIgnoreCase) || _claims.Text("scp") is null;

    /// <summary>The application that the token was issued to; null where it does not say.</summary>
    public string? ApplicationId => _claims.Text("appid") ?? _claims.Text("azp");

    public string? Audience => _claims.Text("aud");

    public DateTimeOffset Expires => long.TryParse(_claims.Text("exp"), out var seconds) && seconds is >= 0 and <= LastSecond
        ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : throw Invalid("it does not say when it expires");

    /// <summary>Delegated scopes or application roles.</summary>
    public IReadOnlyList<string> Permissions => _claims.Text("scp") is { } scopes
        ? scopes.Split(' ')
        : _claims.Texts("roles").ToList();

    /// <summary>The authentication contexts that the sign-in has satisfied, such as <c>c1</c>.</summary>
    public IEnumerable<string> AuthenticationContexts => _claims.Texts("acrs");

    public PimPrincipal Account => IsApplication
        ? new PimPrincipal(ObjectId, PimPrincipalType.ServicePrincipal, _claims.Text("app_displayname")) { IsInDirectory = true }
        : new PimPrincipal(
            ObjectId, PimPrincipalType.User, _claims.Text("name"), _claims.Text("upn") ?? _claims.Text("preferred_username") ?? _claims.Text("unique_name"))
        {
            IsInDirectory = true,
        };

    /// <exception cref="PimException"><see cref="PimErrorCode.InvalidToken"/>.</exception>
    public static TokenClaims Read(string token) => TryRead(token) ?? throw Invalid("it is no JSON Web Token");

    /// <summary>As <see cref="Read"/>; null where the token does not show what it says.</summary>
    public static TokenClaims? TryRead(string token)
    {
        var parts = token.Split('.');
        return parts.Length == 3 && token.All(IsOfToken) && Base64Url.TryDecode(parts[1], out var bytes) && JsonBody.TryParse(Encoding.UTF8.GetString(bytes)) is { } claims
            ? new TokenClaims(claims)
            : null;
    }

    // Nothing else goes into a header, a line end least of all.
    private static bool IsOfToken(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' or '=' or '+' or '/';

    private string Required(string claim) => _claims.Text(claim) ?? throw Invalid($"it has no claim '{claim}'");

    private static PimException Invalid(string reason) => new(PimErrorCode.InvalidToken, "The access token cannot be used: " + reason + ".")
    {
        Remedy = "Give an access token for Microsoft Graph, as Get-AzAccessToken -ResourceTypeName MSGraph gives it.",
    };
}
