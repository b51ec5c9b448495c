using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Import;

/// <summary>Reads the columns that Get-PimAssignment lists besides those of a row, so that a list can be imported.</summary>
internal static class ListedColumns
{
    // They tell of one assignment as it was, and nothing of the one that is to be.
    private static readonly string[] Ignored =
    {
        nameof(PimAssignment.Id), nameof(PimAssignment.ScheduleId), nameof(PimAssignment.ExpiresIn), nameof(PimAssignment.CreatedUsing),
        nameof(PimAssignment.Created), nameof(PimAssignment.LinkedEligibilityScheduleId), nameof(PimAssignment.IsOrphaned), nameof(PimAssignment.TenantId),
    };

    private static readonly string[] Read =
        { nameof(PimAssignment.State), nameof(PimAssignment.MemberType), nameof(PimAssignment.IsPermanent) };

    // The id of a scope or a principal says it already.
    private static readonly string[] Implied = { nameof(PimAssignment.ScopeType), nameof(PimAssignment.PrincipalType), "ResourceType" };

    public static IEnumerable<string> Names => Ignored.Concat(Read).Concat(Implied);

    /// <summary>Takes in what concerns the row, and tells the columns that it left.</summary>
    public static IEnumerable<string> Apply(IReadOnlyDictionary<string, string> cells, PimAssignmentRow row)
    {
        bool Says(string column, object value) =>
            cells.TryGetValue(column, out var text) && string.Equals(text, value.ToString(), StringComparison.OrdinalIgnoreCase);

        if (Says(nameof(PimAssignment.IsPermanent), true) && string.IsNullOrEmpty(row.End) && string.IsNullOrEmpty(row.Duration))
        {
            row.Duration = "permanent";
        }

        if (string.IsNullOrEmpty(row.Type) && Says(nameof(PimAssignment.State), PimAssignmentState.Active))
        {
            row.Type = nameof(PimAssignmentType.Active);
        }

        if (Says(nameof(PimAssignment.State), PimAssignmentState.Activated))
        {
            row.Problem = Refusal("The row is an activation.", "An eligible person requests it: Request-PimRoleActivation.");
        }
        else if (Says(nameof(PimAssignment.MemberType), PimMemberType.Group))
        {
            row.Problem = Refusal("The row is held through a group.", "Import the assignment of the group; an empty MemberType makes one to the principal itself.");
        }
        else if (Says(nameof(PimAssignment.MemberType), PimMemberType.Inherited))
        {
            row.Problem = Refusal("The row comes from a scope above.", "Import the assignment there; an empty MemberType makes one at the scope itself.");
        }

        return Ignored.Where(name => cells.TryGetValue(name, out var text) && text.Length > 0);
    }

    private static PimException Refusal(string message, string remedy) => new(PimErrorCode.InvalidParameter, message) { Remedy = remedy };
}
