using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Identity;
using PimTools.Graph.Errors;
using PimTools.Graph.Tokens;

namespace PimTools.Graph.Auth;

/// <summary>
/// Has a person sign in again where more is demanded than the sign-in has proved. In one operation nobody is asked for the same thing
/// twice: what came of it holds for all that need it, whether they met or refused it.
/// </summary>
internal sealed class StepUpSignIn
{
    private readonly Func<TokenResource, string?, PimCall, Task<AccessToken>> _askAsync;
    private readonly AsyncLock _asking;
    private readonly SignInWay _way;
    private readonly ConditionalWeakTable<object, Dictionary<(TokenResource? Resource, string Demand, bool MayPrompt), Outcome>> _outcomes = new();

    /// <param name="askAsync">Asks the credential for a token, with claims where there are some.</param>
    /// <param name="asking">Who asks the credential waits here.</param>
    /// <param name="way">How the connection signs in.</param>
    public StepUpSignIn(Func<TokenResource, string?, PimCall, Task<AccessToken>> askAsync, AsyncLock asking, SignInWay way)
    {
        _way = way;
        _askAsync = askAsync;
        _asking = asking;
    }

    /// <summary>Meets what a role's setting demands before anything is sent. Where nobody can be asked, the service has the word.</summary>
    /// <exception cref="PimException">The person was asked, and the sign-in failed.</exception>
    public Task MeetAheadAsync(TokenResource resource, StepUpDemand demand, string role, PimCall call) =>
        TryAsync(resource, demand, role, refused: null, call);

    /// <summary>Meets what the service demanded when it refused a call.</summary>
    /// <param name="resource">The service.</param>
    /// <param name="demand">What it demands.</param>
    /// <param name="role">The role it is demanded for; null where that is not known.</param>
    /// <param name="refused">The token that was refused.</param>
    /// <param name="saidAsync">Reads the sentence with which the service refused it; null where it said none.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="PimException">It cannot be met, or was met in vain; the sentence of the service is part of the message.</exception>
    public async Task MeetAsync(TokenResource resource, StepUpDemand demand, string? role, string refused, Func<Task<string?>> saidAsync, PimCall call)
    {
        PimException? failure;
        try
        {
            failure = await TryAsync(resource, demand, role, refused, call);
        }
        catch (PimException e)
        {
            failure = e;
        }

        if (failure is not null)
        {
            throw await saidAsync() is { } said ? failure.WithMessage($"{failure.Message} The service says: {said}") : failure;
        }
    }

    private async Task<PimException?> TryAsync(TokenResource resource, StepUpDemand demand, string? role, string? refused, PimCall call)
    {
        var notice = new PromptNotice();
        try
        {
            return await _asking.RunAsync(
                linked => TryAsync(
                    resource, demand, role, refused, asking => notice.Before($"Sign in again: {role ?? "the service"} demands {demand}.", asking), linked),
                call);
        }
        finally
        {
            await notice.Told;
        }
    }

    private async Task<PimException?> TryAsync(
        TokenResource resource, StepUpDemand demand, string? role, string? refused, Func<PimCall, PimCall> telling, PimCall call)
    {
        var current = (await _askAsync(resource, null, call)).Token;
        if (current != refused && (demand.IsMetBy(current) || (refused is not null && demand.Contexts.Count == 0)))
        {
            return null;
        }

        // Each service has tokens of its own; who refuses, refuses for both.
        var outcomes = _outcomes.GetOrCreateValue(call.Operation);
        if (outcomes.TryGetValue((null, demand.Key, call.MayPrompt), out var outcome)
            || (outcomes.TryGetValue((resource, demand.Key, call.MayPrompt), out outcome) && outcome.HoldsFor(current)))
        {
            return outcome.Failure ?? (refused == current ? StepUpFailure.OfVanity(demand, role) : null);
        }

        outcome = await SignInAsync(resource, demand, role, current, telling, call);
        outcomes[(outcome.IsRefused ? null : resource, demand.Key, call.MayPrompt)] = outcome;
        return outcome.Failure;
    }

    private async Task<Outcome> SignInAsync(
        TokenResource resource, StepUpDemand demand, string? role, string current, Func<PimCall, PimCall> telling, PimCall call)
    {
        if (demand.NeedsPerson && TokenClaims.TryRead(current) is { IsApplication: true })
        {
            return new Outcome(StepUpFailure.OfApplication(demand, role));
        }

        string token;
        CurrentCall.Refused = current;
        try
        {
            token = await AskAsync(resource, demand, telling, call);
        }
        catch (PimException e) when (IsPromptNeeded(e))
        {
            return new Outcome(StepUpFailure.OfSilence(demand, role));
        }
        catch (PimException e)
        {
            return new Outcome(StepUpFailure.OfRefusal(demand, role, e)) { IsRefused = true };
        }

        return token == current ? new Outcome(StepUpFailure.OfGivenToken(demand, role, _way)) : new Outcome(token);
    }

    /// <summary>A sign-in to the other service may have proved enough already; only where it has not, somebody is told and asked.</summary>
    private async Task<string> AskAsync(TokenResource resource, StepUpDemand demand, Func<PimCall, PimCall> telling, PimCall call)
    {
        try
        {
            return (await _askAsync(resource, demand.Claims, call.WithoutPrompts())).Token;
        }
        catch (PimException e) when (call.MayPrompt && IsPromptNeeded(e))
        {
            return (await _askAsync(resource, demand.Claims, telling(call))).Token;
        }
    }

    private static bool IsPromptNeeded(PimException error) => error.InnerException is AuthenticationRequiredException;

    /// <summary>The result of asking: a token, or the reason why there is none.</summary>
    private sealed class Outcome
    {
        private readonly string? _token;
        private readonly PimException? _failure;

        public Outcome(string token) => _token = token;

        public Outcome(PimException failure) => _failure = failure;

        /// <summary>Tells whether a person was asked and did not.</summary>
        public bool IsRefused { get; init; }

        public PimException? Failure => IsRefused ? throw _failure! : _failure;

        /// <summary>Tells whether the token it brought is still the one in use.</summary>
        public bool HoldsFor(string current) => _token is null || _token == current;
    }
}
