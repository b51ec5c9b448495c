using System;
using System.Threading.Tasks;
using PimTools.Changes;

namespace PimTools.Import;

/// <summary>One row into the assignment it wants.</summary>
internal sealed class ImportWish
{
    private const string Permanent = "permanent";

    private readonly ImportNames _names;
    private readonly FileDates _dates;
    private readonly PimAssignmentRow _row;
    private readonly DateTimeOffset _now;

    public ImportWish(ImportNames names, FileDates dates, PimAssignmentRow row, DateTimeOffset now)
    {
        _names = names;
        _dates = dates;
        _row = row;
        _now = now;
    }

    /// <summary>Tells whether the row leaves the duration to the setting.</summary>
    public bool IsAsLongAsAllowed => Text(_row.End) is null && Text(_row.Duration) is null;

    /// <summary>Everything that the row names.</summary>
    public async Task<ImportTarget> FindAsync(PimCall call)
    {
        var type = ImportNames.Word<PimAssignmentType>("Type", _row.Type) ?? PimAssignmentType.Eligible;
        var (role, place) = await _names.RoleAsync(_row, call);
        var scope = role.Kind == PimKind.Group || place is null ? await ScopeAsync(role, call) : place;
        return new ImportTarget(type, role.Kind == PimKind.AzureRole ? role.At(scope) : role, scope, _names.Principal(_row.Principal));
    }

    /// <param name="target">Everything that the row names.</param>
    /// <param name="setting">The setting that says how long where the row does not.</param>
    public PimWantedAssignment Read(ImportTarget target, PimRoleSetting? setting)
    {
        return new PimWantedAssignment(target.Type, target.Role, target.Scope, target.Principal, Schedule(target.Type, setting))
        {
            Justification = Text(_row.Justification),
            Ticket = Text(_row.TicketNumber) is null && Text(_row.TicketSystem) is null ? null : new PimTicket(Text(_row.TicketNumber), Text(_row.TicketSystem)),
            Condition = Text(_row.Condition),
            ConditionVersion = PimAssignmentCondition.VersionOf(target.Role, Text(_row.Condition), Text(_row.ConditionVersion)),
        };
    }

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

    private PimSchedule Schedule(PimAssignmentType type, PimRoleSetting? setting)
    {
        var start = PimAssignmentSchedule.StartOf(Moment("Start", _row.Start), _now);
        var duration = Text(_row.Duration);
        var end = Moment("End", _row.End);
        if (end is not null && duration is not null)
        {
            throw new PimException(PimErrorCode.InvalidParameter, "The row has both End and Duration.") { Remedy = "Keep one of them." };
        }

        if (end <= (start > _now ? start : _now))
        {
            throw new PimException(PimErrorCode.InvalidDuration, $"The end {_row.End} is not after the start.");
        }

        // What was exported tells since when it has held; beginning now, it ends as it did.
        if (start < _now && (duration is null || string.Equals(duration, Permanent, StringComparison.OrdinalIgnoreCase)))
        {
            start = null;
        }

        if (string.Equals(duration, Permanent, StringComparison.OrdinalIgnoreCase))
        {
            return new PimSchedule { Start = start };
        }

        return end is not null || duration is not null
            ? new PimSchedule { Start = start, End = end, Duration = duration is null ? null : PimDuration.Parse(duration) }
            : PimAssignmentSchedule.LongestAllowed(type, setting, start);
    }

    private DateTimeOffset? Moment(string column, string? value) => Text(value) is { } text ? _dates.Read(column, text, _now) : null;

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value!.Trim();
}
