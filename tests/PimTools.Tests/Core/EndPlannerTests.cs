using System;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using Xunit;

using PimTools.Resolution;

namespace PimTools.Tests.Core;

/// <summary>Another end for what somebody holds, or the renewal of what has expired.</summary>
public sealed class EndPlannerTests
{
    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };

    [Fact]
    public async Task A_length_counts_from_now_and_for_what_is_to_come_from_its_start()
    {
        var held = new PimAssignment("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { Start = Given.Now.AddDays(-9), End = Given.Now.AddDays(3) };
        var start = Given.Now.AddDays(10);
        var scheduled = new PimAssignment("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo)
        {
            State = PimAssignmentState.Scheduled, Start = start, End = start.AddDays(90),
        };

        var longer = Assert.Single((await Planner(30).PlanAsync(held, PimCall.None)).Changes);
        var shorter = Assert.Single((await Planner(30).PlanAsync(scheduled, PimCall.None)).Changes);

        Assert.Equal((AssignmentAction.Extend, Given.Now.AddDays(30), false, "why"), (longer.Action, longer.To!.Schedule.End, longer.EndsEarlier, longer.Justification));
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
            new("active", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Cleo) { State = PimAssignmentState.Active },
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
        Assert.Contains("Request-PimRoleActivation -Extend", change.Refusal.Remedy);
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

    [Fact]
    public async Task What_has_expired_is_looked_for_in_both_types_where_none_is_named()
    {
        _client.Requests.Add(Expired(Given.Sales, -2, type: PimAssignmentType.Active));

        Assert.Equal((AssignmentAction.Renew, PimAssignmentType.Active), ((await PlanAsync(null)).Action, (await PlanAsync(null)).Type));
        Assert.Equal(PimErrorCode.AssignmentNotFound, (await PlanAsync(PimAssignmentType.Eligible)).Refusal!.Code);
        _client.Requests.Clear();
        Assert.Equal(PimAssignmentType.Active, (await PlanAsync(PimAssignmentType.Active)).Type);

        var filters = _client.Filters.OfType<PimRequestFilter>().ToList();
        Assert.Equal([PimAssignmentType.Eligible, PimAssignmentType.Active], filters.Take(2).Select(filter => filter.Type));
        Assert.All(filters, filter => Assert.Equal((Given.UserAdmin.Id, Given.Cleo.Id), (filter.RoleId, filter.PrincipalId)));
    }

    [Fact]
    public async Task A_renewal_lasts_as_long_as_asked_from_now_and_has_the_reason()
    {
        _client.Requests.Add(Expired(Given.Sales, -2));

        var change = await PlanAsync(PimAssignmentType.Eligible);

        Assert.Equal((Given.Now.AddDays(30), null, "why", Given.Now), (change.To!.Schedule.End, change.To.Schedule.Start, change.Justification, change.Planned));
    }

    [Fact]
    public async Task Each_of_several_people_is_a_step_in_their_order_and_one_that_cannot_be_done_stops_none()
    {
        _client.Assignments.Add(Given.Eligible(Given.UserAdmin, Given.Sales, Given.Ada, Given.Now.AddDays(3)));

        var plan = await Planner(30).PlanAsync(Given.UserAdmin, Given.Sales, null, [Given.Cleo, Given.Ada], PimCall.None);

        Assert.Equal([Given.Cleo, Given.Ada], plan.Changes.Select(change => change.Principal));
        Assert.Equal([PimErrorCode.AssignmentNotFound, null], plan.Changes.Select(change => change.Refusal?.Code));
        Assert.Equal([AssignmentAction.Extend], plan.Needed.Select(change => change.Action));
    }

    [Fact]
    public async Task What_the_setting_does_not_allow_is_refused_before_it_is_sent()
    {
        _client.Settings.Add(RuleSet.Setting([.. RuleSet.Usual()]));
        var held = Given.Eligible(Given.UserAdmin, Given.Sales, Given.Cleo, Given.Now.AddDays(3));

        Assert.Null(Assert.Single((await Planner(365).PlanAsync(held, PimCall.None)).Changes).Refusal);
        Assert.Equal(PimErrorCode.DurationTooLong, Assert.Single((await Planner(366).PlanAsync(held, PimCall.None)).Changes).Refusal?.Code);
    }

    [Fact]
    public async Task No_setting_is_read_for_what_is_as_wanted()
    {
        var held = Given.Eligible(Given.UserAdmin, Given.Sales, Given.Cleo, Given.Now.AddDays(30));

        Assert.Equal(AssignmentAction.None, Assert.Single((await Planner(30).PlanAsync(held, PimCall.None)).Changes).Action);
        Assert.Empty(_client.Calls);
    }

    [Theory]
    [InlineData(PimKind.AzureRole, true)]
    [InlineData(PimKind.EntraRole, false)]
    public async Task The_setting_of_an_azure_role_is_the_one_at_the_scope(PimKind kind, bool isAtScope)
    {
        var held = Given.Eligible(new PimRole(kind, "id", "Role"), Given.Sales, Given.Cleo, Given.Now.AddDays(3));

        await Planner(30).PlanAsync(held, PimCall.None);

        Assert.Equal(isAtScope ? Given.Sales : null, Assert.Single(_client.Filters.OfType<PimSettingFilter>().Single().Roles!).Scope);
    }

    [Fact]
    public async Task An_end_that_has_passed_is_refused()
    {
        var planner = new EndPlanner(_client, new KnownSettings(_client), new PimSchedule { End = Given.Now }, null);

        var change = Assert.Single((await planner.PlanAsync(Given.Eligible(Given.UserAdmin, Given.Sales), PimCall.None)).Changes);

        Assert.Equal(PimErrorCode.InvalidDuration, change.Refusal?.Code);
    }

    private static PimRequest Expired(
        PimScope scope,
        int days,
        PimRequestAction action = PimRequestAction.AdminAssign,
        PimRequestStatus status = PimRequestStatus.Provisioned,
        string? condition = null,
        PimAssignmentType type = PimAssignmentType.Eligible) => new("id", type, Given.UserAdmin, scope, Given.Cleo)
        {
            Action = action,
            Status = status,
            Condition = condition,
            Schedule = new PimSchedule { End = Given.Now.AddDays(days) },
        };

    private EndPlanner Planner(int days) =>
        new(_client, new KnownSettings(_client), new PimSchedule { Duration = TimeSpan.FromDays(days) }, "why");

    private async Task<PlannedChange> PlanAsync(PimAssignmentType? type) =>
        Assert.Single((await Planner(30).PlanAsync(Given.UserAdmin, Given.Sales, type, [Given.Cleo], PimCall.None)).Changes);
}
