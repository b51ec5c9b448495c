using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Conditions;

namespace PimTools.Anomalies;

/// <summary>The fields of a request and of a change. They bear the names of properties of what Get-PimActivity and Get-PimAuditLog give where there is one.</summary>
internal static class EventFields
{
    private const string NoRequestor = "Neither the log nor the request tells who asked.";
    private const string NoPrincipal = "Neither the log nor the request tells whom it is about.";

    private static readonly IReadOnlyList<Field> Shared = new[]
    {
        Word<PimKind>("Kind", one => OrUnknown(one.Kind?.ToString(), "The log does not tell the kind of role.")),
        Of("Role", FieldType.Text, one => FieldValue.Of(one.Role)),
        Of("RoleId", FieldType.Text, one => FieldValue.Of(one.RoleId)),
        Word<PimAccess>("Access", one => FieldValue.Of(one.Access?.ToString())),
        Of("Scope", FieldType.Text, one => FieldValue.Of(one.Scope)),
        Of("ScopeId", FieldType.Text, one => FieldValue.Of(one.ScopeId)),
        Of("IpAddress", FieldType.Text, one => FieldValue.Of(one.IpAddress)),
        Of("IsBreakGlass", FieldType.Flag, one => one.IsBreakGlass),
    };

    private static readonly IReadOnlyList<Field> Activities = Shared.Concat(new[]
    {
        Word<PimRequestAction>("Action", one => Word(one.Activity!.Action, PimRequestAction.Unknown, "Neither the log nor the request tells what was asked for.")),
        Word<PimAssignmentType>("Type", one => OrUnknown(one.Activity!.Type?.ToString(), "The log does not tell whether it is eligible or active.")),
        Word<PimActivityOutcome>("Outcome", one => Word(one.Activity!.Outcome, PimActivityOutcome.Unknown, "Neither the log nor the request tells how it ended.")),
        Of("Principal", FieldType.Text, one => Name(one.Principal, NoPrincipal)),
        Of("PrincipalId", FieldType.Text, one => OrUnknown(one.Principal?.Id, NoPrincipal)),
        Word<PimPrincipalType>("PrincipalType", one => Word(one.Principal?.Type ?? PimPrincipalType.Unknown, PimPrincipalType.Unknown, NoPrincipal)),
        Of("Requestor", FieldType.Text, one => Name(one.Requestor, NoRequestor)),
        Of("DecidedBy", FieldType.Text, DecidedBy),
        Word<PimDecision>("Decision", one => FieldValue.Of(one.Activity!.Decision?.ToString())),
        Of("DecidedAfter", FieldType.Duration, one => Time(one.Activity!.DecidedAfter, one.Activity.Decision is not null, "The time of the request or of the decision is not told.")),
        Of("IsOwn", FieldType.Flag, Own),
        Of("IsOutsidePim", FieldType.Flag, one => FieldValue.Of(one.Activity!.IsOutsidePim)),
        Of("IsPermanent", FieldType.Flag, Permanent),
        Of("Duration", FieldType.Duration, one => Time(one.Activity!.Duration, isToBeTold: false, string.Empty)),
        Of("ActualDuration", FieldType.Duration, one => Time(one.Activity!.ActualDuration, one.Activity.Ended is not null, "The time from which it was in force is not told.")),
        Of("Justification", FieldType.Text, one => FieldValue.Of(one.Activity!.Justification)),
        Of("TicketNumber", FieldType.Text, one => FieldValue.Of(one.Activity!.TicketNumber)),
        Of("OtherRequests", FieldType.Number, one => one.OtherRequests),
        Of("RequestsAtThisHour", FieldType.Number, one => one.RequestsAtThisHour),
    }).ToList();

    private static readonly IReadOnlyList<Field> Changes = Shared.Concat(new[]
    {
        Of("Activity", FieldType.Text, one => FieldValue.Of(one.Record!.Activity)),
        Of("Category", FieldType.Text, one => FieldValue.Of(one.Record!.Category)),
        Of("Result", FieldType.Text, one => FieldValue.Of(one.Record!.Result)),
        Of("Requestor", FieldType.Text, one => Name(one.Requestor, "The log does not tell who made the change.")),
        Of("TargetNames", FieldType.Texts, one => FieldValue.Of(one.Record!.TargetNames)),
    }).ToList();

    /// <summary>The fields that count the person's other requests, and so need more of the log than what is asked about.</summary>
    public static IReadOnlyList<string> OfHistory { get; } = new[] { "OtherRequests", "RequestsAtThisHour" };

    public static IReadOnlyList<Field> Of(AnomalySubject subject) => subject == AnomalySubject.Activities ? Activities : Changes;

    /// <summary>One of them, to begin a sentence with.</summary>
    public static string Name(AnomalySubject subject) => subject == AnomalySubject.Activities ? "An activity" : "A change";

    private static Field Of(string name, FieldType type, Func<AnomalyEvent, FieldValue> read) => Field.Of(name, type, read);

    private static Field Word<T>(string name, Func<AnomalyEvent, FieldValue> read)
        where T : struct, Enum => Field.OfWord<AnomalyEvent, T>(name, read);

    private static FieldValue Word<T>(T word, T unknown, string reason)
        where T : struct, Enum => word.Equals(unknown) ? FieldValue.Unknown(reason) : FieldValue.Of(word.ToString());

    private static FieldValue OrUnknown(string? text, string reason) => text is null ? FieldValue.Unknown(reason) : FieldValue.Of(text);

    private static FieldValue Name(PimPrincipal? one, string reason) => OrUnknown(one?.UserPrincipalName ?? one?.ToString(), reason);

    private static FieldValue Time(TimeSpan? time, bool isToBeTold, string reason) =>
        time is { } known ? FieldValue.Of(known) : isToBeTold ? FieldValue.Unknown(reason) : FieldValue.None();

    private static FieldValue DecidedBy(AnomalyEvent one) =>
        one.DecidedBy is null && one.Activity!.Decision is null ? FieldValue.None() : Name(one.DecidedBy, "The log does not tell who decided.");

    private static FieldValue Own(AnomalyEvent one) =>
        one.Requestor is null ? FieldValue.Unknown(NoRequestor)
        : one.Principal is null ? FieldValue.Unknown(NoPrincipal)
        : FieldValue.Of(one.Requestor.Equals(one.Principal));

    // A record has an end where there is one; that it has none is told by its name, and by the request.
    private static FieldValue Permanent(AnomalyEvent one)
    {
        var activity = one.Activity!;
        return activity.End is not null || activity.Duration is not null ? FieldValue.Of(false)
            : activity.Source.IndexOf("Request", StringComparison.Ordinal) >= 0 || activity.IsOutsidePim
                || activity.IsRecordedAsPermanent ? FieldValue.Of(true)
            : FieldValue.Unknown("The log tells no end, and the request is not listed any more.");
    }
}
