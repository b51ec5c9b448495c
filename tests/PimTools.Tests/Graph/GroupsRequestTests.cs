using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Changes;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

public class GroupsRequestTests
{
    private const string ActiveRequests = "/group/assignmentScheduleRequests";
    private const string EligibleRequests = "/group/eligibilityScheduleRequests";

    private readonly Contoso _contoso = new();

    [Fact]
    public async Task A_membership_is_activated_and_given_back()
    {
        using var ada = await _contoso.ConnectAsync("ada");

        var request = await ada.Requests.SubmitAsync(await ada.GroupActivationAsync("Ops-OnCall", hours: 2), PimCall.None);

        Assert.Equal(PimRequestOutcome.Succeeded, request.Outcome);
        Assert.Equal("Ops-OnCall", request.Role.ToString());
        var active = Assert.Single(await ada.GroupAssignmentsAsync(mine: true, PimAssignmentType.Active), each => each.Role.Name == "Ops-OnCall");
        Assert.Equal(PimAssignmentState.Activated, active.State);
        var back = PimDeactivation.Draft(active, ada.Context.Account, null);
        await Refusals.ThrowsAsync(PimErrorCode.ActiveDurationTooShort, () => ada.Requests.SubmitAsync(back, PimCall.None));
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(PimRequestOutcome.Succeeded, (await ada.Requests.SubmitAsync(back, PimCall.None)).Outcome);
    }

    [Fact]
    public async Task An_ownership_is_activated()
    {
        using var ben = await _contoso.ConnectAsync("ben");

        await ben.Requests.SubmitAsync(await ben.GroupActivationAsync("Ops-OnCall (owner)"), PimCall.None);

        Assert.Contains(
            await ben.GroupAssignmentsAsync(mine: true, PimAssignmentType.Active), each => each.Role is { Name: "Ops-OnCall", Access: PimAccess.Owner });
    }

    [Theory]
    [InlineData(12, "why", PimErrorCode.DurationTooLong)]
    [InlineData(1, null, PimErrorCode.JustificationRequired)]
    public async Task What_the_policy_refuses_has_its_own_code(int hours, string? justification, PimErrorCode code)
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.GroupActivationAsync("Ops-OnCall", hours, justification);

