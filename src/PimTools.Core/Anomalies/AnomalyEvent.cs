using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Conditions;

namespace PimTools.Anomalies;

/// <summary>An event that rules look at: a request, or a record of the log that tells of no request.</summary>
internal sealed class AnomalyEvent
{
    private readonly PersonHistories _histories;
    private readonly AccountList _breakGlass;

    /// <param name="activity">The request.</param>
    /// <param name="histories">What else the people have asked for.</param>
    /// <param name="breakGlass">The break-glass accounts.</param>
    public AnomalyEvent(PimActivity activity, PersonHistories histories, AccountList breakGlass)
        : this(histories, breakGlass) => Activity = activity;

    /// <param name="record">The record of the log.</param>
    /// <param name="histories">What else the people have asked for.</param>
    /// <param name="breakGlass">The break-glass accounts.</param>
    public AnomalyEvent(PimAuditRecord record, PersonHistories histories, AccountList breakGlass)
        : this(histories, breakGlass) => Record = record;

    private AnomalyEvent(PersonHistories histories, AccountList breakGlass)
    {
        _histories = histories;
        _breakGlass = breakGlass;
    }

    /// <summary>The request; null for a change.</summary>
    public PimActivity? Activity { get; }

    /// <summary>The record of a change; null for a request.</summary>
    public PimAuditRecord? Record { get; }

    /// <summary>The time, UTC; null where it has run out of the log.</summary>
    public DateTimeOffset? Time => Record?.Time ?? Activity!.Requested;

    public string? RequestId => Record is null ? Activity!.RequestId : Record.RequestId;

    public IEnumerable<string> RecordIds => Record is null ? Activity!.RecordIds : new[] { Record.Id };

    public PimPrincipal? Principal => Record is null ? Activity!.Principal : Record.Principal;

    public PimPrincipal? Requestor => Record is null ? Activity!.Requestor : Record.Initiator;

    public PimPrincipal? DecidedBy => Activity?.DecidedBy;

    public PimKind? Kind => Record is null ? Activity!.Kind : Record.Kind;

    public string? Role => Record is null ? Activity!.Role : Record.Role;

    public string? RoleId => Record is null ? Activity!.RoleId : Record.RoleId;

    public PimAccess? Access => Record is null ? Activity!.Access : Record.Access;

    public string? Scope => Record is null ? Activity!.Scope : Record.Scope;

    public string? ScopeId => Record is null ? Activity!.ScopeId : Record.ScopeId;

    public string? IpAddress => Record is null ? Activity!.IpAddress : Record.IpAddress;

    /// <summary>Everybody who is told to have a part in it.</summary>
    public IEnumerable<PimPrincipal> People => new[] { Principal, Requestor, DecidedBy }.OfType<PimPrincipal>();

    /// <summary>Tells whether one of the people is a break-glass account.</summary>
    public FieldValue IsBreakGlass => _breakGlass.Names(People);

    /// <summary>The number of the person's other requests.</summary>
    public FieldValue OtherRequests => OfHistory((history, time) => history.Others(time));

    /// <summary>The number of the person's other requests at about this time of day.</summary>
    public FieldValue RequestsAtThisHour => OfHistory((history, time) => history.AtHourOf(time));

    /// <summary>The value of a key, by which two events are the same; null where it is not told.</summary>
    public string? ValueOf(EventKey key) => key switch
    {
        EventKey.Principal => Principal?.Id.ToUpperInvariant(),
        EventKey.Requestor => Requestor?.Id.ToUpperInvariant(),
        EventKey.DecidedBy => DecidedBy?.Id.ToUpperInvariant(),

        // The ids of roles differ by source.
        EventKey.Role => Role is null ? null : $"{Kind}\n{Role.ToUpperInvariant()}\n{Access}",
        EventKey.Scope => Scope?.ToUpperInvariant(),
        _ => IpAddress,
    };

    private FieldValue OfHistory(Func<PersonHistory, DateTimeOffset, long> count) =>
        Requestor is null ? FieldValue.Unknown("Neither the log nor the request tells who asked.")
        : Time is not { } time ? FieldValue.Unknown("The time of the request has run out of the log.")
        : FieldValue.Of(count(_histories.Of(Requestor), time));
}
