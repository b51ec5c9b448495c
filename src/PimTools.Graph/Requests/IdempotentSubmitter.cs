using System;
using System.Threading.Tasks;
using PimTools.Graph.Errors;

namespace PimTools.Graph.Requests;

/// <summary>Sends a change so that it is never made twice: after an answer that got lost, what was made is looked for first.</summary>
internal sealed class IdempotentSubmitter
{
    private readonly TimeSpan[] _pauses;

    /// <param name="pauses">The pauses between looks, and so how long what was made may take until it can be found.</param>
    public IdempotentSubmitter(params TimeSpan[] pauses) => _pauses = pauses;

    /// <param name="send">Sends the change; throws <see cref="PimErrorCode.OutcomeUnknown"/> when it may have arrived.</param>
    /// <param name="find">Looks for what it makes; null when that is not there.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="PimException">What the service refused, or <see cref="PimErrorCode.OutcomeUnknown"/>.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> send, Func<Task<T?>> find, PimCall call)
        where T : class
    {
        try
        {
            return await send();
        }
        catch (PimException e) when (e.Code == PimErrorCode.OutcomeUnknown)
        {
            return await LookAsync(find, e, call) ?? await RepeatAsync(send, find, e, call);
        }
    }

    /// <summary>As the other, for a change that leaves nothing behind but a state.</summary>
    /// <param name="send">Sends the change.</param>
    /// <param name="isMade">Looks whether it was made.</param>
    /// <param name="call">The call.</param>
    public Task RunAsync(Func<Task> send, Func<Task<bool>> isMade, PimCall call) => RunAsync(
        async () =>
        {
            await send();
            return call;
        },
        async () => await isMade() ? call : null,
        call);

    private async Task<T> RepeatAsync<T>(Func<Task<T>> send, Func<Task<T?>> find, PimException doubt, PimCall call)
        where T : class
    {
        try
        {
            return await send();
        }
        catch (PimException e) when (e.Code == PimErrorCode.OutcomeUnknown)
        {
            // Both times nothing was made of it: what is left to tell is why.
            return await LookAsync(find, e, call) ?? throw (e.InnerException as PimException ?? e);
        }
        catch (PimException e) when (e.Status is 400 or 409)
        {
            // The first one may have arrived after all: then it is what stands in the way of this one.
            return await LookAsync(find, doubt, call) ?? throw (SaysItIsThere(e) ? TransportErrors.InDoubt(e) : e);
        }
        catch (OperationCanceledException)
        {
            throw doubt;
        }
    }

    private static bool SaysItIsThere(PimException refusal) =>
        refusal.Code is PimErrorCode.PendingRequestExists or PimErrorCode.AlreadyActive or PimErrorCode.NotActive;

    /// <summary>Looks until it is found or the time is up. Who stops meanwhile, or cannot look, is left with the doubt.</summary>
    private async Task<T?> LookAsync<T>(Func<Task<T?>> find, PimException doubt, PimCall call)
        where T : class
    {
        try
        {
            var found = await find();
            for (var i = 0; found is null && i < _pauses.Length; i++)
            {
                await Task.Delay(_pauses[i], call.Cancellation);
                found = await find();
            }

            return found;
        }
        catch (Exception e) when (e is PimException or OperationCanceledException)
        {
            throw doubt;
        }
    }
}
