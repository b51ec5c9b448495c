using System;
using System.Threading.Tasks;
using PimTools.Changes;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Another end for what somebody holds, or the renewal of what has expired.</summary>
public sealed class EndPlannerTests
{
    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };

    [Fact]
    public async Task A_length_counts_from_now_and_for_what_is_to_come_from_its_start()
    {
        var held = Given.Eligible(Given.UserAdmin, Given.Sales, Given.Cleo, Given.Now.AddDays(3));
        var start = Given.Now.AddDays(10);
        var scheduled = new PimAssignment("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo)
        {
            State = PimAssignmentState.Scheduled, Start = start, End = start.AddDays(90),
        };

        var longer = Assert.Single((await Planner(30).PlanAsync(held, PimCall.None)).Changes);
        var shorter = Assert.Single((await Planner(30).PlanAsync(scheduled, PimCall.None)).Changes);

        Assert.Equal((AssignmentAction.Extend, Given.Now.AddDays(30), false), (longer.Action, longer.To!.Schedule.End, longer.EndsEarlier));
        Assert.Equal(
            (AssignmentAction.Update, start, start.AddDays(30), true),
            (shorter.Action, shorter.To!.Schedule.Start, shorter.To.Schedule.End, shorter.EndsEarlier));
    }

    [Fact]
    public async Task Whoever_is_both_eligible_and_active_has_to_be_told_apart()
    {
        _client.Assignments.AddRange(
        [
            Given.Eligible(Given.UserAdmin, Given.Sales, Given.Cleo),
            new("active", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Cleo) { State = PimAssignmentState.Assigned },
        ]);

        Assert.Contains("-Type", (await PlanAsync(null)).Refusal!.Remedy);
        Assert.Null((await PlanAsync(PimAssignmentType.Active)).Refusal);
    }

    [Fact]
    public async Task An_activation_keeps_its_end()
    {
        _client.Assignments.Add(Given.Activated(Given.UserAdmin, Given.Sales));

        var change = Assert.Single((await Planner(30).PlanAsync(Given.UserAdmin, Given.Sales, null, [Given.Ada], PimCall.None)).Changes);

        Assert.Equal((PimErrorCode.InvalidParameter, false), (change.Refusal!.Code, change.IsNeeded));
    }

    [Fact]
    public async Task What_has_expired_is_renewed_by_the_latest_request_of_the_same_scope_within_30_days()
    {
        _client.Requests.AddRange(
        [
            Expired(Given.Sales, -29), Expired(Given.Sales, -2, condition: "latest"), Expired(Given.Sales, -31), Expired(Given.Sales, 1),
            Expired(PimScope.Directory, -1), Expired(Given.Sales, -1, PimRequestAction.SelfActivate),
            Expired(Given.Sales, -1, PimRequestAction.AdminRemove), Expired(Given.Sales, -1, status: PimRequestStatus.Denied),
            Expired(Given.Sales, -1, status: PimRequestStatus.Revoked),
        ]);

        var change = await PlanAsync(PimAssignmentType.Eligible);

        Assert.Equal((AssignmentAction.Renew, "latest"), (change.Action, change.To!.Condition));
        Assert.Equal(PimRequestAction.AdminRenew, change.Draft(Given.Now).Action);
    }

    [Fact]
    public async Task What_expired_longer_ago_is_not_held()
    {
        _client.Requests.Add(Expired(Given.Sales, -30));

        Assert.Equal(PimErrorCode.AssignmentNotFound, (await PlanAsync(PimAssignmentType.Eligible)).Refusal!.Code);
    }

    private static PimRequest Expired(
        PimScope scope,
        int days,
        PimRequestAction action = PimRequestAction.AdminAssign,
        PimRequestStatus status = PimRequestStatus.Provisioned,
        string? condition = null) => new("id", PimAssignmentType.Eligible, Given.UserAdmin, scope, Given.Cleo)
        {
            Action = action,
            Status = status,
            Condition = condition,
            Schedule = new PimSchedule { End = Given.Now.AddDays(days) },
        };

    private EndPlanner Planner(int days) =>
        new(_client, new AssignmentSettings(_client), new PimSchedule { Duration = TimeSpan.FromDays(days) }, "why");

    private async Task<PlannedChange> PlanAsync(PimAssignmentType? type) =>
        Assert.Single((await Planner(30).PlanAsync(Given.UserAdmin, Given.Sales, type, [Given.Cleo], PimCall.None)).Changes);
}
