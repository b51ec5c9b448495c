using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Requests;
using PimTools.Resolution;

namespace PimTools.Activation;

/// <summary>Checks and sends planned activations, and keeps those apart that want for a sign-in.</summary>
internal sealed class ActivationSender
{
    private readonly ConcurrentQueue<(PimIdentity Asked, PimRequestDraft Draft, PimException Error)> _unmet = new();
    private readonly IPimClient _client;
    private readonly PimActivationChoice _choice;
    private readonly Action<string> _warn;
    private readonly Action<PimAssignment> _keepActive;
    private readonly Func<PlannedActivation, PimCall, Task<PlannedActivation?>> _renewAsync;
    private volatile bool _hasSent;

    /// <param name="client">The client.</param>
    /// <param name="choice">Knows what is eligible and active.</param>
    /// <param name="warn">Warns.</param>
    /// <param name="keepActive">Takes what is active already and is left as it is.</param>
    /// <param name="renewAsync">Plans anew what rested on what was only remembered; null where nothing is different now.</param>
    public ActivationSender(
        IPimClient client,
        PimActivationChoice choice,
        Action<string> warn,
        Action<PimAssignment> keepActive,
        Func<PlannedActivation, PimCall, Task<PlannedActivation?>> renewAsync)
    {
        _renewAsync = renewAsync;
        _client = client;
        _choice = choice;
        _warn = warn;
        _keepActive = keepActive;
    }

    /// <summary>The activations that failed because they require another sign-in: one error for each requirement.</summary>
    public IReadOnlyList<PimException> Unmet => SignInFailures.Join(_unmet);

    /// <summary>Has the service check an activation, and says what else will come of it; whether it would be activated at all.</summary>
    public async Task<bool> WouldActivateAsync(PlannedActivation planned, PimCall call)
    {
        var (draft, role) = (planned.Draft, planned.Role);
        try
        {
            await _client.Requests.SubmitAsync(draft.ForValidation(), call.WithoutPrompts());
        }
        catch (PimException e) when (e.Code == PimErrorCode.AlreadyActive)
        {
            // observed: for a scoped role a check may say so although the request would pass; the list has the last word
            if (!planned.Extends && (await FindStandingAsync(planned, e, call)).IsFound)
            {
                return false;
            }
        }
        catch (PimException e) when (e.Code == PimErrorCode.PendingRequestExists)
        {
            _warn(PendingActivation.Describe(await PendingActivation.FindAsync(_client, planned, e, call)));
            return false;
        }
        catch (PimException e) when (e.Claims is not null && call.MayPrompt && _client.Context.CanPrompt)
        {
            _warn($"You will be asked to sign in again for {draft.Role}.");
        }
        catch (PimException e) when (e.Claims is not null)
        {
            _unmet.Enqueue((role, draft, e));
        }

        return true;
    }

    /// <summary>Sends activations side by side, one authentication context after the other, and hands over each request as it is made.</summary>
    /// <param name="all">The activations.</param>
    /// <param name="tryEach">Does the work for each of them; an error of one ends nothing but that.</param>
    /// <param name="take">Takes a request; it may wait for its end.</param>
    /// <param name="renewTokens">True to renew the tokens where something was activated.</param>
    /// <param name="fail">Takes the errors of <see cref="Unmet"/> that the last one of them, which is thrown, would hide.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="PimException">An activation requires another sign-in; or an error that ends all of them.</exception>
    public async Task SendAllAsync(
        IEnumerable<PlannedActivation> all,
        Func<IEnumerable<PlannedActivation>, Func<PlannedActivation, Task>, Func<PlannedActivation, object?>, Task> tryEach,
        Func<PimRequest, Task> take,
        bool renewTokens,
        Action<PimException> fail,
        PimCall call)
    {
        try
        {
            await SendRoundsAsync(all, tryEach, take, call);
            if (renewTokens)
            {
                await RenewTokensAsync(call);
            }
        }
        catch (PimException)
        {
            Unmet.ToList().ForEach(fail);
            throw;
        }

        if (Unmet is { Count: > 0 } unmet)
        {
            unmet.Take(unmet.Count - 1).ToList().ForEach(fail);
            throw unmet[unmet.Count - 1];
        }
    }

