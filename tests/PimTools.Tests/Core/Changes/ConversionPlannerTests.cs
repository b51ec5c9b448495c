using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using Xunit;

namespace PimTools.Tests.Core.Changes;

/// <summary>Tests which permanent active assignments become eligible ones, on which terms, and why others stay.</summary>
public sealed class ConversionPlannerTests
{
    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly List<string> _breakGlass = [];

    public ConversionPlannerTests() => _client.Settings.Add(RuleSet.Setting([.. RuleSet.Usual()]));

    [Theory]
    [InlineData(PimAssignmentType.Active, PimAssignmentState.Active, PimMemberType.Direct, false, true)]
    [InlineData(PimAssignmentType.Active, PimAssignmentState.Active, PimMemberType.Unknown, false, true)]
    [InlineData(PimAssignmentType.Active, PimAssignmentState.Active, PimMemberType.Group, false, false)]
    [InlineData(PimAssignmentType.Active, PimAssignmentState.Active, PimMemberType.Inherited, false, false)]
    [InlineData(PimAssignmentType.Active, PimAssignmentState.Active, PimMemberType.Direct, true, false)]
    [InlineData(PimAssignmentType.Active, PimAssignmentState.Activated, PimMemberType.Direct, false, false)]
    [InlineData(PimAssignmentType.Active, PimAssignmentState.Scheduled, PimMemberType.Direct, false, false)]
    [InlineData(PimAssignmentType.Eligible, PimAssignmentState.Eligible, PimMemberType.Direct, false, false)]
    public void What_is_active_for_good_where_it_is_listed_stands(
        PimAssignmentType type, PimAssignmentState state, PimMemberType member, bool ends, bool stands) => Assert.Equal(
        stands,
        ConversionPlanner.IsStanding(new("id", type, Given.UserAdmin, Given.Sales, Given.Cleo)
        {
            State = state,
            MemberType = member,
            End = ends ? Given.Now : null,
        }));

    [Fact]
    public async Task The_grant_is_of_the_same_role_on_the_same_condition_for_the_length_that_was_asked_for()
    {
        var active = new PimAssignment("id", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Cleo) { Condition = "only", ConditionVersion = "2.0" };

        var planned = await PlanOneAsync(active, new(_client, _breakGlass) { Duration = TimeSpan.FromDays(30), Justification = "why" });

        var grant = planned.Grant!;
        Assert.Equal((AssignmentAction.Create, PimAssignmentType.Eligible, "why"), (grant.Action, grant.Type, grant.Justification));
        Assert.Equal((Given.UserAdmin, Given.Sales, Given.Cleo), (grant.Role, grant.Scope, grant.Principal));
        Assert.Equal(("only", "2.0", TimeSpan.FromDays(30)), (grant.To!.Condition, grant.To.ConditionVersion, grant.To.Schedule.Duration));
        Assert.Equal((null, null), (planned.KeptBecause, planned.Refusal));
        Assert.Equal("Assign Eligible User Administrator at Sales for Cleo Costa for 30d, and remove the active assignment, which has no end", planned.Sentence);
    }

