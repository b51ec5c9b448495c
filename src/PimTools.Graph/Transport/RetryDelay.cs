using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Graph.Transport;

/// <summary>Waits before a call is sent again. Whoever made it hears of a wait that is longer than a few seconds.</summary>
internal static class RetryDelay
{
    private static readonly TimeSpan WorthTelling = TimeSpan.FromSeconds(5);

    /// <param name="wait">How long to wait.</param>
    /// <param name="address">The address that is called again then.</param>
    /// <param name="isAsked">Whether the service asks for the wait.</param>
    /// <param name="call">The call that hears of it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task ForAsync(TimeSpan wait, Uri address, bool isAsked, PimCall call, CancellationToken cancellation)
    {
        if (wait < WorthTelling)
        {
            await Task.Delay(wait, cancellation);
            return;
        }

        var seconds = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        call.Waiting?.Invoke(isAsked
            ? $"{address.Host} asks to wait {seconds} seconds. The command goes on then."
            : $"{address.Host} does not answer as it should. The next try is in {seconds} seconds.");
        try
        {
            await Task.Delay(wait, cancellation);
        }
        finally
        {
            call.Waiting?.Invoke(null);
        }
    }
}
