using System;
using System.Threading.Tasks;

namespace PimTools.Graph.Submitting;

/// <summary>Sends a request so that it is never made twice: after an answer that got lost, it is looked for first.</summary>
internal sealed class SubmitOnce
{
    private readonly TimeSpan _pause;

    /// <param name="pause">How long a request may take until it can be found.</param>
    public SubmitOnce(TimeSpan pause) => _pause = pause;

    /// <param name="send">Sends the request; throws <see cref="PimErrorCode.OutcomeUnknown"/> when it may have arrived.</param>
    /// <param name="find">Looks for an equal request; null when it is surely not there.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="PimException">What the service refused, or <see cref="PimErrorCode.OutcomeUnknown"/>.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> send, Func<Task<T?>> find, PimCall call)
        where T : class
    {
        PimException doubt;
        try
        {
            return await send();
        }
        catch (PimException e) when (e.Code == PimErrorCode.OutcomeUnknown)
        {
            doubt = e;
        }

        if (await LookAsync(find, doubt, call) is { } arrived)
        {
            return arrived;
        }

        try
        {
            return await send();
        }
        catch (PimException e) when (e.Code == PimErrorCode.OutcomeUnknown)
        {
            // Both times nothing was made of it: what is left to tell is why.
            return await LookAsync(find, e, call) ?? throw (e.InnerException as PimException ?? e);
        }
        catch (PimException e) when (e.Code is PimErrorCode.PendingRequestExists or PimErrorCode.AlreadyActive or PimErrorCode.NotActive)
        {
            // The first one had arrived after all and only now shows.
            if (await LookAsync(find, doubt, call) is { } late)
            {
                return late;
            }

            throw;
        }
    }

    private async Task<T?> LookAsync<T>(Func<Task<T?>> find, PimException doubt, PimCall call)
        where T : class
    {
        try
        {
            if (await find() is { } found)
            {
                return found;
            }

            await Task.Delay(_pause, call.Cancellation);
            return await find();
        }
        catch (PimException)
        {
            throw doubt;
        }
    }
}
