using System;
using System.Linq;
using PimTools.Changes;
using PimTools.Models;
using PimTools.Plans;
using Xunit;

namespace PimTools.Tests.Core.Plans;

/// <summary>A plan that was saved is read as it was made, and its file says what is not usual and nothing else.</summary>
public sealed class PlanFileTests
{
    [Fact]
    public void The_head_of_a_plan_is_read_as_it_was_written()
    {
        var plan = new PimPlan("tenant", Given.Now.AddTicks(7), "pim.yaml")
        {
            IsPruning = true,
            Unlisted = 3,
            Protected = new ProtectedPrincipals(
                [Given.Cleo], [new AssignmentKey(PimAssignmentType.Active, GivenSteps.OnCall, GivenSteps.OnCallItself, Given.Ada)], ["somebody"]),
            UnreadParts = [new UnreadPart("Groups", "No.")],
        };

        var read = GivenSteps.Read(GivenSteps.Text(plan));

        Assert.Equal(("tenant", Given.Now.AddTicks(7), "pim.yaml", true, 3), (read.TenantId, read.Created, read.Source, read.IsPruning, read.Unlisted));
        var account = Assert.Single(read.Protected.BreakGlass);
        Assert.Equal((Given.Cleo.Id, PimPrincipalType.User, "Cleo Costa", "cleo@contoso.com"), (account.Id, account.Type, account.DisplayName, account.UserPrincipalName));
        Assert.Equal(plan.Protected.Keys, read.Protected.Keys);
        Assert.Equal(["somebody"], read.Protected.Named);
        Assert.Equal(["Groups: No."], read.UnreadParts.Select(part => part.ToString()));
    }

    [Fact]
    public void A_file_that_says_only_what_it_has_to_is_a_plan_that_does_nothing()
    {
        var read = GivenSteps.Read("""{ "pimPlan": 1, "tenantId": "tenant", "created": "2026-03-02T08:00:00Z" }""");

        Assert.Equal(("tenant", Given.Now, "plan.json", false, 0), (read.TenantId, read.Created, read.Source, read.IsPruning, read.Unlisted));
        Assert.True(read is { HasChanges: false, IsComplete: true, Protected: { BreakGlass.Count: 0, Keys.Count: 0, Named.Count: 0 } });
    }

    [Fact]
    public void The_step_of_an_assignment_is_read_as_it_was_written()
    {
        var planned = GivenSteps.Planned(GivenSteps.Until(10, " a "), GivenSteps.WithoutEnd()) with
        {
            IsScheduled = true,
            ScheduleId = "schedule",
            NeedsSetting = true,
            Justification = " Because ",
            Ticket = new PimTicket("42", "ITSM"),
        };
        var step = new PimPlannedChange(PimPlanAction.Extend, new PlannedItem(planned)) { Differences = [new("End", "2026-03-12", "never")], Reason = "It differs." };

        var read = ReadBack(step);

        Assert.Equal((PimPlanAction.Extend, "It differs.", null, null), (read.Action, read.Reason, read.Withheld, read.ErrorCode));
        Assert.Equal(["End from 2026-03-12 to never"], read.Differences.Select(one => one.ToString()));
        var assignment = read.Planned.Assignment!;
        Assert.Equal(planned.Key, assignment.Key);
        Assert.Equal(("User Administrator", "Directory", PimScopeType.Directory, "Ada Ahlberg", "ada@contoso.com"),
            (read.RoleName, read.ScopeName, read.ScopeType, assignment.Principal.DisplayName, assignment.Principal.UserPrincipalName));
        Assert.Equal((true, "schedule", true, " Because ", "42", "ITSM"),
            (assignment.IsScheduled, assignment.ScheduleId, assignment.NeedsSetting, assignment.Justification, assignment.Ticket!.Number, assignment.Ticket.System));
        Assert.Equal((Given.Now.AddDays(-1), Given.Now.AddDays(10), " a ", "2.0"),
            (assignment.From!.Schedule.Start, assignment.From.Schedule.End, assignment.From.Condition, assignment.From.ConditionVersion));
        Assert.True(assignment.To is { Schedule: { IsPermanent: true, Start: not null }, Condition: null });
    }

    [Fact]
    public void A_new_assignment_keeps_its_length_and_has_nothing_that_it_does_not_say()
    {
        var read = ReadBack(GivenSteps.Create()).Planned.Assignment!;

        Assert.Equal((null, TimeSpan.FromDays(30)), (read.From, read.To!.Schedule.Duration));
        Assert.True(read is { IsScheduled: false, NeedsSetting: false, ScheduleId: null, Ticket: null, To.Schedule: { IsPermanent: false, Start: null, End: null } });
        Assert.Null(ReadBack(GivenSteps.Remove()).Planned.Assignment!.To);
    }

    [Fact]
    public void A_role_of_Azure_and_a_group_stand_at_their_scope_and_keep_what_tells_them_apart()
    {
        var azure = ReadBack(GivenSteps.Create(GivenSteps.Reader, GivenSteps.Sandbox));
        var owner = new PimRole(PimKind.Group, GivenSteps.OnCall.Id, "On-Call") { Access = PimAccess.Owner, IsRoleAssignable = true };
        var group = ReadBack(GivenSteps.Create(owner, GivenSteps.OnCallItself));

        Assert.Equal(("Reader", "/subscriptions/1", "/subscriptions/1", PimScopeType.Subscription, null), (azure.RoleName, azure.ScopeId, azure.Role.Scope!.Id, azure.ScopeType, azure.Role.IsRoleAssignable));
        Assert.Equal((PimAccess.Owner, true, owner.Id), (group.Access, group.Role.IsRoleAssignable, group.Role.Scope!.Id));
        Assert.Null(ReadBack(GivenSteps.Create()).Role.Scope);
    }

