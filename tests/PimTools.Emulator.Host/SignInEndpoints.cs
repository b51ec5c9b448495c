using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace PimTools.Emulator.Host;

/// <summary>
/// The sign-in service, as far as a person at a browser needs it (OAuth 2.0 authorization code with PKCE, RFC 6749 and RFC 7636): whoever sits there
/// signs in at once, without a password. Its addresses are those of Microsoft's (documented: v2-oauth2-auth-code-flow).
/// </summary>
internal sealed class SignInEndpoints(RunningTenant tenant)
{
    private readonly ConcurrentDictionary<string, Session> _codes = new();
    private readonly ConcurrentDictionary<string, Session> _refreshes = new();
    private readonly ConcurrentQueue<string> _pages = new();
    private volatile string _user = "ada";
    private TimeSpan _lifetime = TimeSpan.FromHours(1);

    public void Map(WebApplication application)
    {
        application.MapGet("/{tenant}/oauth2/v2.0/authorize", Authorize);
        application.MapPost("/{tenant}/oauth2/v2.0/token", GiveTokenAsync);
        application.MapGet("/_emulator/signin", context => context.Response.WriteAsJsonAsync(new { pages = _pages }));
        application.MapPost("/_emulator/signin", SetAsync);
        application.MapDelete("/_emulator/signin", Revoke);
    }

    /// <summary>Puts somebody else at the browser, or changes how long tokens are valid.</summary>
    private Task SetAsync(HttpContext context)
    {
        var query = context.Request.Query;
        _user = query.ContainsKey("user") ? query["user"].ToString() : _user;
        _lifetime = query.ContainsKey("lifetime") ? DurationText.Parse(query["lifetime"].ToString()) : _lifetime;
        return Done(context);
    }

    /// <summary>Ends all sessions, as an administrator does: what renews tokens is refused from now on.</summary>
    private Task Revoke(HttpContext context)
    {
        _refreshes.Clear();
        return Done(context);
    }

    private static Task Done(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(HttpContext context, string error, string description)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsJsonAsync(new { error, error_description = description });
    }

    private Task Authorize(HttpContext context)
    {
        var query = context.Request.Query;
        _pages.Enqueue(context.Request.QueryString.Value!);
        var code = NewSecret();
        _codes[code] = new Session(_user, query["client_id"]!, query["scope"]!, query["code_challenge"], Contexts(query["claims"]));
        var answer = new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"],  };
        if (query["response_mode"] == "form_post")
        {
            context.Response.ContentType = "text/html";
            var fields = string.Concat(answer.Select(field => $"""<input type="hidden" name="{field.Key}" value="{field.Value}">"""));
            return context.Response.WriteAsync($"""<form method="post" action="{query["redirect_uri"]}">{fields}</form>""");
        }

        context.Response.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"]!, answer));
        return Task.CompletedTask;
    }

    private async Task GiveTokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var grant = form["grant_type"].ToString();
        if (grant == "refresh_token" && Contexts(form["claims"]).Length > 0)
        {
            await RefuseAsync(context, "interaction_required", "AADSTS50076: The person has to prove more to get this token.");
            return;
        }

        var session = grant switch
        {
            "authorization_code" when _codes.TryRemove(form["code"].ToString(), out var asked) && asked.IsProvedBy(form["code_verifier"].ToString()) => asked,
            "refresh_token" when _refreshes.TryGetValue(form["refresh_token"].ToString(), out var known) => known with { Scope = form["scope"].ToString() },
            _ => null,
        };
        if (session is null)
        {
            await RefuseAsync(context, "invalid_grant", "AADSTS50173: The provided grant has expired due to it being revoked.");
            return;
        }

        var scopes = session.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(scope => scope is not ("openid" or "profile" or "offline_access")).ToList();
        var resource = new Uri(scopes[0]).GetLeftPart(UriPartial.Authority);
        var names = scopes.Select(scope => scope.Split('/')[^1]).ToList();
        var token = tenant.Current.IssueToken(session.User, new EmulatedTokenOptions
        {
            Lifetime = _lifetime,
            Audience = resource,
            Scopes = names.Contains(".default") ? null : names,
            AuthenticationContexts = session.Contexts,
        });
        var refresh = NewSecret();
        _refreshes[refresh] = session;
        var claims = JsonDocument.Parse(WebEncoders.Base64UrlDecode(token.Split('.')[1])).RootElement;
        var (id, where) = (claims.GetProperty("oid").GetString(), claims.GetProperty("tid").GetString());
        await context.Response.WriteAsJsonAsync(new
        {
            token_type = "Bearer",
            scope = string.Join(' ', scopes),
            expires_in = (int)_lifetime.TotalSeconds,
            access_token = token,
            refresh_token = refresh,
            id_token = $"{Encode(new { alg = "none", typ = "JWT" })}.{Encode(IdentityClaims(session, id, where, claims))}.",
            client_info = Encode(new { uid = id, utid = where }),
        });
    }

    private object IdentityClaims(Session session, string? id, string? where, JsonElement claims)
    {
        var now = DateTimeOffset.UtcNow;
        return new
        {
            ver = "2.0",
            iss = $"https://login.microsoftonline.com/{where}/v2.0",
            sub = id,
            aud = session.Client,
            exp = (now + _lifetime).ToUnixTimeSeconds(),
            iat = now.ToUnixTimeSeconds(),
            oid = id,
            tid = where,
            preferred_username = claims.GetProperty("upn").GetString(),
            name = claims.GetProperty("name").GetString(),
        };
    }

    /// <summary>The authentication contexts that a claims request demands (documented: developer-guide-conditional-access-authentication-context).</summary>
    private static string[] Contexts(string? claims) =>
        claims is { Length: > 0 } && JsonDocument.Parse(claims).RootElement.TryGetProperty("access_token", out var wanted) && wanted.TryGetProperty("acrs", out var acrs)
            && acrs.TryGetProperty("value", out var value) ? [value.GetString()!] : [];

    private static string Encode(object value) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(value));

    private static string NewSecret() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));

    /// <summary>A person's sign-in at an application.</summary>
    private sealed record Session(string User, string Client, string Scope, string? Challenge, IReadOnlyList<string> Contexts)
    {
        /// <summary>Tells whether who brings the code is who asked for it.</summary>
        public bool IsProvedBy(string verifier) => Challenge is null || WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) == Challenge;
    }
}
