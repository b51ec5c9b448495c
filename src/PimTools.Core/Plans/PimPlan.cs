using System;
using System.Linq;
using PimTools.Models;
using PimTools.Plans;

namespace PimTools;

/// <summary>A plan: the steps that lead from what a tenant has to what a document wants, with what was seen of each. Invoke-PimPlan takes exactly these.</summary>
/// <remarks>In PowerShell the steps are a property that lists and files leave out: Changes.</remarks>
public sealed class PimPlan : IOfTenant
{
    internal PimPlan(string tenantId, DateTimeOffset created, string source)
    {
        TenantId = tenantId;
        Created = created;
        Source = source;
    }

    /// <summary>The tenant's id.</summary>
    public string TenantId { get; private set; }

    /// <summary>The time at which it was made, UTC, by the service's clock.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>The document that it was made from.</summary>
    public string Source { get; }

    /// <summary>Tells whether assignments that the document does not name are removed.</summary>
    public bool IsPruning { get; internal init; }

    /// <summary>Tells whether the plan sends something.</summary>
    public bool HasChanges => Changes.Any(change => change.IsNeeded);

    /// <summary>Tells whether everything could be read that the document is about.</summary>
    public bool IsComplete => UnreadParts.Length == 0;

    /// <summary>The number of assignments that are made.</summary>
    public int Create => Count(PimPlanAction.Create);

    /// <summary>The number of settings and assignments that are changed.</summary>
    public int Update => Count(PimPlanAction.Update);

    /// <summary>The number of assignments that end later.</summary>
    public int Extend => Count(PimPlanAction.Extend);

    /// <summary>The number of assignments that are removed.</summary>
    public int Remove => Count(PimPlanAction.Remove);

    /// <summary>The number of settings and assignments that are as the document says.</summary>
    public int Unchanged => Changes.Count(change => change.Action == PimPlanAction.None && change.Withheld is null);

    /// <summary>The number of steps that are not taken: somebody is protected, or the service would refuse them.</summary>
    public int Withheld => Changes.Count(change => change.Withheld is not null);

    /// <summary>The number of assignments that the document does not name, of roles that it lists in full.</summary>
    public int Unlisted { get; internal init; }

    /// <summary>The steps that the plan takes, in words, with each field from what to what.</summary>
    public PimTextList Steps => new(Changes.Where(change => change.IsNeeded).Select(PlanText.Line), "; ");

    /// <summary>The steps that are not taken, in words, with the reason.</summary>
    public PimTextList WithheldSteps => new(Changes.Where(change => change.Withheld is not null).Select(PlanText.WithheldLine), "; ");

    /// <summary>The parts of the tenant that could not be read, with the reason. Nothing under them is removed.</summary>
    public PimTextList Unread => new(UnreadParts.Select(part => part.ToString()), "; ");

    /// <summary>The numbers in words: <c>1 to create, 2 to update, 120 unchanged</c>.</summary>
    public string Summary => PlanText.Summary(this);

    /// <summary>The steps; also what is as the document says, what is withheld, and what could not be read.</summary>
    internal PimPlannedChange[] Changes { get; init; } = Array.Empty<PimPlannedChange>();

    /// <summary>The parts that could not be read.</summary>
    internal UnreadPart[] UnreadParts { get; init; } = Array.Empty<UnreadPart>();

    string? IOfTenant.TenantId
    {
        get => TenantId;
        set => TenantId = value ?? TenantId;
    }

    /// <summary>Those from whom nothing is taken away, also when the plan is applied.</summary>
    internal ProtectedPrincipals Protected { get; init; } = new(Array.Empty<PimPrincipal>(), Array.Empty<AssignmentKey>(), Array.Empty<string>());

    /// <summary>The plan as a text for a person: a line for each step, and beneath it each field from what to what.</summary>
    public string ToText() => PlanText.Write(this);

    /// <summary>The plan in Markdown, for the comment of a pull request, which has 65,536 characters at most. What does not fit is told by its number.</summary>
    public string ToMarkdown() => PlanMarkdown.Write(this);

    /// <inheritdoc />
    public override string ToString() => Summary;

    private int Count(PimPlanAction action) => Changes.Count(change => change.IsNeeded && change.Action == action);
}
