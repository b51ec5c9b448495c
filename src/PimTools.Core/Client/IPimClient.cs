using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>The one way to the service, for all three kinds, in parts. It is safe to use from many threads.</summary>
/// <remarks>
/// Lists hand each element over as soon as it is read, from any thread but one at a time; an exception from the receiver ends the
/// list. Everything throws <see cref="PimException"/>, and <see cref="OperationCanceledException"/> when the call is canceled.
/// </remarks>
public interface IPimClient : IDisposable
{
    /// <summary>The account that is signed in, and its tenant.</summary>
    PimContext Context { get; }

    /// <summary>The service's own time, UTC, as its last answer told it; this machine's before the first answer.</summary>
    DateTimeOffset ServiceTime { get; }

    /// <summary>The delegated scopes or application roles in the token for Microsoft Graph that was got last.</summary>
    IReadOnlyList<string> Permissions { get; }

    /// <summary>The roles that can be held.</summary>
    IPimRoles Roles { get; }

    /// <summary>The scopes at which roles can be held.</summary>
    IPimScopes Scopes { get; }

    /// <summary>The assignments: who holds what, or may activate it.</summary>
    IPimAssignments Assignments { get; }

    /// <summary>Requests: the only way to change assignments.</summary>
    IPimRequests Requests { get; }

    /// <summary>The settings of roles.</summary>
    IPimSettings Settings { get; }

    /// <summary>The users, groups and service principals.</summary>
    IPimDirectory Directory { get; }

    /// <summary>The audit log.</summary>
    IPimAudit Audit { get; }

    /// <summary>Rows for a table of Azure Monitor.</summary>
    IPimIngestion Ingestion { get; }

    /// <summary>The access reviews of roles.</summary>
    IPimAccessReviews AccessReviews { get; }

    /// <summary>PIM's own alerts.</summary>
    IPimAlerts Alerts { get; }

    /// <summary>Calls that a person writes.</summary>
    IPimRaw Raw { get; }

    /// <summary>
    /// Gets new tokens, without asking anybody, so that they tell what has been activated since: roles and groups stand in a token as they
    /// were when it was issued.
    /// </summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.AuthenticationFailed"/> where the tokens came from elsewhere.</exception>
    Task RenewTokensAsync(PimCall call);
}
