using System;

namespace PimTools;

/// <summary>Makes the emulated tenant fail as the service does, so that a runbook can be rehearsed.</summary>
public interface IPimEmulatorFaults
{
    /// <summary>The share of calls that are answered with 429, from 0 to 1.</summary>
    double ThrottleRate { get; }

    /// <summary>
    /// Tells whether a new activation stays at the status Granted: it never begins, and its request is gone a day after its start; false until set.
    /// </summary>
    bool KeepsGranted { get; set; }

    /// <summary>Tells whether changes in Azure are answered with 401 and a challenge until the person signs in again with MFA; false until set.</summary>
    bool ChallengesAzureChanges { get; set; }

    /// <summary>Tells whether changes in Azure are refused with RequestDisallowedByPolicy, without a challenge; false until set.</summary>
    bool DisallowsAzureChanges { get; set; }

    /// <summary>Tells whether PIM for Groups refuses every call because a permission is missing; false until set.</summary>
    bool DeniesGroups { get; set; }

    /// <summary>Answers a share of the calls with 429 and asks each time to wait.</summary>
    /// <param name="rate">The share, from 0 to 1; 0 ends it.</param>
    /// <param name="retryAfter">The time to wait, in whole seconds.</param>
    void Throttle(double rate, TimeSpan retryAfter);

    /// <summary>Puts a resource lock on an Azure scope: a change there or below is accepted and ends as FailedAsResourceIsLocked.</summary>
    /// <param name="scope">The id or the name of the scope.</param>
    void LockScope(string scope);

    /// <summary>Gives an Azure subscription to another tenant: calls about it are refused with InvalidAuthenticationTokenTenant.</summary>
    /// <param name="subscription">The id or the name of the subscription.</param>
    void MoveSubscription(string subscription);

    /// <summary>Answers the next calls to an address with a status of HTTP, and does not handle them.</summary>
    /// <param name="status">The status, such as 503.</param>
    /// <param name="path">A part of path and query, ignoring case.</param>
    /// <param name="times">The number of calls.</param>
    void FailNext(int status, string path, int times);

    /// <summary>Ends all faults.</summary>
    void Clear();
}
