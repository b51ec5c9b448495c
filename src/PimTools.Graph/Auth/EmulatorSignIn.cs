using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using PimTools.Emulator;
using PimTools.Graph.Json;

namespace PimTools.Graph.Auth;

/// <summary>A sign-in to the emulated tenant, of which there is one per process. The only file that knows the emulator.</summary>
internal sealed class EmulatorSignIn
{
    // Ada, who elevates every day: the person most users of PIM are.
    private const string Elevator = "ada";

    private static readonly object Gate = new();
    private static EmulatedTenant? _shared;

    private EmulatorSignIn(EmulatedTenant tenant, string user)
    {
        Tenant = new Controls(tenant);
        Handler = tenant.CreateHandler();
        Credential = new EmulatedCredential(tenant, user);
    }

    public IPimEmulator Tenant { get; }

    public HttpMessageHandler Handler { get; }

    public TokenCredential Credential { get; }

    /// <summary>Signs in to the process's tenant. With a reset that is a new one; who signed in to the old one stays there.</summary>
    public static EmulatorSignIn Create(string? user, bool reset)
    {
        lock (Gate)
        {
            _shared = reset || _shared is null ? CreateTenant() : _shared;
            return new EmulatorSignIn(_shared, user ?? Elevator);
        }
    }

    private static EmulatedTenant CreateTenant()
    {
        var tenant = EmulatedTenant.CreateContoso();
        tenant.KeepsBodies = false;
        return tenant;
    }

    private sealed class Controls : IPimEmulator
    {
        private readonly EmulatedTenant _tenant;

        public Controls(EmulatedTenant tenant) => _tenant = tenant;

        public DateTimeOffset Now => _tenant.Clock.UtcNow;

        public int CallCount => _tenant.Calls.Count;

        public void Advance(TimeSpan time) => _tenant.Clock.Advance(time);
    }

    /// <summary>Tokens that expire by the tenant's clock. An authentication context asked for is satisfied at once.</summary>
    private sealed class EmulatedCredential : TokenCredential
    {
        private readonly EmulatedTenant _tenant;
        private readonly string _user;
        private readonly HashSet<string> _contexts = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, AccessToken> _tokens = new(StringComparer.OrdinalIgnoreCase);

        public EmulatedCredential(EmulatedTenant tenant, string user)
        {
            _tenant = tenant;
            _user = user;
        }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            var isChallenged = requestContext.Claims is not null;
            _contexts.UnionWith(ReadContexts(requestContext.Claims));
            // Each service has tokens of its own, and a new one knows all contexts.
            var audience = new Uri(requestContext.Scopes[0]).GetLeftPart(UriPartial.Authority);
            if (isChallenged)
            {
                _tokens.Clear();
            }

            if (!_tokens.TryGetValue(audience, out var token) || token.ExpiresOn <= _tenant.Clock.UtcNow)
            {
                token = Issue(audience);
                _tokens[audience] = token;
            }

            return token;
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));

        private AccessToken Issue(string audience)
        {
            try
            {
                var text = _tenant.IssueToken(_user, new EmulatedTokenOptions { Audience = audience, AuthenticationContexts = _contexts.ToList() });
                return new AccessToken(text, TokenClaims.Read(text).Expires);
            }
            catch (ArgumentException e)
            {
                throw new PimException(PimErrorCode.AuthenticationFailed, $"Nobody in the emulated tenant is called '{_user}'.", e)
                {
                    Remedy = "Run Connect-Pim -Emulator without -As to sign in as Ada; about_PimTools_Emulator tells who else there is.",
                    TargetObject = _user,
                };
            }
        }

        private static IEnumerable<string> ReadContexts(string? claims) =>
            claims is not null && JsonBody.TryParse(claims)?.Child("access_token")?.Child("acrs") is { } acrs
                ? acrs.Texts("values").Concat(acrs.Text("value") is { } one ? new[] { one } : Enumerable.Empty<string>())
                : Enumerable.Empty<string>();
    }
}