    private async Task SendRoundsAsync(
        IEnumerable<PlannedActivation> all,
        Func<IEnumerable<PlannedActivation>, Func<PlannedActivation, Task>, Func<PlannedActivation, object?>, Task> tryEach,
        Func<PimRequest, Task> take,
        PimCall call)
    {
        var taken = new ConcurrentBag<Task>();
        async Task SendOneAsync(PlannedActivation planned)
        {
            if (await SendAsync(planned, call) is { } request)
            {
                // Waiting takes no place from those that are still to be sent.
                taken.Add(take(request));
            }
        }

        try
        {
            foreach (var round in SubmissionRounds.Split(all, one => one.Draft))
            {
                await tryEach(round, SendOneAsync, one => one.Role);
            }
        }
        finally
        {
            // What was made comes out, whatever ended the rest.
            await Task.WhenAll(taken);
        }
    }

    /// <summary>The request that was made, or that is already pending; null where none was, for a reason that was told or is <see cref="Unmet"/>.</summary>
    public async Task<PimRequest?> SendAsync(PlannedActivation planned, PimCall call)
    {
        var (draft, role) = (planned.Draft, planned.Role);
        try
        {
            var request = planned.Extends
                ? await PimReactivation.RunAsync(_client, draft, call)
                : await _client.Requests.SubmitAsync(draft, call);
            _hasSent = true;

            // Whoever has stopped by now was told of it with its answer.
            call.Cancellation.ThrowIfCancellationRequested();
            await WarnOfNoApproverAsync(request, call);
            return request;
        }
        catch (PimException e) when (e.Code == PimErrorCode.PendingRequestExists)
        {
            var pending = await PendingActivation.FindAsync(_client, planned, e, call);
            _warn(PendingActivation.Describe(pending));
            return pending;
        }
        catch (PimException e) when (e.Claims is not null)
        {
            _unmet.Enqueue((role, draft, e));
        }
        catch (PimException e) when (planned.IsRecalled && IsOfWhatHolds(e))
        {
            return await SendAnewAsync(planned, e, call);
        }
        catch (PimException e) when (e.Code == PimErrorCode.AlreadyActive && !planned.Extends)
        {
            var (isFound, scheduled) = await FindStandingAsync(planned, e, call);
            if (!isFound)
            {
                _warn(PimActivationChoice.DescribeActive(draft.Role, draft.Scope, null));
            }

            return scheduled;
        }

        return null;
    }

    // The request is made: a stop leaves this out, and not the request.
    private async Task WarnOfNoApproverAsync(PimRequest request, PimCall call)
    {
        try
        {
            if (await PimApprovers.DescribeNoApproverAsync(_client, request, call) is { } nobody)
            {
                _warn(nobody);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    // What was remembered is no longer so: it is read, and where that makes a difference, asked for once more.
    private async Task<PimRequest?> SendAnewAsync(PlannedActivation planned, PimException refusal, PimCall call)
    {
        if (await _renewAsync(planned, call) is not { } renewed)
        {
            throw refusal;
        }

        _warn($"What was known of {planned.Draft.Role} has changed: {renewed.Describe()}.");
        return await SendAsync(renewed, call);
    }

    private static bool IsOfWhatHolds(PimException refusal) => refusal.Status is 400 or 403 or 404
        && refusal.Code is not (PimErrorCode.AlreadyActive or PimErrorCode.PendingRequestExists or PimErrorCode.PermissionMissing);

    /// <summary>Renews the tokens where something was activated. That is active, whatever comes of this.</summary>
    public async Task RenewTokensAsync(PimCall call)
    {
        if (!_hasSent)
        {
            return;
        }

        try
        {
            await _client.RenewTokensAsync(call);
        }
        catch (PimException e)
        {
            _warn($"The token was not renewed. {e.Message} {e.Remedy}");
        }
    }

    // What the service refers to when it says that there is one already: what is active, or is to begin at another time than now.
    private async Task<(bool IsFound, PimRequest? Scheduled)> FindStandingAsync(PlannedActivation planned, PimException refusal, PimCall call)
    {
        var (role, scope) = (planned.Draft.Role, planned.Draft.Scope);
        if (planned.IsScheduled && await ScheduledActivations.FindAsync(_client, role, scope, call) is { } scheduled)
        {
            _warn(PendingActivation.Describe(scheduled));
            return (true, scheduled);
        }

        if (await _choice.FindExistingAsync(role, scope, call) is not { } active)
        {
            return (false, null);
        }

        ActiveOverlap.Refuse(planned, active, refusal);
        _keepActive(active);
        return (true, null);
    }
}