        await Refusals.ThrowsAsync(code, () => ada.Requests.SubmitAsync(draft, PimCall.None));
    }

    [Fact]
    public async Task An_approver_approves()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        using var cleo = await _contoso.ConnectAsync("cleo");

        var request = await ada.Requests.SubmitAsync(await ada.GroupActivationAsync("Ops-Database"), PimCall.None);

        Assert.Equal(PimRequestStatus.PendingApproval, request.Status);
        Assert.Equal("Cleo Marchetti", Assert.Single(request.Approvers));
        var waiting = Assert.Single(
            await cleo.RequestsAsync(new PimRequestFilter { Kinds = GroupsReading.Groups, Relation = PimRequestRelation.ForMyApproval }));
        Assert.Equal((request.Id, "Ada Ahlberg", "Ops-Database"), (waiting.Id, waiting.Principal.DisplayName, waiting.Role.Name));
        await cleo.Requests.DecideAsync(waiting, PimDecision.Approve, "Confirmed", PimCall.None);
        Assert.Equal(PimRequestOutcome.Succeeded, (await ada.Requests.RefreshAsync(request, PimCall.None)).Outcome);
        await Refusals.ThrowsAsync(PimErrorCode.AlreadyDecided, () => cleo.Requests.DecideAsync(waiting, PimDecision.Deny, "After all", PimCall.None));
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("greg")]
    public async Task Whoever_is_no_approver_is_told_so(string user)
    {
        using var ada = await _contoso.ConnectAsync("ada");
        using var other = await _contoso.ConnectAsync(user);
        var request = await ada.Requests.SubmitAsync(await ada.GroupActivationAsync("Ops-Database"), PimCall.None);

        await Refusals.ThrowsAsync(PimErrorCode.NotApprover, () => other.Requests.DecideAsync(request, PimDecision.Approve, "Me too", PimCall.None));
    }

    [Fact]
    public async Task A_waiting_request_can_be_canceled_and_a_done_one_cannot()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var waiting = await ada.Requests.SubmitAsync(await ada.GroupActivationAsync("Ops-Database"), PimCall.None);
        var done = await ada.Requests.SubmitAsync(await ada.GroupActivationAsync("Ops-OnCall"), PimCall.None);

        await ada.Requests.CancelAsync(waiting, PimCall.None);

        Assert.Equal(PimRequestStatus.Canceled, (await ada.Requests.RefreshAsync(waiting, PimCall.None)).Status);
        await Refusals.ThrowsAsync(PimErrorCode.NotCancelable, () => ada.Requests.CancelAsync(done, PimCall.None));
    }

    [Fact]
    public async Task A_request_is_found_by_its_id_and_in_every_list_it_belongs_to()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        using var ada = await _contoso.ConnectAsync("ada");
        var made = await ada.Requests.SubmitAsync(await ada.GroupActivationAsync("Ops-Database"), PimCall.None);

        var found = await dana.Requests.GetAsync(made.Id, PimCall.None);

        Assert.Equal((PimKind.Group, "Ops-Database", "Ada Ahlberg"), (found.Kind, found.Role.Name, found.CreatedBy?.DisplayName));
        foreach (var filter in new[]
        {
            new PimRequestFilter { Kinds = GroupsReading.Groups, Relation = PimRequestRelation.Mine },
            new PimRequestFilter { Kinds = GroupsReading.Groups, Relation = PimRequestRelation.CreatedByMe, Status = PimRequestStatus.PendingApproval },
        })
        {
            Assert.Contains(await ada.RequestsAsync(filter), each => each.Id == made.Id);
        }

        foreach (var filter in new[]
        {
            new PimRequestFilter { Kinds = GroupsReading.Groups },
            new PimRequestFilter { Kinds = GroupsReading.Groups, RoleId = made.Role.Id, Type = PimAssignmentType.Active },
            new PimRequestFilter { Kinds = GroupsReading.Groups, RoleId = made.Role.Id, PrincipalId = made.Principal.Id },
        })
        {
            Assert.Contains(await dana.RequestsAsync(filter), each => each.Id == made.Id);
        }
    }

    [Fact]
    public async Task An_administrator_assigns_extends_and_removes()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var draft = await dana.GroupAssignmentAsync("Ops-OnCall (owner)", "fay@contoso.com");
        var filter = new PimAssignmentFilter { Kinds = GroupsReading.Groups, RoleId = draft.Role.Id, PrincipalId = draft.Principal.Id };

        await dana.Requests.SubmitAsync(draft, PimCall.None);
        var made = Assert.Single(await dana.AssignmentsAsync(filter));
        await dana.Requests.SubmitAsync(
            new PimRequestDraft(PimRequestAction.AdminExtend, made.Type, made.Role, made.Scope, made.Principal)
            {
                Justification = "Testing the module",
                Schedule = new PimSchedule { Duration = TimeSpan.FromDays(60) },
                TargetScheduleId = made.ScheduleId,
            },
            PimCall.None);
        Assert.True(Assert.Single(await dana.AssignmentsAsync(filter)).End > made.End);
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(6));
        await dana.Requests.SubmitAsync(RemovalPlanner.Remove(made, null).Draft(dana.ServiceTime), PimCall.None);

        Assert.Empty(await dana.AssignmentsAsync(filter));
    }

    [Fact]
    public async Task The_first_assignment_brings_a_group_under_PIM()
    {
        using var fay = await _contoso.ConnectAsync("fay");
        Assert.DoesNotContain(await fay.GroupRolesAsync(), role => role.Name == "Sales Leads");

        await fay.Requests.SubmitAsync(await fay.GroupAssignmentAsync("Sales Leads", "ben@contoso.com"), PimCall.None);

        Assert.Contains(await fay.GroupRolesAsync(), role => role.Name == "Sales Leads");
    }

    [Theory]
    [InlineData("All Engineers", "dynamic")]
    [InlineData("Warehouse Staff", "on-premises")]
    public async Task A_group_that_PIM_cannot_manage_is_refused_before_anything_is_sent(string group, string why)
    {
        using var fay = await _contoso.ConnectAsync("fay");
        var draft = await fay.GroupAssignmentAsync(group, "ben@contoso.com");
        var submissions = new List<PimSubmission>();
        _contoso.Tenant.ClearCalls();

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.GroupNotSupported, () => fay.Requests.SubmitAsync(draft, PimCall.None));
        await fay.Requests.SubmitManyAsync([draft], submissions.Add, PimCall.None);

        Assert.Contains(why, thrown.Message);
        Assert.Equal(PimErrorCode.GroupNotSupported, Assert.Single(submissions).Error?.Code);
        Assert.Empty(_contoso.Tenant.Calls);
    }

    [Fact]
    public async Task A_request_whose_answer_got_lost_is_found_and_not_sent_again()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var draft = await dana.GroupAssignmentAsync("Ops-OnCall", "fay@contoso.com");
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("POST", EligibleRequests));
        _contoso.Tenant.ClearCalls();

        var request = await dana.Requests.SubmitAsync(draft, PimCall.None);

        Assert.Single(_contoso.Tenant.Calls, call => call.Method == "POST");
        Assert.Equal(request.Id, (await dana.Requests.GetAsync(request.Id, PimCall.None)).Id);
    }

    [Fact]
    public async Task A_lost_decision_is_looked_up()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        using var cleo = await _contoso.ConnectAsync("cleo");
        var request = await ada.Requests.SubmitAsync(await ada.GroupActivationAsync("Ops-Database"), PimCall.None);
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("PATCH", "/stages/"));

        await cleo.Requests.DecideAsync(request, PimDecision.Approve, "Yes", PimCall.None);

        Assert.Single(_contoso.Tenant.Calls, call => call.Method == "PATCH");
    }

    [Fact]
    public async Task Without_consent_for_groups_an_unknown_request_may_be_theirs()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", ActiveRequests).Repeated(10));

        await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => dana.Requests.GetAsync(Guid.NewGuid().ToString(), PimCall.None));
    }
}
