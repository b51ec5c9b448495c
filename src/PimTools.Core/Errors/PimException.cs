using System;
using System.Collections.Generic;
using PimTools.Errors;

namespace PimTools;

/// <summary>Everything that goes wrong in PimTools, with a stable code and what to do about it.</summary>
public sealed class PimException : Exception
{
    private readonly string? _remedy;

    /// <summary>
    /// Creates the exception. The message and the remedy are shown: control characters that came from the service become visible, no access token is told,
    /// and each has 4,000 characters at most.
    /// </summary>
    public PimException(PimErrorCode code, string message, Exception? innerException = null)
        : base(VisibleText.OnOneLine(MessageText.Cut(message)), innerException) => Code = code;

    /// <summary>The code.</summary>
    public PimErrorCode Code { get; }

    /// <summary>The advice; null where the message says it all.</summary>
    public string? Remedy
    {
        get => _remedy;
        init => _remedy = value is null ? null : VisibleText.OnOneLine(MessageText.Cut(value));
    }

    /// <summary>The input at fault; null where nothing in particular is.</summary>
    public object? TargetObject { get; init; }

    /// <summary>The service's own error code; null where the service was not asked or gave none.</summary>
    public string? ServiceCode { get; init; }

    /// <summary>The HTTP status; null where the service did not answer.</summary>
    public int? Status { get; init; }

    /// <summary>The service's request id, for support; null where it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The id that this client gave the call, the same over its repeats, for support; null where the service answered or nothing was sent.</summary>
    public string? ClientRequestId { get; init; }

    /// <summary>The time that the service asks to wait; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// The claims that a new sign-in has to satisfy, as JSON; null unless the code is <see cref="PimErrorCode.StepUpRequired"/> or
    /// <see cref="PimErrorCode.MfaRequired"/>.
    /// </summary>
    public string? Claims { get; init; }

    /// <summary>The authentication contexts among the claims, <c>c1</c> to <c>c99</c>; empty where there are none.</summary>
    public IReadOnlyList<string> AuthenticationContexts { get; init; } = Array.Empty<string>();

    /// <summary>The values that could have been meant; empty where there is nothing to suggest.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = Array.Empty<string>();

    /// <summary>The sentence of the service, as far as it is for people; null where it said none.</summary>
    internal string? Said { get; init; }

    /// <summary>Tells that the error concerns one item, so that others can go on although its code would end a command.</summary>
    internal bool IsOfOneItem { get; private init; }

    /// <summary>The same error, of one item.</summary>
    internal PimException OfOneItem() => Copy(Code, Message, Remedy, TargetObject, Candidates, isOfOneItem: true);

    /// <summary>Makes an error of the same code and the same details of the service, with a message of its own.</summary>
    /// <param name="message">The message.</param>
    /// <param name="remedy">What to do about it; null keeps the remedy there is.</param>
    /// <param name="target">What the caller gave; null keeps what there is.</param>
    /// <param name="candidates">What could have been meant; null keeps what there is.</param>
    public PimException WithMessage(
        string message, string? remedy = null, object? target = null, IReadOnlyList<string>? candidates = null) =>
        Copy(Code, message, remedy ?? Remedy, target ?? TargetObject, candidates ?? Candidates, IsOfOneItem);

    /// <summary>Makes an error that says more of what went wrong, with the service's details of its cause.</summary>
    /// <param name="cause">The service's refusal; null where there was none.</param>
    /// <param name="code">The code.</param>
    /// <param name="message">The message.</param>
    /// <param name="remedy">What to do about it.</param>
    /// <param name="target">What the caller gave; null for nothing in particular.</param>
    internal static PimException From(PimException? cause, PimErrorCode code, string message, string remedy, object? target = null) =>
        cause?.Copy(code, message, remedy, target, Array.Empty<string>(), isOfOneItem: false)
        ?? new PimException(code, message) { Remedy = remedy, TargetObject = target };

    private PimException Copy(PimErrorCode code, string message, string? remedy, object? target, IReadOnlyList<string> candidates, bool isOfOneItem) => new(code, message, this)
    {
        Remedy = remedy,
        TargetObject = target,
        ServiceCode = ServiceCode,
        Status = Status,
        RequestId = RequestId,
        ClientRequestId = ClientRequestId,
        RetryAfter = RetryAfter,
        Claims = Claims,
        AuthenticationContexts = AuthenticationContexts,
        Candidates = candidates,
        Said = Said,
        IsOfOneItem = isOfOneItem,
    };
}