    [Fact]
    public async Task Without_a_length_the_grant_is_as_long_as_the_setting_allows()
    {
        var planned = await PlanOneAsync(Standing());

        Assert.Equal(TimeSpan.FromDays(365), planned.Grant!.To!.Schedule.Duration);
        Assert.Equal(
            (PimConversionResult.Planned, Given.Now.AddDays(365), null),
            (planned.Describe(PimConversionResult.Planned).Result, planned.Describe(PimConversionResult.Planned).EligibleUntil, planned.Describe(PimConversionResult.Planned).Reason));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(90)]
    public async Task Whoever_is_eligible_already_keeps_that_end_unless_another_is_asked_for(int? days)
    {
        var end = Given.Now.AddDays(20);
        _client.Assignments.Add(new("eligible", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { Start = Given.Now.AddDays(-1), End = end });

        var planned = await PlanOneAsync(Standing(), new(_client, _breakGlass) { Duration = days is { } length ? TimeSpan.FromDays(length) : null });

        Assert.Equal(days is not null, planned.Grant!.IsNeeded);
        Assert.Equal(days is null ? end : Given.Now.AddDays(90), planned.Describe(PimConversionResult.Converted).EligibleUntil);
        Assert.Equal(
            days is null
                ? "Remove Active User Administrator at Sales for Cleo Costa, who is eligible already"
                : $"{ChangeText.Sentence(planned.Grant)}, and remove the active assignment, which has no end",
            planned.Sentence);
    }

    [Fact]
    public async Task What_was_granted_a_moment_ago_and_is_not_listed_is_not_granted_again()
    {
        _client.Requests.Add(new("request", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo)
        {
            Action = PimRequestAction.AdminAssign,
            Status = PimRequestStatus.Provisioned,
            Created = Given.Now.AddMinutes(-2),
            Schedule = new PimSchedule { Start = Given.Now.AddMinutes(-2), End = Given.Now.AddDays(9) },
        });

        Assert.False((await PlanOneAsync(Standing())).Grant!.IsNeeded);
    }

    [Fact]
    public async Task What_the_setting_refuses_is_kept_with_the_error_for_whoever_asked()
    {
        var planned = await PlanOneAsync(Standing(), new(_client, _breakGlass) { Duration = TimeSpan.FromDays(400) });

        const string why = "Eligible User Administrator at Sales for Cleo Costa can be assigned for 365d at the most, not for 400d.";
        Assert.Equal($"It cannot be made eligible. {why} Use -Duration 365d.", planned.KeptBecause);
        Assert.Equal((PimErrorCode.DurationTooLong, "Use -Duration 365d.", planned.Active), (planned.Refusal!.Code, planned.Refusal.Remedy, planned.Refusal.TargetObject));
        Assert.Equal($"Active User Administrator at Sales for Cleo Costa stays as it is: it cannot be made eligible. {why}", planned.Refusal.Message);
        Assert.Null(planned.Grant);
        var told = planned.Describe(PimConversionResult.Planned);
        Assert.Equal((PimConversionResult.Kept, planned.KeptBecause, null), (told.Result, told.Reason, told.EligibleUntil));
    }

    [Theory]
    [InlineData("cleo@contoso.com")]
    [InlineData("A0000000-0000-0000-0000-000000000002")]
    public async Task A_break_glass_account_is_kept(string named)
    {
        _breakGlass.Add(named);

        Assert.Equal("It is a break-glass account.", (await PlanOneAsync(Standing())).KeptBecause);
        Assert.Empty(_client.Calls);
    }

    [Theory]
    [InlineData(PimPrincipalType.User, true, null)]
    [InlineData(PimPrincipalType.Group, null, null)]
    [InlineData(PimPrincipalType.User, false, "The directory no longer knows the principal. Remove-PimAssignment takes the assignment away.")]
    [InlineData(PimPrincipalType.Unknown, null, "It is not known who it is, since the directory could not be asked.")]
    [InlineData(PimPrincipalType.ServicePrincipal, true, "Only people activate roles: an application has to hold its own.")]
    public async Task Only_people_and_groups_that_the_directory_knows_are_converted(PimPrincipalType type, bool? isKnown, string? kept)
    {
        var planned = await PlanOneAsync(Standing(principal: new PimPrincipal(Given.Cleo.Id, type, "Cleo Costa") { IsInDirectory = isKnown }));

        Assert.Equal(kept, planned.KeptBecause);
        Assert.Equal((kept is null, null), (planned.Grant is not null, planned.Refusal));
    }

    [Fact]
    public async Task Callers_keep_what_they_have_unless_they_are_named()
    {
        Assert.Equal("It is your own. Name yourself with -Principal to convert it.", (await PlanOneAsync(Standing(principal: Given.Ada))).KeptBecause);
        Assert.Null((await PlanOneAsync(Standing(principal: Given.Ada), new(_client, _breakGlass) { IsCallerNamed = true })).KeptBecause);
    }

    [Fact]
    public async Task Conversions_come_in_the_order_of_the_assignments_each_with_its_own_grant()
    {
        var standing = new[] { Standing(), Standing(principal: Given.Ada), Standing(scope: Given.Berlin) };

        var planned = await new ConversionPlanner(_client, []).PlanAsync(standing, PimCall.None);

        Assert.Equal(standing, planned.Select(one => one.Active));
        Assert.Equal([Given.Sales, null, Given.Berlin], planned.Select(one => one.Grant?.Scope));
    }

    private static PimAssignment Standing(PimPrincipal? principal = null, PimScope? scope = null) =>
        new("id", PimAssignmentType.Active, Given.UserAdmin, scope ?? Given.Sales, principal ?? Given.Cleo);

    private async Task<Conversion> PlanOneAsync(PimAssignment active, ConversionPlanner? planner = null) =>
        Assert.Single(await (planner ?? new ConversionPlanner(_client, _breakGlass)).PlanAsync([active], PimCall.None));
}
