using System;
using Azure.Core;
using PimTools.Graph.Errors;

namespace PimTools.Graph.Http;

/// <summary>What the pipeline may send again by itself. A write that may have arrived is never among it.</summary>
internal sealed class RetryRules : ResponseClassifier
{
    /// <summary>Whoever is told to wait longer wants to know it now.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>How often an answer is asked for that breaks off on its way.</summary>
    public const int TriesOfBrokenBodies = 3;

    /// <summary>Marks a POST that only reads.</summary>
    public static void MarkAsRead(HttpMessage message) => message.SetProperty(typeof(RetryRules), true);

    public override bool IsRetriableResponse(HttpMessage message)
    {
        var status = message.Response.Status;
        if (!RetryAfter.Read(message.Response).IsWithin(LongestWait))
        {
            return false;
        }

        // 429 says that nothing was done; after the others, something may have been.
        return status == 429 || (status is 408 or 500 or 502 or 503 or 504 && IsRead(message));
    }

    public override bool IsRetriable(HttpMessage message, Exception exception) =>
        IsRead(message) && base.IsRetriable(message, exception) && !NetworkFaults.WillStay(exception) && !(exception is OperationCanceledException && IsSecondSilence(message));

    // Each takes its time; who waits for a prompt does not wait for five.
    private static bool IsSecondSilence(HttpMessage message)
    {
        var isSecond = message.TryGetProperty(typeof(TimeoutException), out _);
        message.SetProperty(typeof(TimeoutException), true);
        return isSecond;
    }

    private static bool IsRead(HttpMessage message) =>
        message.Request.Method == RequestMethod.Get || message.TryGetProperty(typeof(RetryRules), out _);
}
