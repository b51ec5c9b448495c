using System;
using System.Globalization;
using System.Linq;
using PimTools.Changes;
using PimTools.Documents;
using PimTools.Models;

namespace PimTools.Plans;

/// <summary>Writes a plan as a document, so that it can be reviewed as a file, kept, and applied later as it is.</summary>
internal static class PlanWriter
{
    /// <summary>The version of the format that this version of the module writes and reads.</summary>
    public const int Version = 1;

    public static DocumentMap Write(PimPlan plan) => NodeBuilder.Map(
        ("pimPlan", NodeBuilder.Word(Version)),
        ("tenantId", NodeBuilder.Text(plan.TenantId)),
        ("created", Time(plan.Created)),
        ("source", NodeBuilder.Text(plan.Source)),
        ("prune", NodeBuilder.Flag(plan.IsPruning)),
        ("unlisted", NodeBuilder.Word(plan.Unlisted)),
        ("breakGlass", NodeBuilder.List(plan.Protected.BreakGlass.Select(Principal))),
        ("protected", NodeBuilder.List(plan.Protected.Keys.Select(Key))),
        ("unprotected", NodeBuilder.List(plan.Protected.Named.Select(id => NodeBuilder.Text(id)!))),
        ("changes", NodeBuilder.List(plan.Changes.Select(Change))),
        ("unread", NodeBuilder.List(plan.UnreadParts.Select(part => NodeBuilder.Map(
            ("part", NodeBuilder.Text(part.Part)), ("reason", NodeBuilder.Text(part.Reason)))))));

    private static DocumentMap Change(PimPlannedChange change)
    {
        var assignment = change.Planned.Assignment;
        var target = new[]
        {
            ("action", Known(change.Action, PimPlanAction.Unknown)),
            ("kind", NodeBuilder.Word(change.Kind)),
            ("role", NodeBuilder.Text(change.Role.Name)),
            ("roleId", NodeBuilder.Text(change.RoleId)),
            ("access", NodeBuilder.Word(change.Access)),
            ("scope", NodeBuilder.Text(change.ScopeName)),
            ("scopeId", NodeBuilder.Text(change.ScopeId)),
            ("scopeType", Known(change.ScopeType, PimScopeType.Unknown)),
            ("roleAssignable", NodeBuilder.Flag(change.Role.IsRoleAssignable)),
            ("type", NodeBuilder.Word(change.Type)),
            ("principal", change.Principal is { } principal ? Principal(principal) : null),
        };
        return NodeBuilder.Map(target
            .Concat(assignment is null ? Setting(change.Planned.Setting) : Assignment(change, assignment))
            .Concat(new[]
            {
                ("differences", change.Differences.Length == 0 ? null : NodeBuilder.List(change.Differences.Select(Difference))),
                ("reason", NodeBuilder.Text(change.Reason)),
                ("withheld", NodeBuilder.Text(change.Withheld)),
                ("errorCode", NodeBuilder.Word(change.ErrorCode)),
            }).ToArray());
    }

    private static (string Key, DocumentNode? Value)[] Setting(PlannedSetting? setting) => setting is null
        ? Array.Empty<(string, DocumentNode?)>()
        : new (string Key, DocumentNode? Value)[]
        {
            ("first", setting.GoesFirst ? NodeBuilder.Flag(true) : null),
            ("tightens", setting.Tightens.Count == 0 ? null : NodeBuilder.List(setting.Tightens.Select(field => NodeBuilder.Text(field)!))),
            ("seen", NodeBuilder.List(setting.Seen.Select(Seen))),
            ("after", setting.After),
        };

    private static (string Key, DocumentNode? Value)[] Assignment(PimPlannedChange change, PlannedAssignment assignment) => change.IsNeeded
        ? new[]
        {
            ("scheduled", assignment.IsScheduled ? NodeBuilder.Flag(true) : null),
            ("scheduleId", NodeBuilder.Text(assignment.ScheduleId)),
            ("before", assignment.From is { } from ? Terms(from) : null),
            ("after", assignment.To is { } to ? Terms(to) : null),
            ("needsSetting", assignment.NeedsSetting ? NodeBuilder.Flag(true) : null),
            ("justification", NodeBuilder.Text(assignment.Justification)),
            ("ticketNumber", NodeBuilder.Text(assignment.Ticket?.Number)),
            ("ticketSystem", NodeBuilder.Text(assignment.Ticket?.System)),
        }
        : Array.Empty<(string, DocumentNode?)>();

    private static DocumentMap Terms(AssignmentTerms terms) => NodeBuilder.Map(
        ("start", Time(terms.Schedule.Start)),
        ("end", Time(terms.Schedule.End)),
        ("duration", NodeBuilder.Word(terms.Schedule.Duration is { } duration ? PimDuration.ToArgument(duration) : null)),
        ("permanent", terms.Schedule.IsPermanent ? NodeBuilder.Flag(true) : null),
        ("condition", NodeBuilder.Text(terms.Condition)),
        ("conditionVersion", NodeBuilder.Text(terms.ConditionVersion)));

    private static DocumentMap Seen(SeenField seen) => NodeBuilder.Map(
        ("field", NodeBuilder.Text(seen.Field)), ("value", NodeBuilder.Text(seen.Value)), ("key", seen.Key == seen.Value ? null : NodeBuilder.Text(seen.Key)));

    private static DocumentMap Difference(PimSettingDifference one) =>
        NodeBuilder.Map(("field", NodeBuilder.Text(one.Field)), ("from", NodeBuilder.Text(one.From)), ("to", NodeBuilder.Text(one.To)));

    private static DocumentMap Principal(PimPrincipal principal) => NodeBuilder.Map(
        ("id", NodeBuilder.Text(principal.Id)),
        ("type", Known(principal.Type, PimPrincipalType.Unknown)),
        ("name", NodeBuilder.Text(principal.DisplayName)),
        ("userPrincipalName", NodeBuilder.Text(principal.UserPrincipalName)));

    private static DocumentMap Key(AssignmentKey key) => NodeBuilder.Map(
        ("type", NodeBuilder.Word(key.Type)),
        ("kind", NodeBuilder.Word(key.Role.Kind)),
        ("roleId", NodeBuilder.Text(key.Role.RoleId)),
        ("access", NodeBuilder.Word(key.Role.Access)),
        ("scopeId", NodeBuilder.Text(key.Role.ScopeId)),
        ("principalId", NodeBuilder.Text(key.PrincipalId)));

    // That something is not known is said by leaving it out.
    private static DocumentNode? Known<T>(T word, T unknown)
        where T : struct, Enum => word.Equals(unknown) ? null : NodeBuilder.Word(word);

    // Whole ticks: what a plan saw is compared with what there is.
    private static DocumentNode? Time(DateTimeOffset? time) => NodeBuilder.Word(time?.UtcDateTime.ToString("o", CultureInfo.InvariantCulture));
}
