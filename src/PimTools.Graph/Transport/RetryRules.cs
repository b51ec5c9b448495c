using System;
using System.IO;
using System.Net.Http;
using PimTools.Graph.Errors;

namespace PimTools.Graph.Transport;

/// <summary>Says what a call by itself may send again, at once. A change that may have arrived is never among it.</summary>
/// <remarks>A part of a batch, a change that is looked for first, and a call after another sign-in have rules of their own.</remarks>
internal static class RetryRules
{
    /// <summary>The most often that a request is sent, whatever keeps it from being answered.</summary>
    public const int MostTries = 5;

    /// <summary>The most often that an answer is asked for that breaks off on its way.</summary>
    public const int TriesOfBrokenBodies = 3;

    /// <summary>Whoever is told to wait longer wants to know it now.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>Tells whether the request of an answer may be sent again instead.</summary>
    public static bool IsRetriable(HttpResponseMessage response)
    {
        var state = RequestState.Of(response.RequestMessage!);
        if (state.Tries >= MostTries || !RetryAfter.Read(response).IsWithin(LongestWait))
        {
            return false;
        }

        // 429 says that nothing was done; after the others, something may have been.
        return (int)response.StatusCode == 429 || (state.IsRead && IsFailure(response) && !state.Outage.IsTooLong);
    }

    /// <summary>Tells whether the service failed, although it has answered.</summary>
    public static bool IsFailure(HttpResponseMessage response) => (int)response.StatusCode is 408 or 500 or 502 or 503 or 504;

    /// <summary>Tells whether a body that broke off may be asked for again.</summary>
    /// <param name="state">The state of its request.</param>
    /// <param name="attempt">How often it broke off.</param>
    public static bool IsRetriable(RequestState state, int attempt) =>
        attempt < TriesOfBrokenBodies && state.Tries < MostTries && !state.Outage.IsTooLong;

    /// <summary>Tells whether a request that was not answered may be sent again.</summary>
    public static bool IsRetriable(Exception fault, RequestState state) =>
        state.IsRead && state.Tries < MostTries && !state.Outage.IsTooLong && !NetworkFaults.WillStay(fault) && (IsSilence(fault) || fault is HttpRequestException or IOException or InvalidDataException);

    /// <summary>Tells whether the service did not answer in time. Only where nobody stopped the call: that looks alike.</summary>
    public static bool IsSilence(Exception fault) => fault is TimeoutException or OperationCanceledException;
}
