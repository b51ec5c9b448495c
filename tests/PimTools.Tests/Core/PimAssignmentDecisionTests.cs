using System;
using PimTools.Changes;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimAssignmentDecisionTests
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    [Fact]
    public void What_is_not_there_is_created() =>
        Assert.Equal(PimChangeKind.Created, Decide(Wanted(new PimSchedule { Duration = Month }), null));

    [Theory]
    [InlineData(0)]
    [InlineData(59)]
    [InlineData(-59)]
    public void An_assignment_that_ends_when_it_is_wanted_to_is_left_alone(int seconds) => Assert.Equal(
        PimChangeKind.Unchanged,
        Decide(Wanted(new PimSchedule { End = Given.Now + Month }), Existing(Given.Now + Month + TimeSpan.FromSeconds(seconds))));

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    public void An_assignment_that_ends_at_another_time_is_updated(int minutes) => Assert.Equal(
        PimChangeKind.Updated,
        Decide(Wanted(new PimSchedule { End = Given.Now + Month }), Existing(Given.Now + Month + TimeSpan.FromMinutes(minutes))));

    [Fact]
    public void A_length_that_was_asked_for_before_changes_nothing_when_asked_for_again()
    {
        var month = Wanted(new PimSchedule { Duration = Month });
        var later = Given.Now.AddDays(5);

        Assert.Equal(PimChangeKind.Unchanged, PimAssignmentDecision.Decide(month, Existing(Given.Now + Month), later));
        Assert.Equal(PimChangeKind.Updated, PimAssignmentDecision.Decide(month, Existing(Given.Now + Month + Month), later));
        Assert.Equal(PimChangeKind.Updated, PimAssignmentDecision.Decide(month, Existing(Given.Now + Month, hasStart: false), later));
    }

    [Fact]
    public void Permanent_and_ending_are_not_the_same()
    {
        Assert.Equal(PimChangeKind.Unchanged, Decide(Wanted(new PimSchedule()), Existing(null)));
        Assert.Equal(PimChangeKind.Updated, Decide(Wanted(new PimSchedule()), Existing(Given.Now)));
        Assert.Equal(PimChangeKind.Updated, Decide(Wanted(new PimSchedule { Duration = Month }), Existing(null)));
        Assert.Equal(PimChangeKind.Updated, Decide(Wanted(new PimSchedule { End = Given.Now }), Existing(null)));
    }

    [Fact]
    public void A_later_end_is_an_extension_and_anything_else_an_update()
    {
        var existing = Existing(Given.Now + Month);

        Assert.Equal(PimRequestAction.AdminExtend, Action(new PimSchedule { End = Given.Now + Month + Month }));
        Assert.Equal(PimRequestAction.AdminExtend, Action(new PimSchedule { Duration = Month + Month }));
        Assert.Equal(PimRequestAction.AdminExtend, PimAssignmentDecision.ActionFor(Wanted(new PimSchedule { Duration = Month }), existing, Given.Now.AddDays(1)));
        Assert.Equal(PimRequestAction.AdminUpdate, Action(new PimSchedule { End = Given.Now }));
        Assert.Equal(PimRequestAction.AdminUpdate, Action(new PimSchedule()));
        Assert.Equal(PimRequestAction.AdminUpdate, ActionFor(Wanted(new PimSchedule { End = Given.Now }), Existing(null)));

        PimRequestAction Action(PimSchedule schedule) => ActionFor(Wanted(schedule), existing);
    }

    [Fact]
    public void A_change_that_says_nothing_of_the_condition_keeps_it()
    {
        var existing = Existing(Given.Now + Month, condition: "blob");
        var draft = Draft(Wanted(new PimSchedule { End = Given.Now + Month + Month }), existing);

        Assert.Equal(("blob", "2.0"), (draft.Condition, draft.ConditionVersion));
        Assert.Equal(("other", "1.0"), Conditions(new PimSchedule(), existing, "other", "1.0"));
        Assert.Equal(("other", null), Conditions(new PimSchedule(), existing, "other", null));
        Assert.Equal((null, null), Conditions(new PimSchedule(), null, null, null));
    }

    [Theory]
    [InlineData(null, null, PimChangeKind.Unchanged)]
    [InlineData("blob", "2.0", PimChangeKind.Unchanged)]
    [InlineData("other", "2.0", PimChangeKind.Updated)]
    [InlineData("blob", "1.0", PimChangeKind.Updated)]
    public void Another_condition_is_a_change_and_no_extension(string? condition, string? version, PimChangeKind expected)
    {
        var existing = Existing(Given.Now + Month, condition: "blob");
        var longer = Wanted(new PimSchedule { End = Given.Now + Month + Month }, condition, version);

        Assert.Equal(expected, Decide(Wanted(new PimSchedule { End = existing.End }, condition, version), existing));
        Assert.Equal(
            expected == PimChangeKind.Updated ? PimRequestAction.AdminUpdate : PimRequestAction.AdminExtend,
            ActionFor(longer, existing));
    }

    [Fact]
    public void A_condition_where_there_was_none_is_a_change() =>
        Assert.Equal(PimChangeKind.Updated, Decide(Wanted(new PimSchedule(), "blob", "2.0"), Existing(null)));

    [Fact]
    public void Only_a_direct_assignment_of_the_same_role_scope_principal_and_type_is_the_one_meant()
    {
        var wanted = Wanted(new PimSchedule());
        var direct = Given.Eligible(Given.UserAdmin, Given.Sales, Given.Cleo);
        PimAssignment[] others =
        [
            Given.Eligible(Given.ExchangeAdmin, Given.Sales, Given.Cleo),
            Given.Eligible(Given.UserAdmin, PimScope.Directory, Given.Cleo),
            Given.Eligible(Given.UserAdmin, Given.Sales),
            new("active", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Cleo) { State = PimAssignmentState.Active },
            new("group", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { MemberType = PimMemberType.Group },
            new("wider", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { MemberType = PimMemberType.Inherited },
        ];

        Assert.Null(PimAssignmentDecision.FindExisting(wanted, others));
        Assert.Same(direct, PimAssignmentDecision.FindExisting(wanted, [.. others, direct]));
    }

    [Fact]
    public void An_activation_is_not_the_active_assignment_that_is_meant()
    {
        var wanted = new PimWantedAssignment(PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada, new PimSchedule());

        Assert.Null(PimAssignmentDecision.FindExisting(wanted, [Given.Activated(Given.UserAdmin)]));
    }

    private static PimChangeKind Decide(PimWantedAssignment wanted, PimAssignment? existing) => PimAssignmentDecision.Decide(wanted, existing, Given.Now);

    private static PimRequestDraft Draft(PimWantedAssignment wanted, PimAssignment? existing) => PimAssignmentDecision.Draft(wanted, existing, Given.Now);

    private static PimRequestAction ActionFor(PimWantedAssignment wanted, PimAssignment existing) =>
        PimAssignmentDecision.ActionFor(wanted, existing, Given.Now);

    private static (string?, string?) Conditions(PimSchedule schedule, PimAssignment? existing, string? condition, string? version)
    {
        var draft = Draft(Wanted(schedule, condition, version), existing);
        return (draft.Condition, draft.ConditionVersion);
    }

    private static PimWantedAssignment Wanted(PimSchedule schedule, string? condition = null, string? version = null) =>
        new(PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo, schedule) { Condition = condition, ConditionVersion = version };

    private static PimAssignment Existing(DateTimeOffset? end, bool hasStart = true, string? condition = null) =>
        new("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo)
        {
            Start = hasStart ? Given.Now : null,
            End = end,
            Condition = condition,
            ConditionVersion = condition is null ? null : "2.0",
        };
}
