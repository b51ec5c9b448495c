using System;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

public class ActivationTests
{
    private readonly Contoso _contoso = new();

    [Fact]
    public async Task An_activation_that_needs_nobody_holds_at_once()
    {
        using var ada = await _contoso.ConnectAsync("ada");

        var request = await ada.Requests.SubmitAsync(await ada.ActivationAsync("User Administrator", hours: 2), PimCall.None);

        Assert.Equal(PimRequestOutcome.Succeeded, (await ada.Requests.RefreshAsync(request, PimCall.None)).Outcome);
        Assert.Equal("User Administrator", request.Role.Name);
        Assert.Equal("Ada Ahlberg", request.CreatedBy?.DisplayName);
        var active = (await ada.AssignmentsAsync(new PimAssignmentFilter { Kinds = ClientReading.Entra, Mine = true, Type = PimAssignmentType.Active }))
            .Single(assignment => assignment.Role.Name == "User Administrator");
        Assert.InRange(active.ExpiresIn!.Value, TimeSpan.FromMinutes(119), TimeSpan.FromMinutes(121));
    }

    [Fact]
    public async Task An_activation_in_an_administrative_unit_stays_in_it()
    {
        using var ada = await _contoso.ConnectAsync("ada");

        await ada.Requests.SubmitAsync(await ada.ActivationAsync("Helpdesk Administrator"), PimCall.None);

        var active = (await ada.AssignmentsAsync(new PimAssignmentFilter { Kinds = ClientReading.Entra, Mine = true, Type = PimAssignmentType.Active }))
            .Single(assignment => assignment.Role.Name == "Helpdesk Administrator");
        Assert.Equal("Helsinki Office", active.Scope.DisplayName);
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        using var ada = await _contoso.ConnectAsync("ada");

        await ada.Requests.SubmitAsync(await ada.ActivationAsync("User Administrator", isValidationOnly: true), PimCall.None);

        var mine = await ada.AssignmentsAsync(new PimAssignmentFilter { Kinds = ClientReading.Entra, Mine = true, Type = PimAssignmentType.Active });
        Assert.DoesNotContain(mine, assignment => assignment.Role.Name == "User Administrator");
    }

    [Theory]
    [InlineData("User Administrator", 48, "why", PimErrorCode.DurationTooLong)]
    [InlineData("User Administrator", 1, null, PimErrorCode.JustificationRequired)]
    [InlineData("Security Reader", 1, "why", PimErrorCode.AlreadyActive)]
    public async Task What_the_policy_refuses_has_its_own_code(string role, int hours, string? justification, PimErrorCode code)
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync(role, hours, justification);

        var thrown = await Refusals.ThrowsAsync(code, () => ada.Requests.SubmitAsync(draft, PimCall.None));

