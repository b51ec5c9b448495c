using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools.Auditing;

/// <summary>Puts together the facts of one request that the log and the lists tell.</summary>
internal sealed class RequestHistory
{
    private readonly List<(AuditStep Step, PimAuditRecord Record)> _steps = new();
    private PimRequest? _request;

    public RequestHistory(PimRequest? request) => _request = request;

    /// <summary>The time at which it was asked for, UTC; null until a source tells it.</summary>
    public DateTimeOffset? Requested => _request?.Created ?? Asked?.Time;

    /// <summary>Tells whether the request itself is listed.</summary>
    public bool IsListed => _request is not null;

    /// <summary>Tells whether the record of its beginning was read.</summary>
    public bool HasBeginning => Asked is not null;

    /// <summary>The request of which no record was read, and that does not say who decided it; null for any other.</summary>
    public PimRequest? Undecided => !IsInAuditLog && _request is { LacksDecision: true } ? _request : null;

    private bool IsInAuditLog => _steps.Exists(step => !step.Record.IsOfActivityLog);

    // PIM's own record has names, where the activity log has ids.
    private PimAuditRecord? Asked => Beginning(isOfActivityLog: false) ?? Beginning(isOfActivityLog: true);

    /// <summary>Adds a record; the newest comes first.</summary>
    public void Add(AuditStep step, PimAuditRecord record) => _steps.Add((step, record));

    /// <summary>Tells whether a record of one log is about what happened outside of PIM, and this is that of the other log.</summary>
    public bool IsAlso(AuditStep step, PimAuditRecord record, TimeSpan lag) => _steps.Count == 1 && _steps[0] is var (known, other)
        && step.Phase == AuditPhase.OutsidePim
        && known == step
        && other.IsOfActivityLog != record.IsOfActivityLog
        && (other.Time - record.Time).Duration() <= lag
        && other.PrincipalId is { } principal && TextEquality.IsAny(principal, record.PrincipalId)
        && other.RoleId is { } role && TextEquality.IsAny(role, record.RoleId)
        && other.ScopeId is { } scope && TextEquality.IsAny(scope, record.ScopeId);

    /// <summary>Takes the request again, with what was decided about it.</summary>
    public void Replace(PimRequest request) => _request = request;

    /// <summary>Tells the whole.</summary>
    /// <param name="ends">The removals and extensions that were read.</param>
    /// <param name="now">The service's time, UTC.</param>
    public PimActivity Build(AssignmentEnds ends, DateTimeOffset now)
    {
        var known = new KnownOutcome(_steps, _request, now);
        var activity = Describe(known.Outcome, known.Began, known.Ended, null);
        if (known.Outcome == PimActivityOutcome.Done)
        {
            ends.Add(activity, known.Completed ?? activity.Requested ?? now);
        }

        var changes = known.Began is { } began ? ends.Take(activity, began) : Array.Empty<AssignmentEnd>();
        if (changes.Count == 0)
        {
            return activity;
        }

        var last = changes[changes.Count - 1];
        return last switch
        {
            { Action: PimRequestAction.SelfDeactivate } => Describe(PimActivityOutcome.Deactivated, known.Began, last.Time, last.By),
            { IsRemoval: true } => Describe(PimActivityOutcome.Removed, known.Began, last.Time, last.By),
            _ when known.IsEndRecorded => activity,
            _ when last.End <= now => Describe(PimActivityOutcome.Expired, known.Began, last.End, null),
            _ => Describe(PimActivityOutcome.InForce, known.Began, null, null),
        };
    }

