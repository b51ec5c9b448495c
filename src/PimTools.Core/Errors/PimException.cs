using System;
using System.Collections.Generic;

namespace PimTools;

/// <summary>Everything that goes wrong in PimTools, with a stable code and what to do about it.</summary>
public sealed class PimException : Exception
{
    /// <summary>Creates the exception.</summary>
    public PimException(PimErrorCode code, string message, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>What went wrong.</summary>
    public PimErrorCode Code { get; }

    /// <summary>What to do about it; null where the message says it all.</summary>
    public string? Remedy { get; init; }

    /// <summary>What the caller gave; null where nothing in particular is at fault.</summary>
    public object? TargetObject { get; init; }

    /// <summary>The service's own error code; null where the service was not asked or gave none.</summary>
    public string? ServiceCode { get; init; }

    /// <summary>The HTTP status; null where the service did not answer.</summary>
    public int? Status { get; init; }

    /// <summary>The service's request id, for support; null where it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long the service asks to wait; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// The claims that a new sign-in has to satisfy, as JSON; null unless the code is <see cref="PimErrorCode.StepUpRequired"/> or
    /// <see cref="PimErrorCode.MfaRequired"/>.
    /// </summary>
    public string? Claims { get; init; }

    /// <summary>The authentication contexts among the claims, <c>c1</c> to <c>c99</c>; empty where there are none.</summary>
    public IReadOnlyList<string> AuthenticationContexts { get; init; } = Array.Empty<string>();

    /// <summary>What could have been meant; empty where there is nothing to suggest.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = Array.Empty<string>();

    /// <summary>The same, in words that tell what it is about; without a remedy of its own, with the one there is.</summary>
    public PimException Saying(string message, string? remedy = null) => new(Code, message, this)
    {
        Remedy = remedy ?? Remedy,
        TargetObject = TargetObject,
        ServiceCode = ServiceCode,
        Status = Status,
        RequestId = RequestId,
        RetryAfter = RetryAfter,
        Claims = Claims,
        AuthenticationContexts = AuthenticationContexts,
        Candidates = Candidates,
    };
}