    [Fact]
    public void The_step_of_a_setting_is_read_with_what_was_seen_and_brings_about_the_same()
    {
        PimApprover ulla = new("u", PimPrincipalType.User, "Ulla"), leads = new("g", PimPrincipalType.Group, "Leads"), manager = new(PimApproverKind.Manager) { ManagerLevel = 2 };
        var change = new PimSettingChange { RequiresApproval = true, Stages = [new() { Approvers = [ulla, leads, manager] }], MaximumActivationDuration = TimeSpan.FromHours(2) };
        var step = GivenSteps.Change(change).Withhold("Otherwise.", PimErrorCode.PermissionMissing);

        var read = ReadBack(step);

        Assert.Equal(("Otherwise.", PimErrorCode.PermissionMissing, PimPlanItem.Setting), (read.Withheld, read.ErrorCode, read.Item));
        var setting = read.Planned.Setting!;
        Assert.Equal(step.Planned.Setting!.Seen, setting.Seen);
        Assert.Equal(["MaximumActivationDuration", "RequiresApproval"], setting.Tightens);
        Assert.False(setting.GoesFirst);
        var stage = Assert.Single(setting.ToChange().Stages!);
        Assert.Equal([(ulla.Kind, "u", "Ulla", null), (leads.Kind, "g", "Leads", null), (manager.Kind, "", null, 2)],
            stage.Approvers!.Select(one => (one.Kind, one.Id, one.DisplayName, one.ManagerLevel)).OrderByDescending(one => one.Id));
        Assert.Empty(stage.EscalationApprovers!);
        Assert.False(PlannedSettingChange.Plan(GivenSteps.Setting(change), setting.ToChange()).IsNeeded);
    }

    [Fact]
    public void A_setting_that_goes_first_and_one_that_is_not_known_stay_so()
    {
        Assert.True(ReadBack(GivenSteps.Change(GivenSteps.Lasts(4)).GoingFirst()).Planned.Setting!.GoesFirst);
        var unknown = ReadBack(new PimPlannedChange(PimPlanAction.Unknown, new PlannedItem(Given.UserAdmin, PimScope.Directory, null)) { Reason = "No.", ErrorCode = PimErrorCode.NotFound });
        Assert.Equal((PimPlanAction.Unknown, null, "No.", PimErrorCode.NotFound), (unknown.Action, unknown.Planned.Setting, unknown.Reason, unknown.ErrorCode));
        Assert.Equal((PimPlanAction.None, null), (ReadBack(new(PimPlanAction.None, new PlannedItem(Given.UserAdmin, PimScope.Directory, null))).Action, unknown.Planned.Assignment));
    }

    [Fact]
    public void What_is_not_known_or_usual_is_not_written()
    {
        static string Change(PimPlannedChange change) => GivenSteps.Text(GivenSteps.Plan(change));
        string[] unusual = ["scheduled", "needsSetting", "permanent", "differences", "withheld", "errorCode", "before", "scopeType", "first", "tightens", "roleAssignable"];
        var nowhere = new PimScope("/x", "Somewhere", PimScopeType.Unknown);
        var somebody = new PimPrincipal("1");

        var text = Change(GivenSteps.Create(scope: nowhere, principal: somebody)) + Change(GivenSteps.Change(new()));

        Assert.All(unusual.Except(["scopeType"]), key => Assert.DoesNotContain($"\"{key}\"", text, StringComparison.Ordinal));
        Assert.DoesNotContain("Unknown", text, StringComparison.Ordinal);
        Assert.Equal(PimScopeType.Unknown, ReadBack(GivenSteps.Create(scope: nowhere)).ScopeType);
        Assert.Equal(PimPrincipalType.Unknown, ReadBack(GivenSteps.Create(principal: somebody)).Principal!.Type);
        Assert.DoesNotContain("before", Change(GivenSteps.Step(PimPlanAction.None, GivenSteps.Planned(GivenSteps.Until(1), GivenSteps.Until(1)))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_whose_value_says_all_has_no_key_beside_it()
    {
        var seen = new[] { new SeenField("MaximumActivationDuration", "8h", "8h"), new SeenField("Approver", "Ulla", "User u") };
        var step = new PimPlannedChange(PimPlanAction.Update, new PlannedItem(Given.UserAdmin, PimScope.Directory, new PlannedSetting(seen, GivenSteps.Map("activation: { maximumDuration: 4h }"), [])));

        var text = GivenSteps.Text(GivenSteps.Plan(step));

        Assert.Equal(1, text.Split("\"key\"").Length - 1);
        Assert.Equal(seen, ReadBack(step).Planned.Setting!.Seen);
    }

    private static PimPlannedChange ReadBack(PimPlannedChange step) => Assert.Single(GivenSteps.Read(GivenSteps.Text(GivenSteps.Plan(step))).Changes);
}
