using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests what is removed so that nobody of those named has an assignment any more.</summary>
public sealed class RemovalPlannerTests
{
    private readonly FakePimClient _client = new();

    [Fact]
    public async Task Everything_that_somebody_holds_of_the_types_asked_for_is_removed_activations_included()
    {
        var (eligible, active) = (Assignment(PimAssignmentType.Eligible), Assignment(PimAssignmentType.Active, PimAssignmentState.Activated));
        _client.Assignments.AddRange([eligible, active, Assignment(PimAssignmentType.Eligible, memberType: PimMemberType.Group)]);

        Assert.Equal([PimAssignmentType.Eligible, PimAssignmentType.Active], (await PlanAsync(null)).Select(step => step.Type));
        Assert.Equal([PimAssignmentType.Eligible], (await PlanAsync(PimAssignmentType.Eligible)).Select(step => step.Type));
        Assert.All(await PlanAsync(null), step => Assert.Equal((AssignmentAction.Remove, "why", null), (step.Action, step.Justification, step.Note)));
    }

    [Fact]
    public async Task What_is_to_come_is_read_and_removed_only_of_whoever_holds_nothing()
    {
        _client.Assignments.AddRange([Assignment(PimAssignmentType.Eligible), Assignment(PimAssignmentType.Eligible, PimAssignmentState.Scheduled, principal: Given.Ada)]);

        var plan = await PlanAsync(null, Given.Cleo);

        Assert.False(Assert.Single(plan).IsScheduled);
        Assert.DoesNotContain(_client.Filters.OfType<PimAssignmentFilter>(), filter => filter.IsScheduled);

        Assert.True(Assert.Single(await PlanAsync(null, Given.Ada)).IsScheduled);
    }

    [Fact]
    public async Task Whoever_has_nothing_needs_nothing_and_that_is_told()
    {
        var step = Assert.Single(await PlanAsync(null));
        Assert.Equal((AssignmentAction.None, PimAssignmentType.Eligible, false, null), (step.Action, step.Type, step.IsNeeded, step.Refusal));
        Assert.Equal(
            "Cleo Costa has no assignment of User Administrator at Sales. There was nothing to remove. Get-PimAssignment -Principal lists what there is. "
                + "An expired one can be renewed for 30 days.",
            step.Note);

        _client.Assignments.Add(Assignment(PimAssignmentType.Eligible));
        step = Assert.Single(await PlanAsync(PimAssignmentType.Active));
        Assert.Equal(PimAssignmentType.Active, step.Type);
        Assert.Equal("Cleo Costa has no Active assignment of User Administrator at Sales. There was nothing to remove. There is: Eligible.", step.Note);
    }

    [Fact]
    public async Task A_list_that_is_refused_ends_the_planning()
    {
        _client.Failure = new PimException(PimErrorCode.PermissionMissing, "No.") { Status = 403 };

        Assert.Same(_client.Failure, await Assert.ThrowsAsync<PimException>(() => PlanAsync(null)));
    }

    private async Task<IReadOnlyList<PlannedChange>> PlanAsync(PimAssignmentType? type, params IReadOnlyList<PimPrincipal> principals) => (await RemovalPlanner.PlanAsync(
        _client, Given.UserAdmin, Given.Sales, type, principals.Count > 0 ? principals : [Given.Cleo], "why", PimCall.None)).Changes;

    private static PimAssignment Assignment(
        PimAssignmentType type, PimAssignmentState? state = null, PimPrincipal? principal = null, PimMemberType memberType = PimMemberType.Direct) =>
        new("id", type, Given.UserAdmin, Given.Sales, principal ?? Given.Cleo)
        {
            State = state ?? (type == PimAssignmentType.Eligible ? PimAssignmentState.Eligible : PimAssignmentState.Active),
            MemberType = memberType,
        };
}
