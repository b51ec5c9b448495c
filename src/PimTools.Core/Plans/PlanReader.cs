using System;
using System.Linq;
using PimTools.Changes;
using PimTools.Documents;
using PimTools.Models;

namespace PimTools.Plans;

/// <summary>Reads a plan that was saved. A file that is no plan, or was edited so that it says something else, is refused.</summary>
internal static class PlanReader
{
    /// <param name="text">The file's text.</param>
    /// <param name="file">The file, for what is told.</param>
    /// <param name="format">Reads JSON.</param>
    /// <exception cref="PimException">The file holds no plan (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static PimPlan Read(string text, string file, IDocumentFormat format)
    {
        void Refuse(PimDocumentProblem problem) => throw NoPlan(file, problem.ToString());
        var root = format.Read(text, file, Refuse) as DocumentMap ?? throw NoPlan(file, "It has no map of keys at its root.");
        var plan = new MapReader(root, "A plan", new DocumentProblems(file, Refuse));
        if (plan.Number("pimPlan") != PlanWriter.Version)
        {
            throw NoPlan(file, $"It does not say \"pimPlan\": {PlanWriter.Version}.");
        }

        var read = new PimPlan(Needed(plan.RequiredText("tenantId"), "tenantId", file), Needed(plan.Time("created"), "created", file), plan.Text("source") ?? file)
        {
            IsPruning = plan.Flag("prune") == true,
            Unlisted = plan.Number("unlisted") ?? 0,
            Protected = new ProtectedPrincipals(
                plan.Children("breakGlass", "An account").Select(account => Principal(account, file)).ToList(),
                plan.Children("protected", "An assignment").Select(key => Key(key, file)).ToList(),
                plan.Texts("unprotected") ?? Array.Empty<string>()),
            Changes = plan.Children("changes", "A change").Select(change => Change(change, file)).ToArray(),
            UnreadParts = plan.Children("unread", "A part").Select(Unread).ToArray(),
        };
        plan.RefuseOthers();
        return read;
    }

    private static PimPlannedChange Change(MapReader map, string file)
    {
        var action = map.Word<PimPlanAction>("action") ?? PimPlanAction.Unknown;
        var role = new PimRole(Needed(map.Word<PimKind>("kind"), "kind", file), Needed(map.RequiredText("roleId"), "roleId", file), map.Text("role") ?? string.Empty)
        {
            Access = map.Word<PimAccess>("access"),
            IsRoleAssignable = map.Flag("roleAssignable"),
        };
        var scope = new PimScope(Needed(map.RequiredText("scopeId"), "scopeId", file), map.Text("scope") ?? string.Empty, map.Word<PimScopeType>("scopeType") ?? PimScopeType.Unknown);
        role = role.Kind == PimKind.EntraRole ? role : role.At(scope);
        var change = new PimPlannedChange(action, map.Node("type") is null ? Setting(map, role, scope, file) : Assignment(map, role, scope, file))
        {
            Differences = map.Children("differences", "A difference").Select(Difference).ToArray(),
            Reason = map.Text("reason") ?? string.Empty,
            Withheld = map.Text("withheld"),
            ErrorCode = map.Word<PimErrorCode>("errorCode"),
        };
        map.RefuseOthers();
        return change;
    }

    private static PlannedItem Setting(MapReader map, PimRole role, PimScope scope, string file)
    {
        var seen = map.Children("seen", "A field").Select(Seen).ToList();
        var (first, tightens) = (map.Flag("first") == true, map.Texts("tightens") ?? Array.Empty<string>());
        if (map.Node("after") is not DocumentMap after)
        {
            return new PlannedItem(role, scope, null);
        }

        var setting = new PlannedSetting(seen, after, tightens) { GoesFirst = first };
        try
        {
            setting.ToChange();
        }
        catch (PimException e)
        {
            throw NoPlan(file, e.Message);
        }

        return new PlannedItem(role, scope, setting);
    }

    private static PlannedItem Assignment(MapReader map, PimRole role, PimScope scope, string file)
    {
        var principal = map.Child("principal", "A principal") ?? throw NoPlan(file, "An assignment has no 'principal'.");
        var assignment = new PlannedAssignment(Needed(map.Word<PimAssignmentType>("type"), "type", file), role, scope, Principal(principal, file))
        {
            IsScheduled = map.Flag("scheduled") == true,
            ScheduleId = map.Text("scheduleId"),
            From = map.Child("before", "The terms") is { } before ? Terms(before) : null,
            To = map.Child("after", "The terms") is { } after ? Terms(after) : null,
            NeedsSetting = map.Flag("needsSetting") == true,
            Justification = map.ExactText("justification"),
            Ticket = PimTicket.Of(map.Text("ticketNumber"), map.Text("ticketSystem")),
        };
        return new PlannedItem(assignment);
    }

    private static AssignmentTerms Terms(MapReader map)
    {
        var isPermanent = map.Flag("permanent") == true;
        var schedule = new PimSchedule { Start = map.Time("start"), End = map.Time("end"), Duration = map.Duration("duration") };
        var terms = new AssignmentTerms(schedule, map.ExactText("condition"), map.Text("conditionVersion"));
        map.RefuseOthers();
        if (schedule.IsPermanent != isPermanent)
        {
            map.Problems.Refuse(map.Map, "The terms have one of end, duration and permanent.");
        }

        return terms;
    }

    private static SeenField Seen(MapReader map)
    {
        var (field, value) = (map.RequiredText("field") ?? string.Empty, map.ExactText("value") ?? string.Empty);
        var seen = new SeenField(field, value, map.ExactText("key") ?? value);
        map.RefuseOthers();
        return seen;
    }

    private static PimSettingDifference Difference(MapReader map)
    {
        var difference = new PimSettingDifference(map.RequiredText("field") ?? string.Empty, map.ExactText("from") ?? string.Empty, map.ExactText("to") ?? string.Empty);
        map.RefuseOthers();
        return difference;
    }

    private static UnreadPart Unread(MapReader map)
    {
        var part = new UnreadPart(map.RequiredText("part") ?? string.Empty, map.Text("reason") ?? string.Empty);
        map.RefuseOthers();
        return part;
    }

    private static PimPrincipal Principal(MapReader map, string file)
    {
        var principal = new PimPrincipal(
            Needed(map.RequiredText("id"), "id", file),
            map.Word<PimPrincipalType>("type") ?? PimPrincipalType.Unknown,
            map.Text("name"),
            map.Text("userPrincipalName"));
        map.RefuseOthers();
        return principal;
    }

    private static AssignmentKey Key(MapReader map, string file)
    {
        var role = new RoleScopeKey(
            Needed(map.Word<PimKind>("kind"), "kind", file),
            Needed(map.RequiredText("roleId"), "roleId", file),
            map.Word<PimAccess>("access"),
            Needed(map.RequiredText("scopeId"), "scopeId", file));
        var key = new AssignmentKey(
            Needed(map.Word<PimAssignmentType>("type"), "type", file), role, Needed(map.RequiredText("principalId"), "principalId", file));
        map.RefuseOthers();
        return key;
    }

    private static T Needed<T>(T? value, string key, string file)
        where T : struct => value ?? throw NoPlan(file, $"'{key}' is missing.");

    private static string Needed(string? value, string key, string file) => value ?? throw NoPlan(file, $"'{key}' is missing.");

    private static PimException NoPlan(string file, string why) => new(PimErrorCode.InvalidParameter, $"The file '{file}' holds no plan. {why}")
    {
        Remedy = "Nothing was sent. Give a file that New-PimPlan -OutFile wrote.",
        TargetObject = file,
    };
}
