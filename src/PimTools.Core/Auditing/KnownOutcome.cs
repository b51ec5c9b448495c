using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Auditing;

/// <summary>Decides how a request ended, by the records about it and by its own status.</summary>
internal sealed class KnownOutcome
{
    private static readonly TimeSpan LongestApproval = TimeSpan.FromDays(1);

    private readonly IReadOnlyList<(AuditStep Step, PimAuditRecord Record)> _steps;
    private readonly PimRequest? _request;
    private readonly DateTimeOffset _now;

    public KnownOutcome(IReadOnlyList<(AuditStep Step, PimAuditRecord Record)> steps, PimRequest? request, DateTimeOffset now)
    {
        _steps = steps;
        _request = request;
        _now = now;
        Outcome = Decide();
    }

    /// <summary>The way in which it ended, as far as no other request ended what it made.</summary>
    public PimActivityOutcome Outcome { get; }

    /// <summary>The time at which it was done; null where it was not, or no record tells.</summary>
    public DateTimeOffset? Completed => TimeOf(AuditPhase.Completed) ?? TimeOf(AuditPhase.OutsidePim);

    /// <summary>The time from which the assignment was in force; null where it never was, or that is not told.</summary>
    public DateTimeOffset? Began => Outcome is PimActivityOutcome.InForce or PimActivityOutcome.Expired ? Later(Start, Completed ?? _request?.Completed) ?? _request?.Created : null;

    /// <summary>The time at which its time was over; null where it was not.</summary>
    public DateTimeOffset? Ended => Outcome == PimActivityOutcome.Expired ? TimeOf(AuditPhase.Ended) ?? End : null;

    /// <summary>Tells whether a record tells that its time was over.</summary>
    public bool IsEndRecorded => Has(AuditPhase.Ended);

    private DateTimeOffset? Start => _request?.Start ?? _steps.Select(step => step.Record.Start).FirstOrDefault(start => start is not null);

    private DateTimeOffset? End => _request?.End ?? _steps.Select(step => step.Record.End).FirstOrDefault(end => end is not null);

    private PimRequestAction Action => _request is { Action: not PimRequestAction.Unknown } ? _request.Action
        : _steps.Count == 0 ? PimRequestAction.Unknown
        : _steps[_steps.Count - 1].Step.Action;

    // A removal ends something, and an extension changes something that another request made.
    private bool IsGrant => Action is PimRequestAction.SelfActivate or PimRequestAction.AdminAssign or PimRequestAction.Unknown;

    private PimActivityOutcome Decide() =>
        IsEndRecorded ? PimActivityOutcome.Expired
        : Has(AuditPhase.Denied) || _request?.Status is PimRequestStatus.Denied or PimRequestStatus.AdminDenied ? PimActivityOutcome.Denied
        : Has(AuditPhase.TimedOut) || _request?.Status == PimRequestStatus.TimedOut ? PimActivityOutcome.TimedOut
        : Has(AuditPhase.Canceled) || _request?.Status == PimRequestStatus.Canceled ? PimActivityOutcome.Canceled
        : _request?.Outcome == PimRequestOutcome.Failed || _steps.Any(step => step.Record.Reason is not null) ? PimActivityOutcome.Failed
        : Has(AuditPhase.Completed) || Has(AuditPhase.OutsidePim) || _request?.Outcome == PimRequestOutcome.Succeeded ? OfDone()
        : Has(AuditPhase.Approved) && !IsGrant ? PimActivityOutcome.Done
        : OfOpen();

    private PimActivityOutcome OfDone() =>
        !IsGrant ? PimActivityOutcome.Done
        : Start > _now ? PimActivityOutcome.Scheduled
        : End <= _now ? PimActivityOutcome.Expired
        : PimActivityOutcome.InForce;

    private PimActivityOutcome OfOpen() => _request?.Outcome switch
    {
        PimRequestOutcome.Scheduled when Start > _now => PimActivityOutcome.Scheduled,
        PimRequestOutcome.AwaitingDecision => PimActivityOutcome.AwaitingDecision,
        PimRequestOutcome.Scheduled or PimRequestOutcome.InProgress => PimActivityOutcome.InProgress,
        _ when Has(AuditPhase.Approved) => PimActivityOutcome.InProgress,
        _ when TimeOf(AuditPhase.ApprovalRequested) + LongestApproval > _now => PimActivityOutcome.AwaitingDecision,
        _ => PimActivityOutcome.Unknown,
    };

    private bool Has(AuditPhase phase) => _steps.Any(step => step.Step.Phase == phase);

    private DateTimeOffset? TimeOf(AuditPhase phase) => _steps.Where(step => step.Step.Phase == phase).Select(step => (DateTimeOffset?)step.Record.Time).FirstOrDefault();

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;
}