    private PimActivity Describe(PimActivityOutcome outcome, DateTimeOffset? began, DateTimeOffset? ended, PimPrincipal? endedBy)
    {
        var asked = Asked;
        var any = asked ?? _steps.Select(step => step.Record).LastOrDefault();
        var start = _request?.Start ?? Latest(record => record.Start);
        var end = _request?.End ?? Latest(record => record.End);
        var decision = Decision();
        var operation = Beginning(isOfActivityLog: true);
        return new PimActivity(_request?.Id ?? any?.RequestId, Action)
        {
            Requested = Requested,
            Type = _request?.Type ?? _steps.Select(step => step.Step.Type).LastOrDefault(type => type is not null),
            IsOutsidePim = Last(AuditPhase.OutsidePim) is not null,
            Kind = _request?.Kind ?? any?.Kind,
            Role = _request?.RoleName ?? any?.Role,
            RoleId = _request?.RoleId ?? any?.RoleId,
            Access = _request?.Access ?? any?.Access,
            Scope = _request?.ScopeName ?? any?.Scope,
            ScopeId = _request?.ScopeId ?? any?.ScopeId,
            Principal = any?.Principal ?? _request?.Principal,
            Requestor = asked?.Initiator ?? _request?.CreatedBy,
            IpAddress = asked?.IpAddress ?? operation?.IpAddress,
            IsMfaUsed = operation?.IsMfaUsed,
            Justification = _request?.Justification ?? asked?.Justification,
            TicketNumber = _request?.TicketNumber ?? any?.TicketNumber,
            TicketSystem = _request?.TicketSystem ?? any?.TicketSystem,
            Decision = decision?.Decision,
            DecidedBy = decision?.By,
            DecisionJustification = decision?.Words,
            Decided = decision?.Time,
            Start = start,
            End = end,
            Duration = _request?.Duration ?? (end - start),
            Began = began,
            Ended = ended,
            EndedBy = endedBy,
            Outcome = outcome,
            Reason = outcome is PimActivityOutcome.Failed ? _steps.Select(step => step.Record.Reason).FirstOrDefault(reason => reason is not null) : null,
            Source = string.Join("; ", Sources()),
            RecordIds = _steps.ConvertAll(step => step.Record.Id),
            IsInAuditLog = IsInAuditLog,
            IsRecordedAsPermanent = _steps.Exists(step => step.Record.Activity.IndexOf("permanent", StringComparison.OrdinalIgnoreCase) >= 0),
        };
    }

    // The request says it exactly; the log says neither who changed nor who extended.
    private PimRequestAction Action
    {
        get
        {
            if (_request is { Action: not PimRequestAction.Unknown })
            {
                return _request.Action;
            }

            var action = _steps.Count == 0 ? PimRequestAction.Unknown : _steps[_steps.Count - 1].Step.Action;
            var isOwn = Asked is { Initiator: { } initiator, Principal: { } principal } && initiator.Equals(principal);
            return (action, isOwn) switch
            {
                (PimRequestAction.AdminExtend, true) => PimRequestAction.SelfExtend,
                (PimRequestAction.AdminRenew, true) => PimRequestAction.SelfRenew,
                _ => action,
            };
        }
    }

    private (PimDecision Decision, PimPrincipal? By, string? Words, DateTimeOffset? Time)? Decision()
    {
        var denied = Last(AuditPhase.Denied);
        if ((denied ?? Last(AuditPhase.Approved)) is { } record && !(record.Initiator is { } one && one.Equals(Asked?.Initiator)))
        {
            return (denied is null ? PimDecision.Approve : PimDecision.Deny, record.Initiator, WordsOf(record), record.Time);
        }

        return _request is { DecidedBy: { } by }
            ? (_request.Status is PimRequestStatus.Denied or PimRequestStatus.AdminDenied ? PimDecision.Deny : PimDecision.Approve, by, _request.DecisionJustification, _request.Decided)
            : null;
    }

    // A record of a decision repeats the requestor's words where the approver has none.
    private string? WordsOf(PimAuditRecord record) =>
        record.Details.TryGetValue("ApproverJustification", out var words) ? words
        : record.Justification is { } said && said != Asked?.Justification && said != _request?.Justification ? said
        : null;

    private IEnumerable<string> Sources()
    {
        if (IsInAuditLog)
        {
            yield return "AuditLog";
        }

        if (_steps.Exists(step => step.Record.IsOfActivityLog))
        {
            yield return "ActivityLog";
        }

        if (_request is not null)
        {
            yield return "Request";
        }
    }

    private PimAuditRecord? Beginning(bool isOfActivityLog) =>
        _steps.FindLast(step => step.Record.IsOfActivityLog == isOfActivityLog && (step.Step.Phase is AuditPhase.Requested or AuditPhase.OutsidePim)).Record;

    private PimAuditRecord? Last(AuditPhase phase) => _steps.FindLast(step => step.Step.Phase == phase).Record;

    private DateTimeOffset? Latest(Func<PimAuditRecord, DateTimeOffset?> time) => _steps.Select(step => time(step.Record)).FirstOrDefault(one => one is not null);
}
