using System;

namespace PimTools.Graph.Http;

/// <summary>How much to ask for at once: less while the service throttles, more again when it does not. PIM publishes no limits.</summary>
internal sealed class BatchPace
{
    /// <summary>The most that the service takes in one call (documented: json-batching).</summary>
    public const int LargestBatch = 20;

    private const int MostBatches = 4;

    /// <summary>How many calls one batch holds.</summary>
    public int Size { get; private set; } = LargestBatch;

    /// <summary>How many batches go at once.</summary>
    public int Batches { get; private set; } = 2;

    /// <summary>Learns from a batch. A stray refusal says little; a quarter of the batch says that it was too much.</summary>
    /// <returns>Whether it was too much.</returns>
    public bool Learn(int sent, int throttled)
    {
        var isTooMuch = throttled > 0 && throttled * 4 >= sent;
        if (isTooMuch)
        {
            Size = Math.Max(1, Size / 2);
            Batches = Math.Max(1, Batches / 2);
        }
        else if (throttled == 0)
        {
            Size = Math.Min(LargestBatch, Size * 2);
            Batches = Math.Min(MostBatches, Batches + 1);
        }

        return isTooMuch;
    }
}
