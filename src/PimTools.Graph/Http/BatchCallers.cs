using System.Threading;

namespace PimTools.Graph.Http;

/// <summary>Counts those who ask for calls that travel together: a batch waits for whoever may still come along, and for nobody else.</summary>
internal sealed class BatchCallers
{
    private int _busy;

    /// <param name="count">How many begin, all of them before they have asked for anything.</param>
    public BatchCallers(int count) => _busy = count;

    /// <summary>Tells whether somebody is at work who does not wait for an answer, and so may ask.</summary>
    public bool MayAsk => Volatile.Read(ref _busy) > 0;

    /// <summary>Somebody waits for an answer, or is done.</summary>
    public void Rest() => Interlocked.Decrement(ref _busy);

    /// <summary>Somebody is about to get an answer.</summary>
    public void GoOn() => Interlocked.Increment(ref _busy);
}
