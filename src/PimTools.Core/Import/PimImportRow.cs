using System;
using PimTools.Changes;

namespace PimTools;

/// <summary>A row of an import: what was asked, what is to be done, what became of it.</summary>
public sealed class PimImportRow
{
    /// <summary>Creates a row that is not planned yet.</summary>
    public PimImportRow(PimAssignmentRow asked) => Asked = asked;

    /// <summary>The row as it was written.</summary>
    public PimAssignmentRow Asked { get; }

    /// <summary>The line of a CSV file on which the row begins, as an editor counts; elsewhere the row's number. Both count from 1.</summary>
    public int Line => Asked.Line;

    /// <summary>The key of the row.</summary>
    public string Key => Asked.Key;

    /// <summary>The plan.</summary>
    public PimImportPlan Plan { get; private set; }

    /// <summary>The result.</summary>
    public PimImportResult Result { get; private set; } = PimImportResult.Planned;

    /// <summary>The reason why it is invalid or failed, or what changes, from what to what; null where there is none.</summary>
    public string? Reason { get; private set; }

    /// <summary>The code of the error; null where there is none.</summary>
    public PimErrorCode? ErrorCode { get; private set; }

    /// <summary>The role; null until it is found.</summary>
    public PimRole? Role => Desired?.Role;

    /// <summary>The kind of the role; null until it is found.</summary>
    public PimKind? Kind => Role?.Kind;

    /// <summary>The role's id; null until it is found.</summary>
    public string? RoleId => Role?.Id;

    /// <summary>The scope; null until it is found.</summary>
    public PimScope? Scope => Desired?.Scope;

    /// <summary>The scope's id; null until it is found.</summary>
    public string? ScopeId => Scope?.Id;

    /// <summary>The principal; null until it is found.</summary>
    public PimPrincipal? Principal => Desired?.Principal;

    /// <summary>The principal's object id; null until it is found.</summary>
    public string? PrincipalId => Principal?.Id;

    /// <summary>The principal's user principal name; null until it is found, and where it has none.</summary>
    public string? UserPrincipalName => Principal?.UserPrincipalName;

    /// <summary>Eligible or active; null until the row is read.</summary>
    public PimAssignmentType? Type => Desired?.Type;

    /// <summary>The schedule that is wanted; null until the row is read. Where the row does not say until when, what there is keeps its end.</summary>
    public PimSchedule? Schedule => Desired?.Schedule;

    /// <summary>The time at which the assignment begins, UTC; null where it begins at once, and until it is planned.</summary>
    public DateTimeOffset? Start => Terms?.Schedule.Start;

    /// <summary>The time at which the assignment is to end, UTC; null where it has no end, and until it is planned.</summary>
    public DateTimeOffset? End => Terms?.EndFrom(Change!.Planned);

    /// <summary>Tells whether the assignment is to have no end; null until it is planned.</summary>
    public bool? IsPermanent => Terms is null ? null : End is null;

    /// <summary>The request that was made; null where none was.</summary>
    public PimRequest? Request { get; private set; }

    internal DesiredAssignment? Desired { get; private set; }

    /// <summary>The step that is planned for it; null until it is planned, and where it cannot be.</summary>
    internal PlannedChange? Change { get; private set; }

    private AssignmentTerms? Terms => Change is null ? null : Change.Action == AssignmentAction.None ? Change.From ?? Change.To : Change.To;

    internal bool MustSend => Change is { IsNeeded: true } && Result == PimImportResult.Planned;

    /// <inheritdoc />
    public override string ToString() => $"{Line}: {Plan}, {Result}{(Reason is null ? string.Empty : ": " + Reason)}";

    internal void Refuse(PimException error, DesiredAssignment? desired = null)
    {
        Desired = desired;
        Plan = PimImportPlan.Invalid;
        Fail(error);
    }

    internal void Fail(PimException error)
    {
        Result = PimImportResult.Failed;
        Reason = error.Remedy is null ? error.Message : error.Message + " " + error.Remedy;
        ErrorCode = error.Code;
    }

    internal void Resume()
    {
        Plan = PimImportPlan.NoChange;
        Result = PimImportResult.Resumed;
    }

    internal void Take(PlannedChange change, DesiredAssignment desired)
    {
        if (change.Refusal is { } refusal)
        {
            Refuse(InColumns(refusal), desired);
            return;
        }

        Desired = desired;
        Change = change;
        Plan = change.Action switch
        {
            AssignmentAction.None => PimImportPlan.NoChange,
            AssignmentAction.Create => PimImportPlan.Create,
            _ => PimImportPlan.Update,
        };
        Result = change.IsNeeded ? PimImportResult.Planned : PimImportResult.Unchanged;
        Reason = Plan == PimImportPlan.Update ? $"It changes {ChangeText.Reason(change)}." : null;
    }

    internal void Take(ChangeOutcome outcome)
    {
        Request = outcome.Request;
        if (outcome.Error is { } error)
        {
            Fail(error);
            return;
        }

        Result = Plan == PimImportPlan.Update ? PimImportResult.Updated : PimImportResult.Created;
    }

    // Whoever wrote the row has columns, and no parameters.
    private static PimException InColumns(PimException refusal) => refusal.Code switch
    {
        PimErrorCode.JustificationRequired => refusal.WithMessage(refusal.Message, "Fill in the column Justification."),
        PimErrorCode.TicketRequired => refusal.WithMessage(refusal.Message, "Fill in the column TicketNumber."),
        PimErrorCode.DurationTooLong => refusal.WithMessage(refusal.Message, "Give less in the column Duration or End."),
        PimErrorCode.InvalidDuration => refusal.WithMessage(refusal.Message, "Give another time in the column Duration or End."),
        _ => refusal,
    };
}
