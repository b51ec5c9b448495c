using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Identity;
using PimTools.Emulator;
using PimTools.Graph.Tokens;

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
        var credential = new EmulatedCredential(tenant, user);
        Tenant = new Controls(tenant, credential);
        Handler = tenant.CreateHandler();
        Credential = credential;
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
        private readonly EmulatedCredential _credential;

        public Controls(EmulatedTenant tenant, EmulatedCredential credential)
        {
            _tenant = tenant;
            _credential = credential;
            Faults = new FaultControls(tenant.Faults);
        }

        public IPimEmulatorFaults Faults { get; }

        public DateTimeOffset Now => _tenant.Clock.UtcNow;

        public int CallCount => _tenant.Calls.Count;

        public int TokenCount => _credential.TokenCount;

        public int PromptCount => _credential.PromptCount;

        public bool RefusesPrompts
        {
            get => _credential.RefusesPrompts;
            set => _credential.RefusesPrompts = value;
        }

        public void DeletePrincipal(string nameOrId)
        {
            try
            {
                _tenant.DeletePrincipal(nameOrId);
            }
            catch (ArgumentException e)
            {
                throw new PimException(PimErrorCode.PrincipalNotFound, $"Nobody in the emulated tenant is called '{nameOrId}'.", e)
                {
                    Remedy = "about_PimTools_Emulator tells who is in it.",
                    TargetObject = nameOrId,
                };
            }
        }

        public void Advance(TimeSpan time) => _tenant.Clock.Advance(time);
    }

    private sealed class FaultControls : IPimEmulatorFaults
    {
        private readonly EmulatorFaults _faults;

        public FaultControls(EmulatorFaults faults) => _faults = faults;

        public double ThrottleRate => _faults.ThrottleRate;

        public bool KeepsGranted
        {
            get => _faults.KeepsGranted;
            set => _faults.KeepsGranted = value;
        }

        public bool ChallengesAzureChanges
        {
            get => _faults.ChallengesAzureChanges;
            set => _faults.ChallengesAzureChanges = value;
        }

        public bool DisallowsAzureChanges
        {
            get => _faults.DisallowsAzureChanges;
            set => _faults.DisallowsAzureChanges = value;
        }

        public bool DeniesGroups
        {
            get => _faults.DeniesGroups;
            set => _faults.DeniesGroups = value;
        }

        public void Throttle(double rate, TimeSpan retryAfter)
        {
            _faults.ThrottleRate = rate;
            _faults.RetryAfter = retryAfter;
        }

        public void LockScope(string scope) => _faults.LockedScopes.Add(scope);

        public void MoveSubscription(string subscription) => _faults.ForeignSubscriptions.Add(subscription);

        public void FailNext(int status, string path, int times) =>
            _faults.Add(EmulatedFault.Answer((HttpStatusCode)status) with { Path = path, Times = times });

        public void Clear() => _faults.Clear();
    }

    /// <summary>
    /// Tokens that expire by the tenant's clock, and a person who satisfies an authentication context as soon as they may be asked. The
    /// sign-in knows the last one alone, for both services.
    /// </summary>
    private sealed class EmulatedCredential : TokenCredential
    {
        private readonly EmulatedTenant _tenant;
        private readonly string _user;
        private readonly Dictionary<string, AccessToken> _tokens = new(StringComparer.OrdinalIgnoreCase);
        private IReadOnlyList<string> _contexts = Array.Empty<string>();
        private HashSet<string>? _consented;

        public EmulatedCredential(EmulatedTenant tenant, string user)
        {
            _tenant = tenant;
            _user = user;
        }

        public int TokenCount { get; private set; }

        public int PromptCount { get; private set; }

        public bool RefusesPrompts { get; set; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            // Each service has tokens of its own.
            var audience = new Uri(requestContext.Scopes[0]).GetLeftPart(UriPartial.Authority);
            var names = requestContext.Scopes.Select(scope => scope.Substring(scope.LastIndexOf('/') + 1)).Where(name => name != ".default").ToList();
            if (names.Count > 0)
            {
                Consent(audience, names, requestContext);
            }

            if (requestContext.Claims is { } claims)
            {
                Satisfy(StepUpDemand.Of(claims).Contexts, requestContext);
                _tokens.Remove(audience);
            }

            if (!_tokens.TryGetValue(audience, out var token) || token.ExpiresOn <= _tenant.Clock.UtcNow)
            {
                token = Issue(audience, names.Count > 0 ? _consented : null);
                _tokens[audience] = token;
            }

            return token;
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));

        private AccessToken Issue(string audience, IReadOnlyCollection<string>? scopes)
        {
            try
            {
                var text = _tenant.IssueToken(_user, new EmulatedTokenOptions
                {
                    Audience = audience,
                    AuthenticationContexts = _contexts,
                    Scopes = scopes?.ToList(),
                });
                TokenCount++;
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

        private void Satisfy(IReadOnlyList<string> contexts, TokenRequestContext request)
        {
            if (!contexts.Except(_contexts, StringComparer.OrdinalIgnoreCase).Any())
            {
                return;
            }

            Prompt(request);
            _contexts = contexts;
        }

        /// <summary>The first sign-in consents to what it asks for; for more, the person is asked again.</summary>
        private void Consent(string audience, IReadOnlyCollection<string> names, TokenRequestContext request)
        {
            if (_consented?.IsSupersetOf(names) == true)
            {
                return;
            }

            if (_consented is not null)
            {
                Prompt(request);
            }

            _consented = new HashSet<string>(names.Concat(_consented ?? Enumerable.Empty<string>()), StringComparer.OrdinalIgnoreCase);
            _tokens.Remove(audience);
        }

        private void Prompt(TokenRequestContext request)
        {
            if (!CurrentCall.Value.MayPrompt)
            {
                throw new AuthenticationRequiredException("The person has to sign in again.", request);
            }

            PromptCount++;
            if (RefusesPrompts)
            {
                throw new AuthenticationFailedException("The person refused to sign in again.");
            }
        }
    }
}
