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

    /// <summary>The row's number, from 1.</summary>
    public int Line => Asked.Line;

    /// <summary>The key of the row.</summary>
    public string Key => Asked.Key;

    /// <summary>The plan.</summary>
    public PimImportPlan Plan { get; private set; }

    /// <summary>The result.</summary>
    public PimImportResult Result { get; private set; } = PimImportResult.Planned;

    /// <summary>The reason why it is invalid or failed; null where there is none.</summary>
    public string? Reason { get; private set; }

    /// <summary>The code of the error; null where there is none.</summary>
    public PimErrorCode? ErrorCode { get; private set; }

    /// <summary>The role; null until it is found.</summary>
    public PimRole? Role => Wanted?.Role;

    /// <summary>The scope; null until it is found.</summary>
    public PimScope? Scope => Wanted?.Scope;

    /// <summary>The principal; null until it is found.</summary>
    public PimPrincipal? Principal => Wanted?.Principal;

    /// <summary>Eligible or active; null until the row is read.</summary>
    public PimAssignmentType? Type => Wanted?.Type;

    /// <summary>The request that was made; null where none was.</summary>
    public PimRequest? Request { get; private set; }

    /// <summary>The assignment wanted; null until it is known.</summary>
    public PimWantedAssignment? Wanted { get; private set; }

    internal PimAssignment? Existing { get; private set; }

    internal bool MustSend => Plan is PimImportPlan.Create or PimImportPlan.Update && Result == PimImportResult.Planned;

    /// <inheritdoc />
    public override string ToString() => $"{Line}: {Plan}, {Result}{(Reason is null ? string.Empty : ": " + Reason)}";

    internal void Refuse(PimException error, PimWantedAssignment? wanted = null)
    {
        Wanted = wanted;
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

    internal void Decide(PimWantedAssignment wanted, PimAssignment? existing, DateTimeOffset now)
    {
        Wanted = wanted;
        Existing = existing;
        Plan = PimAssignmentDecision.Decide(wanted, existing, now) switch
        {
            PimChangeKind.Unchanged => PimImportPlan.NoChange,
            PimChangeKind.Updated => PimImportPlan.Update,
            _ => PimImportPlan.Create,
        };
        Result = Plan == PimImportPlan.NoChange ? PimImportResult.Unchanged : PimImportResult.Planned;
    }

    internal void Complete(PimRequest request)
    {
        Request = request;
        if (request.Outcome == PimRequestOutcome.Failed)
        {
            Fail(new PimException(PimErrorCode.RequestFailed, $"The request ended as {request.Status}."));
            return;
        }

        Result = Plan == PimImportPlan.Update ? PimImportResult.Updated : PimImportResult.Created;
    }

    internal PimRequestDraft Draft(DateTimeOffset now) => PimAssignmentDecision.Draft(Wanted!, Existing, now);
}
