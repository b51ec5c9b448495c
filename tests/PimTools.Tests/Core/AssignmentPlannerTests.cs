using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests what is read for a plan, and what of it is decided before anything is sent.</summary>
public sealed class AssignmentPlannerTests
{
    private static readonly DateTimeOffset Month = Given.Now.AddDays(30);

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };

    [Fact]
    public async Task A_single_one_is_asked_for_by_all_its_ids()
    {
        var existing = Given.Eligible(Given.UserAdmin, Given.Sales, Given.Cleo, Month);
        _client.Assignments.AddRange([Given.Eligible(Given.UserAdmin), existing]);

        var change = Assert.Single((await PlanAsync(Desired(Given.Cleo))).Changes);

        Assert.Equal((AssignmentAction.None, Month), (change.Action, change.From!.Schedule.End));
        var filter = Assert.IsType<PimAssignmentFilter>(Assert.Single(_client.Filters));
        Assert.Equal([PimKind.EntraRole], filter.Kinds);
        Assert.Equal(PimAssignmentType.Eligible, filter.Type);
        Assert.Equal((Given.UserAdmin.Id, Given.Sales.Id, Given.Cleo.Id), (filter.RoleId, filter.ScopeId, filter.PrincipalId));
    }

    [Fact]
    public async Task Nothing_new_is_planned_for_somebody_whom_the_directory_does_not_know()
    {
        var gone = new PimPrincipal("c0000000-0000-4000-8000-000000000001") { IsInDirectory = false };
        var unasked = new PimPrincipal("c0000000-0000-4000-8000-000000000002");
        _client.Assignments.Add(Given.Eligible(Given.UserAdmin, Given.Sales, gone, Month));

        var plan = await PlanAsync(Desired(gone), Desired(gone) with { Role = Given.ExchangeAdmin }, Desired(unasked));

        Assert.Equal([AssignmentAction.None, AssignmentAction.Create, AssignmentAction.Create], plan.Changes.Select(change => change.Action));
        Assert.Equal([null, PimErrorCode.PrincipalNotFound, null], plan.Changes.Select(change => change.Refusal?.Code));
        Assert.Contains(gone.Id, plan.Changes[1].Refusal!.Message);
    }

    [Fact]
    public async Task Many_are_one_list_by_what_they_share()
    {
        var plan = await PlanAsync(Desired(Given.Cleo), Desired(Given.Ada));

        Assert.Equal([AssignmentAction.Create, AssignmentAction.Create], plan.Changes.Select(change => change.Action));
        var filter = Assert.Single(_client.Filters.OfType<PimAssignmentFilter>());
        Assert.Equal((Given.UserAdmin.Id, Given.Sales.Id, null), (filter.RoleId, filter.ScopeId, filter.PrincipalId));
    }

    [Fact]
    public async Task What_is_to_come_is_read_where_a_start_is_given_or_the_plan_looks_ahead()
    {
        var later = Desired(Given.Cleo) with { Schedule = new PimSchedule { Start = Month, End = Month.AddDays(1) } };

        await PlanAsync(Desired(Given.Cleo));
        Assert.DoesNotContain(_client.Filters.OfType<PimAssignmentFilter>(), filter => filter.IsScheduled);
        Assert.DoesNotContain("ListRequests", _client.Calls);

        await PlanAsync(later);
        Assert.Single(_client.Filters.OfType<PimAssignmentFilter>(), filter => filter.IsScheduled);

        await new AssignmentPlanner(_client) { LooksAhead = true }.PlanAsync([Desired(Given.Cleo)], PimCall.None);
        Assert.Equal(2, _client.Filters.OfType<PimAssignmentFilter>().Count(filter => filter.IsScheduled));
        Assert.Contains("ListRequests", _client.Calls);
    }

    [Fact]
    public async Task Only_a_direct_assignment_of_the_same_role_scope_principal_and_type_is_the_one_meant()
    {
        _client.Assignments.AddRange(
        [
            Given.Eligible(Given.ExchangeAdmin, Given.Sales, Given.Cleo),
            Given.Eligible(Given.UserAdmin, PimScope.Directory, Given.Cleo),
            Given.Eligible(Given.UserAdmin, Given.Sales),
            new("active", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Cleo) { State = PimAssignmentState.Active },
            new("group", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { MemberType = PimMemberType.Group },
            new("wider", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { MemberType = PimMemberType.Inherited },
        ]);
        Assert.Equal(AssignmentAction.Create, Assert.Single((await PlanAsync(Desired(Given.Cleo))).Changes).Action);

        var upper = new PimRole(PimKind.EntraRole, Given.UserAdmin.Id.ToUpperInvariant(), "User Administrator");
        _client.Assignments.Add(Given.Eligible(upper, Given.Sales, Given.Cleo, Month));
        Assert.Equal(AssignmentAction.None, Assert.Single((await PlanAsync(Desired(Given.Cleo))).Changes).Action);
    }

    [Fact]
    public async Task An_activation_is_not_the_active_assignment_that_is_meant()
    {
        _client.Assignments.Add(Given.Activated(Given.UserAdmin));
        var desired = new DesiredAssignment(PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada, new PimSchedule());

        Assert.Equal(AssignmentAction.Create, Assert.Single((await PlanAsync(desired)).Changes).Action);
    }

    [Theory]
    [InlineData(PimAssignmentType.Eligible, 365)]
    [InlineData(PimAssignmentType.Active, 180)]
    public async Task An_end_that_was_not_given_is_the_longest_allowed_of_a_new_one(PimAssignmentType type, int days)
    {
        _client.Settings.Add(Setting(TimeSpan.FromDays(365)));
        var desired = Desired(Given.Cleo) with { Type = type, Schedule = new PimSchedule(), IsEndGiven = false, Justification = "why" };

        var change = Assert.Single((await PlanAsync(desired)).Changes);

        Assert.Null(change.Refusal);
        Assert.Equal(TimeSpan.FromDays(days), change.To!.Schedule.Duration);
    }

    [Fact]
    public async Task Where_no_setting_says_how_long_it_has_to_be_said()
    {
        var change = Assert.Single((await PlanAsync(Desired(Given.Cleo) with { Schedule = new PimSchedule(), IsEndGiven = false })).Changes);

        Assert.Equal(PimErrorCode.InvalidDuration, change.Refusal!.Code);
        Assert.Contains("-Permanent", change.Refusal.Remedy);
        Assert.False(change.IsNeeded);
    }

    [Fact]
    public async Task What_is_as_wanted_is_not_held_against_a_setting_that_is_not_read()
    {
        _client.Assignments.Add(Given.Eligible(Given.UserAdmin, Given.Sales, Given.Cleo));

        var change = Assert.Single((await PlanAsync(Desired(Given.Cleo) with { Schedule = new PimSchedule(), IsEndGiven = false })).Changes);

        Assert.Equal((AssignmentAction.None, null), (change.Action, change.Refusal));
        Assert.DoesNotContain("ListSettings", _client.Calls);
    }

    [Theory]
    [InlineData(4, PimErrorCode.InvalidDuration)]
    [InlineData(5, null)]
    [InlineData((365 * 24 * 60) + 1, null)]
    [InlineData((365 * 24 * 60) + 2, PimErrorCode.DurationTooLong)]
    public async Task A_length_is_held_against_the_service_s_bounds_and_the_setting(int minutes, PimErrorCode? code)
    {
        _client.Settings.Add(Setting(TimeSpan.FromDays(365)));

        var change = Assert.Single((await PlanAsync(Desired(Given.Cleo) with { Schedule = new PimSchedule { Duration = TimeSpan.FromMinutes(minutes) } })).Changes);

        Assert.Equal(code, change.Refusal?.Code);
    }

    [Fact]
    public async Task A_list_that_is_refused_refuses_what_it_would_have_told_and_nothing_else()
    {
        var refused = new PimException(PimErrorCode.PermissionMissing, "No.") { Status = 403 };
        _client.BeforeList = filter => { if (filter is PimAssignmentFilter { Type: PimAssignmentType.Active }) { throw refused; } };

        var plan = await PlanAsync(Desired(Given.Cleo), Desired(Given.Cleo) with { Type = PimAssignmentType.Active });

        Assert.Equal([null, refused], plan.Changes.Select(change => change.Refusal));
    }

    [Theory]
    [InlineData(429, PimErrorCode.Throttled)]
    [InlineData(503, PimErrorCode.ServiceUnavailable)]
    public async Task A_service_that_does_not_answer_ends_the_planning(int status, PimErrorCode code)
    {
        _client.BeforeList = _ => throw new PimException(code, "Later.") { Status = status };

        Assert.Equal(code, (await Assert.ThrowsAsync<PimException>(() => PlanAsync(Desired(Given.Cleo)))).Code);
    }

    private static DesiredAssignment Desired(PimPrincipal principal) =>
        new(PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, principal, new PimSchedule { End = Month });

    private static PimRoleSetting Setting(TimeSpan longest) => RuleSet.Setting([.. new List<PolicyRule>(RuleSet.Usual())
    {
        [0] = new ExpirationRule(RuleIds.EligibleExpiration, isExpirationRequired: true, longest),
    }]);

    private Task<AssignmentPlan> PlanAsync(params DesiredAssignment[] desired) => new AssignmentPlanner(_client).PlanAsync(desired, PimCall.None);
}
