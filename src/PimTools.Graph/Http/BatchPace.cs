using System;

namespace PimTools.Graph.Http;

/// <summary>Decides how much to ask for at once: less while the service throttles, more again when it does not. PIM publishes no limits.</summary>
internal sealed class BatchPace
{
    /// <summary>The most that the service takes in one call (documented: json-batching).</summary>
    public const int LargestBatch = 20;

    // Smaller ones would only mean more calls to throttle.
    private const int SmallestBatch = 5;
    private const int FewestBatches = 2;
    private const int MostBatches = 4;

    /// <summary>The number of calls in one batch.</summary>
    public int Size { get; private set; } = LargestBatch;

    /// <summary>The number of batches that go at once.</summary>
    public int Batches { get; private set; } = FewestBatches;

    /// <summary>Learns from a batch. Some refusals say little; when half of a batch is refused, it was too much.</summary>
    /// <returns>Whether it was too much.</returns>
    public bool Learn(int sent, int throttled)
    {
        var isTooMuch = throttled > 0 && throttled * 2 >= sent;
        if (isTooMuch)
        {
            Size = Math.Max(SmallestBatch, Size / 2);
            Batches = Math.Max(FewestBatches, Batches / 2);
        }
        else if (throttled * 4 < sent)
        {
            Size = Math.Min(LargestBatch, Size * 2);
            Batches = Math.Min(MostBatches, Batches + 1);
        }

        return isTooMuch;
    }
}