        Assert.NotNull(thrown.Remedy);
        Assert.Equal(400, thrown.Status);
    }

    [Fact]
    public async Task Several_broken_rules_are_named_together()
    {
        using var ben = await _contoso.ConnectAsync("ben");
        var draft = await ben.ActivationAsync("Intune Administrator", justification: null);

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.PolicyViolation, () => ben.Requests.SubmitAsync(draft, PimCall.None));

        Assert.Contains("justification", thrown.Message);
        Assert.Contains("ticket", thrown.Message);
        Assert.Contains("-TicketNumber", thrown.Remedy);
    }

    [Fact]
    public async Task A_sign_in_without_mfa_is_told_so()
    {
        using var ada = await _contoso.ConnectAsync("ada", new EmulatedTokenOptions { Mfa = false });
        var draft = await ada.ActivationAsync("User Administrator");

        await Refusals.ThrowsAsync(PimErrorCode.MfaRequired, () => ada.Requests.SubmitAsync(draft, PimCall.None));
    }

    [Fact]
    public async Task A_given_token_cannot_step_up_and_the_error_carries_the_claims()
    {
        using var ben = await _contoso.ConnectAsync("ben");
        var draft = await ben.ActivationAsync("Conditional Access Administrator");

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.StepUpRequired, () => ben.Requests.SubmitAsync(draft, PimCall.None));

        Assert.Contains("\"c1\"", thrown.Claims);
        Assert.Single(_contoso.Tenant.Calls, call => call.Method == "POST");
    }

    [Fact]
    public async Task An_approver_approves()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        using var cleo = await _contoso.ConnectAsync("cleo");
        var request = await ada.Requests.SubmitAsync(await ada.ActivationAsync("Exchange Administrator"), PimCall.None);
        Assert.Equal(PimRequestStatus.PendingApproval, request.Status);
        Assert.Equal("Cleo Marchetti", Assert.Single(request.Approvers));

        var mine = await cleo.RequestsAsync(new PimRequestFilter { Relation = PimRequestRelation.ForMyApproval });
        var pending = Assert.Single(mine, each => each.Id == request.Id);
        Assert.Equal("Ada Ahlberg", pending.Principal.DisplayName);
        Assert.Equal("Ada Ahlberg", pending.CreatedBy?.DisplayName);
        await cleo.Requests.DecideAsync(pending, PimDecision.Approve, "Confirmed", PimCall.None);

        var now = await ada.Requests.RefreshAsync(request, PimCall.None);
        Assert.Equal(PimRequestOutcome.Succeeded, now.Outcome);
        Assert.Empty(now.Approvers);
    }

    [Fact]
    public async Task An_approver_denies_and_nobody_decides_again()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        using var cleo = await _contoso.ConnectAsync("cleo");
        var request = await ada.Requests.SubmitAsync(await ada.ActivationAsync("Exchange Administrator"), PimCall.None);

        await cleo.Requests.DecideAsync(request, PimDecision.Deny, "Not today", PimCall.None);

        Assert.Equal(PimRequestStatus.Denied, (await ada.Requests.RefreshAsync(request, PimCall.None)).Status);
        await Refusals.ThrowsAsync(
            PimErrorCode.AlreadyDecided, () => cleo.Requests.DecideAsync(request, PimDecision.Approve, "After all", PimCall.None));
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("greg")]
    [InlineData("dana")]
    public async Task Whoever_is_no_approver_is_told_so(string user)
    {
        using var ada = await _contoso.ConnectAsync("ada");
        using var other = await _contoso.ConnectAsync(user);
        var request = await ada.Requests.SubmitAsync(await ada.ActivationAsync("Exchange Administrator"), PimCall.None);

        await Refusals.ThrowsAsync(PimErrorCode.NotApprover, () => other.Requests.DecideAsync(request, PimDecision.Approve, "Me too", PimCall.None));
    }

    [Fact]
    public async Task An_approver_who_lacks_the_permission_is_told_which()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        using var cleo = await _contoso.ConnectAsync(
            "cleo", new EmulatedTokenOptions { Scopes = ["RoleAssignmentSchedule.Read.Directory", "Directory.Read.All", "RoleManagement.Read.Directory"] });
        var request = await ada.Requests.SubmitAsync(await ada.ActivationAsync("Exchange Administrator"), PimCall.None);

        var thrown = await Assert.ThrowsAsync<PimException>(() => cleo.Requests.DecideAsync(request, PimDecision.Approve, "Fine", PimCall.None));

        Assert.Contains("RoleAssignmentSchedule.ReadWrite.Directory", thrown.Message + thrown.Remedy, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiting_request_can_be_canceled_and_a_done_one_cannot()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var waiting = await ada.Requests.SubmitAsync(await ada.ActivationAsync("Exchange Administrator"), PimCall.None);
        var done = await ada.Requests.SubmitAsync(await ada.ActivationAsync("User Administrator"), PimCall.None);

        await ada.Requests.CancelAsync(waiting, PimCall.None);

        Assert.Equal(PimRequestStatus.Canceled, (await ada.Requests.RefreshAsync(waiting, PimCall.None)).Status);
        await Refusals.ThrowsAsync(PimErrorCode.NotCancelable, () => ada.Requests.CancelAsync(done, PimCall.None));
    }

    [Fact]
    public async Task A_request_is_found_by_its_id_whatever_it_is_about()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var eligible = await dana.Requests.SubmitAsync(await dana.AssignmentAsync("Teams Administrator", "fay@contoso.com"), PimCall.None);

        var found = await dana.Requests.GetAsync(eligible.Id, PimCall.None);

        Assert.Equal(PimAssignmentType.Eligible, found.Type);
        Assert.Equal(PimRequestAction.AdminAssign, found.Action);
        Assert.Equal("Teams Administrator", found.Role.Name);
        Assert.Equal("Fay Ito", found.Principal.DisplayName);
        Assert.Equal("Dana Lindqvist", found.CreatedBy?.DisplayName);
        Assert.Equal(TimeSpan.FromDays(30), found.Schedule?.Duration);
    }

    [Theory]
    [InlineData("d9e1b3a0-0000-4000-8000-000000000000")]
    [InlineData("no such thing")]
    [InlineData("../users")]
    public async Task An_unknown_request_is_not_found(string id)
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");

        await Refusals.ThrowsAsync(PimErrorCode.RequestNotFound, () => dana.Requests.GetAsync(id, PimCall.None));
    }

    [Fact]
    public async Task An_assignment_is_removed()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var assigned = await dana.Requests.SubmitAsync(await dana.AssignmentAsync("Teams Administrator", "fay@contoso.com"), PimCall.None);
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(10));

        var removal = await dana.Requests.SubmitAsync(
            new PimRequestDraft(PimRequestAction.AdminRemove, PimAssignmentType.Eligible, assigned.Role, assigned.Scope, assigned.Principal), PimCall.None);

        Assert.Equal(PimRequestStatus.Revoked, removal.Status);
        Assert.Equal(PimRequestOutcome.Succeeded, removal.Outcome);
        Assert.Null(removal.Schedule);
        Assert.Empty(await dana.AssignmentsAsync(new PimAssignmentFilter { RoleId = assigned.Role.Id, Type = PimAssignmentType.Eligible }));
    }
}
