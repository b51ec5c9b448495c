using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Changes;
using PimTools.Documents;
using PimTools.Graph.Documents;
using PimTools.Models;
using PimTools.Plans;

namespace PimTools.Tests.Core.Plans;

/// <summary>The steps of the plans in these tests: assignments of the User Administrator to Ada, and changes of its setting.</summary>
internal static class GivenSteps
{
    public static readonly PimScope Sandbox = new("/subscriptions/1", "Sandbox", PimScopeType.Subscription);

    public static readonly PimRole Reader = new(PimKind.AzureRole, "/subscriptions/1/roles/r", "Reader");

    public static readonly PimRole OnCall = Given.GroupRole("c0000000-0000-0000-0000-000000000001", "On-Call", PimAccess.Member);

    public static readonly PimScope OnCallItself = new(OnCall.Id, OnCall.Name, PimScopeType.Group);

    /// <summary>An end so many days from now, of what began yesterday.</summary>
    public static AssignmentTerms Until(double days, string? condition = null, DateTimeOffset? start = null) => new(
        new PimSchedule { Start = start ?? Given.Now.AddDays(-1), End = Given.Now.AddDays(days) }, condition, condition is null ? null : "2.0");

    public static AssignmentTerms WithoutEnd(string? condition = null) =>
        new(new PimSchedule { Start = Given.Now.AddDays(-1) }, condition, condition is null ? null : "2.0");

    /// <summary>The terms of a new assignment: so many days from when it is made.</summary>
    public static AssignmentTerms For(int days) => new(new PimSchedule { Duration = TimeSpan.FromDays(days) }, null, null);

    public static PlannedAssignment Planned(
        AssignmentTerms? from, AssignmentTerms? to, PimRole? role = null, PimScope? scope = null, PimPrincipal? principal = null, PimAssignmentType type = PimAssignmentType.Eligible) =>
        new(type, role ?? Given.UserAdmin, scope ?? PimScope.Directory, principal ?? Given.Ada) { From = from, To = to, Justification = "Because" };

    public static PimPlannedChange Step(PimPlanAction action, PlannedAssignment planned) => new(action, new PlannedItem(planned));

    public static PimPlannedChange Create(PimRole? role = null, PimScope? scope = null, PimPrincipal? principal = null) =>
        Step(PimPlanAction.Create, Planned(null, For(30), role, scope, principal));

    public static PimPlannedChange Remove(PimRole? role = null, PimScope? scope = null, PimPrincipal? principal = null) =>
        Step(PimPlanAction.Remove, Planned(Until(10), null, role, scope, principal));

    /// <summary>The usual setting of the User Administrator, with what is changed in it.</summary>
    public static PimRoleSetting Setting(PimSettingChange? change = null, PimRole? role = null, PimScope? scope = null)
    {
        var usual = new PimRoleSetting("policy of " + (role ?? Given.UserAdmin).Id, role ?? Given.UserAdmin, scope ?? PimScope.Directory, RuleSet.Usual());
        return change is null ? usual : After(PlannedSettingChange.Plan(usual, change));
    }

    /// <summary>The setting as it is read once the change was sent.</summary>
    public static PimRoleSetting After(PlannedSettingChange planned) => new(
        planned.From.PolicyId,
        planned.From.Role,
        planned.From.Scope,
        [.. planned.From.Rules.Select(rule => planned.Rules.FirstOrDefault(one => one.Id == rule.Id) ?? rule)]);

    public static PimSettingChange Lasts(int hours) => new() { MaximumActivationDuration = TimeSpan.FromHours(hours) };

    /// <summary>The step of a setting.</summary>
    public static PimPlannedChange Change(PimSettingChange change, PimRoleSetting? from = null)
    {
        var planned = PlannedSettingChange.Plan(from ?? Setting(), change);
        return new PimPlannedChange(PimPlanAction.Update, new PlannedItem(planned.From.Role, planned.From.Scope, PlannedSetting.Of(planned))) { Differences = [.. planned.Differences] };
    }

    /// <summary>The assignment that a step saw, as the tenant has it.</summary>
    public static PimAssignment Held(AssignmentTerms terms, PimRole? role = null, PimScope? scope = null, PimPrincipal? principal = null, PimAssignmentState state = PimAssignmentState.Eligible) =>
        new("held", PimAssignmentType.Eligible, role ?? Given.UserAdmin, scope ?? PimScope.Directory, principal ?? Given.Ada)
        {
            State = state,
            MemberType = PimMemberType.Direct,
            ScheduleId = "schedule",
            Start = terms.Schedule.Start,
            End = terms.Schedule.End,
            Condition = terms.Condition,
            ConditionVersion = terms.ConditionVersion,
        };

    public static PimPlan Plan(params PimPlannedChange[] changes) => new("tenant", Given.Now, "pim.yaml") { Changes = changes };

    /// <summary>A plan as its file says it.</summary>
    public static string Text(PimPlan plan) => new DocumentFormat().WriteJson(PlanWriter.Write(plan));

    public static PimPlan Read(string text) => PlanReader.Read(text, "plan.json", new DocumentFormat());

    /// <summary>A document as a configuration is read from.</summary>
    public static DocumentMap Map(string yaml)
    {
        var problems = new List<PimDocumentProblem>();
        return (DocumentMap)new DocumentFormat().Read(yaml, "pim.yaml", problems.Add)!;
    }
}
