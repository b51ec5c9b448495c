using System;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Models;

namespace PimTools.Import;

/// <summary>Reads one row into the assignment that it wants.</summary>
internal sealed class RowResolution
{
    // The last one is of the module's own views.
    private static readonly string[] Permanent = { "permanent", "no end", "never" };

    private readonly ImportNames _names;
    private readonly FileDates _dates;
    private readonly PimAssignmentRow _row;
    private readonly DateTimeOffset _now;

    public RowResolution(ImportNames names, FileDates dates, PimAssignmentRow row, DateTimeOffset now)
    {
        _names = names;
        _dates = dates;
        _row = row;
        _now = now;
    }

    /// <summary>Everything that the row names.</summary>
    public async Task<RowTarget> FindAsync(PimCall call)
    {
        var type = ImportNames.Word<PimAssignmentType>("Type", _row.Type) ?? PimAssignmentType.Eligible;
        var (role, place) = await _names.RoleAsync(_row, call);
        var scope = role.Kind == PimKind.Group || place is null ? await ScopeAsync(role, call) : place;
        return new RowTarget(type, role.Kind == PimKind.AzureRole ? role.At(scope) : role, scope, _names.Principal(_row.Principal));
    }

    /// <param name="target">Everything that the row names.</param>
    public DesiredAssignment Read(RowTarget target) => new(target.Type, target.Role, target.Scope, target.Principal, Schedule())
    {
        IsEndGiven = Text(_row.End) is not null || Text(_row.Duration) is not null,
        Justification = Text(_row.Justification),
        Ticket = PimTicket.Of(Text(_row.TicketNumber), Text(_row.TicketSystem)),
        Condition = Text(_row.Condition),
        ConditionVersion = AssignmentCondition.VersionOf(target.Role, Text(_row.Condition), Text(_row.ConditionVersion)),
    };

    private async Task<PimScope> ScopeAsync(PimRole role, PimCall call)
    {
        if (role.Kind == PimKind.Group)
        {
            var group = role.Scope ?? new PimScope(role.Id, role.Name, PimScopeType.Group);
            return Text(_row.Scope) is not { } named || new PimIdentity(named).Matches(group) ? group
                : throw new PimException(PimErrorCode.ScopeNotFound, $"The scope of {role} is the group itself, not '{named}'.")
                {
                    Remedy = "Leave the column Scope empty for a group.",
                };
        }

        if (!string.IsNullOrWhiteSpace(_row.Scope))
        {
            return await _names.ScopeAsync(new[] { role.Kind }, _row.Scope!, call);
        }

        return role.Kind == PimKind.EntraRole
            ? PimScope.Directory
            : throw new PimException(PimErrorCode.ScopeRequired, $"{role} is an Azure role: the column Scope is needed.");
    }

    // With neither column filled, what there is keeps its end.
    private PimSchedule Schedule()
    {
        var start = ScheduleBounds.StartOf(Moment("Start", _row.Start), _now);
        var duration = Text(_row.Duration);
        var isPermanent = IsPermanent(duration) || IsPermanent(Text(_row.End));
        var end = IsPermanent(Text(_row.End)) ? null : Moment("End", _row.End);
        if (end is not null && duration is not null || isPermanent && duration is not null && !IsPermanent(duration))
        {
            throw new PimException(PimErrorCode.InvalidParameter, "The row has both End and Duration.") { Remedy = "Keep one of them." };
        }

        if (end <= (start > _now ? start : _now))
        {
            throw new PimException(PimErrorCode.InvalidDuration, $"The end {_row.End} is not after the start.");
        }

        // What was exported tells since when it has held; beginning now, it ends as it did.
        return new PimSchedule
        {
            Start = start < _now && (duration is null || isPermanent) ? null : start,
            End = end,
            Duration = duration is null || isPermanent ? null : PimDuration.Parse(duration),
        };
    }

    private DateTimeOffset? Moment(string column, string? value) => Text(value) is { } text ? _dates.Read(column, text, _now) : null;

    private static bool IsPermanent(string? text) => Permanent.Contains(text, StringComparer.OrdinalIgnoreCase);

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value!.Trim();
}
