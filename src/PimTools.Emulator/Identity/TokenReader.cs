using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Identity;

/// <summary>Turns the Authorization header into a caller, or refuses it with 401.</summary>
internal sealed class TokenReader
{
    private readonly TenantState _tenant;
    private readonly string[] _audiences;

    public TokenReader(TenantState tenant, string[] audiences)
    {
        _tenant = tenant;
        _audiences = audiences;
    }

    public Caller Read(string? authorization)
    {
        const string scheme = "Bearer ";
        if (authorization?.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) is not true)
            throw ServiceException.Unauthorized("Access token is empty.");

        var claims = UnsignedToken.Read(authorization.Substring(scheme.Length).Trim())
            ?? throw ServiceException.Unauthorized("CompactToken parsing failed with error code: 80049217");
        CheckTime(claims);
        CheckPlace(claims);
        return Build(claims);
    }

    private void CheckTime(JsonObject claims)
    {
        var now = _tenant.Now.ToUnixTimeSeconds();
        if (Number(claims, "exp") is not { } expires || expires <= now)
            throw ServiceException.Unauthorized("Lifetime validation failed, the token is expired.");
        if (Number(claims, "nbf") is { } notBefore && notBefore > now)
            throw ServiceException.Unauthorized("Lifetime validation failed, the token is not yet valid.");
        if (Number(claims, "iat") < _tenant.TokensFrom.ToUnixTimeSeconds())
            throw ServiceException.Challenge($"{{\"access_token\":{{\"nbf\":{{\"essential\":true,\"value\":\"{_tenant.TokensFrom.ToUnixTimeSeconds()}\"}}}}}}");
    }

    private void CheckPlace(JsonObject claims)
    {
        if (!_tenant.TenantId.Equals(Text(claims, "tid"), StringComparison.OrdinalIgnoreCase))
            throw ServiceException.Unauthorized("The caller could not be identified: the token belongs to another tenant.");
        if (!_audiences.Contains(Text(claims, "aud"), StringComparer.OrdinalIgnoreCase))
            throw ServiceException.Unauthorized("Access token validation failure. Invalid audience.");
    }

    private Caller Build(JsonObject claims)
    {
        var objectId = Text(claims, "oid");
        if (objectId is null || _tenant.Directory.Find(objectId) is null)
            throw ServiceException.Unauthorized("The identity of the caller is not found in the tenant.");

        var contexts = Texts(claims["acrs"]);
        var isApplication = Text(claims, "idtyp") == "app";
        return new Caller(objectId)
        {
            IsApplication = isApplication,
            Permissions = isApplication
                ? Texts(claims["roles"])
                : Text(claims, "scp")?.Split([' '], StringSplitOptions.RemoveEmptyEntries) ?? [],
            AuthenticationContexts = contexts,
            HasMfa = Texts(claims["amr"]).Contains("mfa") || contexts.Count > 0,
        };
    }

    private static string? Text(JsonObject claims, string name) =>
        claims[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static long? Number(JsonObject claims, string name) =>
        claims[name] is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;

    private static List<string> Texts(JsonNode? node) =>
        [.. (node as JsonArray ?? []).OfType<JsonValue>().Select(item => item.TryGetValue<string>(out var text) ? text : "")];
}
