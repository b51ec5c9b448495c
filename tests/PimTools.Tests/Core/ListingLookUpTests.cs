using System;
using System.Threading.Tasks;
using PimTools.Requests;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests whether the lists show what a request brought about, which they do some minutes later.</summary>
public sealed class ListingLookUpTests
{
    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };

    [Theory]
    [InlineData(PimRequestAction.SelfActivate, PimAssignmentState.Activated, true)]
    [InlineData(PimRequestAction.SelfActivate, PimAssignmentState.Active, false)]
    [InlineData(PimRequestAction.AdminAssign, PimAssignmentState.Active, true)]
    [InlineData(PimRequestAction.AdminAssign, PimAssignmentState.Activated, true)]
    public async Task An_activation_is_listed_as_one_and_anything_else_as_it_stands(PimRequestAction action, PimAssignmentState state, bool isListed)
    {
        _client.Assignments.Add(new PimAssignment("id", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Ada) { State = state });

        Assert.Equal(isListed, (await LookUpAsync(action)).IsListed);
    }

    [Fact]
    public async Task It_is_listed_at_its_own_scope_whatever_the_case_of_the_id_and_at_no_other()
    {
        _client.Assignments.Add(Given.Activated(Given.UserAdmin, Given.Berlin));
        Assert.False((await LookUpAsync(PimRequestAction.SelfActivate)).IsListed);

        _client.Assignments.Insert(0, Given.Activated(Given.UserAdmin, Given.Unit("D0000000-0000-0000-0000-000000000001", "Sales")));
        Assert.True((await LookUpAsync(PimRequestAction.SelfActivate)).IsListed);
    }

    [Theory]
    [InlineData("a0000000-0000-0000-0000-000000000001", true)]
    [InlineData("A0000000-0000-0000-0000-000000000001", true)]
    [InlineData("a0000000-0000-0000-0000-000000000002", false)]
    public async Task Ones_own_is_looked_for_among_ones_own_and_somebody_elses_by_their_id(string principalId, bool isMine)
    {
        await LookUpAsync(PimRequestAction.AdminAssign, principalId);

        var filter = Assert.IsType<PimAssignmentFilter>(Assert.Single(_client.Filters));
        Assert.Equal((isMine, isMine ? null : principalId, Given.UserAdmin.Id, PimAssignmentType.Active), (filter.Mine, filter.PrincipalId, filter.RoleId, filter.Type));
    }

    [Theory]
    [InlineData(PimRequestAction.AdminRemove, PimRequestStatus.Revoked)]
    [InlineData(PimRequestAction.SelfDeactivate, PimRequestStatus.Revoked)]
    [InlineData(PimRequestAction.SelfActivate, PimRequestStatus.PendingApproval)]
    [InlineData(PimRequestAction.SelfActivate, PimRequestStatus.Failed)]
    public async Task A_removal_and_what_has_not_come_about_is_not_looked_for(PimRequestAction action, PimRequestStatus status)
    {
        Assert.Null((await LookUpAsync(action, status: status)).IsListed);
        Assert.Empty(_client.Calls);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task What_has_ended_is_not_looked_for(int endsIn, bool hasEnded)
    {
        var request = await LookUpAsync(PimRequestAction.SelfActivate, end: Given.Now.AddSeconds(endsIn));

        Assert.Equal((hasEnded, hasEnded ? null : false), (PimWait.HasEnded(request, Given.Now), request.IsListed));
    }

    private Task<PimRequest> LookUpAsync(
        PimRequestAction action, string? principalId = null, PimRequestStatus status = PimRequestStatus.Provisioned, DateTimeOffset? end = null) =>
        PimWait.LookUpListingAsync(
            _client,
            new PimRequest("id", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, new PimPrincipal(principalId ?? Given.Ada.Id))
            {
                Action = action,
                Status = status,
                Schedule = new PimSchedule { End = end },
            },
            PimCall.None);
}
