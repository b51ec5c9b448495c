using System.Threading.Tasks;
using PimTools.Changes;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests that an assignment is not changed where it is only seen, and comes from elsewhere.</summary>
public sealed class AssignmentOriginTests
{
    private static readonly PimPrincipal Group = new("group", PimPrincipalType.Group, "Ops");

    private readonly FakePimClient _client = new();

    [Fact]
    public void What_is_inherited_is_refused_and_the_scope_above_is_named()
    {
        var error = Assert.Throws<PimException>(() => AssignmentOrigin.RequireSameScope(Assignment(PimMemberType.Inherited)));

        Assert.Equal(PimErrorCode.InvalidParameter, error.Code);
        Assert.Contains($"-Scope '{Given.Sales.Id}'", error.Remedy);
    }

    [Theory]
    [InlineData(PimMemberType.Unknown)]
    [InlineData(PimMemberType.Direct)]
    [InlineData(PimMemberType.Group)]
    public void What_is_not_inherited_is_at_its_own_scope(PimMemberType type) => AssignmentOrigin.RequireSameScope(Assignment(type));

    [Theory]
    [InlineData(PimMemberType.Unknown)]
    [InlineData(PimMemberType.Direct)]
    [InlineData(PimMemberType.Inherited)]
    public async Task What_does_not_come_through_a_group_is_ones_own_and_nothing_is_read(PimMemberType type)
    {
        await AssignmentOrigin.RequireOwnAsync(_client, Assignment(type), PimCall.None);

        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task What_comes_through_a_group_is_refused_with_the_group_of_the_same_schedule()
    {
        _client.Assignments.AddRange(
        [
            Assignment(PimMemberType.Group, schedule: "s", principal: Given.Ada),
            Assignment(PimMemberType.Direct, schedule: "other", principal: Given.Ada),
            Assignment(PimMemberType.Direct, schedule: "s", principal: Group),
            Assignment(PimMemberType.Direct, schedule: null, principal: Given.Ada),
        ]);

        var error = await RefusedAsync(Assignment(PimMemberType.Group, schedule: "s"));

        Assert.Equal(PimErrorCode.AssignmentNotFound, error.Code);
        Assert.Contains("comes through the group 'Ops': Cleo Costa has no assignment of their own", error.Message);
        Assert.EndsWith("-Principal 'Ops'.", error.Remedy);
        var filter = Assert.IsType<PimAssignmentFilter>(Assert.Single(_client.Filters));
        Assert.Equal((PimAssignmentType.Eligible, Given.UserAdmin.Id, Given.Sales.Id, null), (filter.Type, filter.RoleId, filter.ScopeId, filter.PrincipalId));
        Assert.Equal([PimKind.EntraRole], filter.Kinds);
    }

    [Fact]
    public async Task A_group_that_was_listed_itself_is_not_looked_for()
    {
        var error = await RefusedAsync(Assignment(PimMemberType.Group, principal: Group));

        Assert.Contains("its members have no assignment of their own", error.Message);
        Assert.Empty(_client.Calls);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("s")]
    public async Task Where_the_group_cannot_be_told_it_is_a_group(string? schedule)
    {
        _client.Assignments.Add(Assignment(PimMemberType.Direct, schedule: null, principal: Group));

        var error = await RefusedAsync(Assignment(PimMemberType.Group, schedule));

        Assert.Contains("comes through a group: Cleo Costa has", error.Message);
        Assert.EndsWith("to mean all its members.", error.Remedy);
    }

    [Fact]
    public async Task Who_may_not_read_the_others_is_told_without_the_name_and_another_failure_is_told_as_it_is()
    {
        _client.Failure = new PimException(PimErrorCode.PermissionMissing, "No.");
        Assert.Equal(PimErrorCode.AssignmentNotFound, (await RefusedAsync(Assignment(PimMemberType.Group, "s"))).Code);

        _client.Failure = new PimException(PimErrorCode.ServiceUnavailable, "Down.");
        Assert.Same(_client.Failure, await RefusedAsync(Assignment(PimMemberType.Group, "s")));
    }

    private Task<PimException> RefusedAsync(PimAssignment assignment) =>
        Assert.ThrowsAsync<PimException>(() => AssignmentOrigin.RequireOwnAsync(_client, assignment, PimCall.None));

    private static PimAssignment Assignment(PimMemberType memberType, string? schedule = null, PimPrincipal? principal = null) =>
        new("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, principal ?? Given.Cleo) { MemberType = memberType, ScheduleId = schedule };
}
