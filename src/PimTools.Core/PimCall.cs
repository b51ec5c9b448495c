using System;
using System.Threading;

namespace PimTools;

/// <summary>What goes along with one operation: how to cancel it and who listens to its HTTP calls.</summary>
public sealed class PimCall
{
    /// <summary>No cancellation, nobody listens.</summary>
    public static readonly PimCall None = new(CancellationToken.None);

    /// <summary>Creates a call.</summary>
    public PimCall(CancellationToken cancellation, Action<PimHttpTrace>? trace = null)
    {
        Cancellation = cancellation;
        Trace = trace;
    }

    /// <summary>Cancels the operation.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Hears of each HTTP call once it is answered; called from any thread.</summary>
    public Action<PimHttpTrace>? Trace { get; }
}
