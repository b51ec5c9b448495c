using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Changes;
using PimTools.Emulator;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Graph;

public sealed class AzureActivationTests
{
    private readonly Contoso _contoso = new();

    [Fact]
    public async Task An_activation_holds_at_its_scope_with_one_call()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        var draft = ada.Activation(await ada.EligibleAsync("Contributor"), hours: 2);
        PimRequest? request = null;

        var calls = await _contoso.CallsOf(async () => request = await ada.Requests.SubmitAsync(draft, PimCall.None));

        Assert.StartsWith("PUT " + draft.Scope.Id + "/providers/Microsoft.Authorization/roleAssignmentScheduleRequests/" + request!.Id, Assert.Single(calls), StringComparison.Ordinal);
        Assert.Equal((PimRequestOutcome.Succeeded, "Ada Ahlberg"), (request.Outcome, request.CreatedBy!.DisplayName!));
        var active = Assert.Single(await ada.AzureAsync(PimAssignmentType.Active, mine: true));
        Assert.Equal(("Contributor", "Contoso Sandbox", PimAssignmentState.Activated), (active.Role.Name, active.Scope.DisplayName, active.State));
        Assert.InRange(active.ExpiresIn!.Value, TimeSpan.FromMinutes(119), TimeSpan.FromMinutes(121));
    }

    [Fact]
    public async Task What_comes_through_a_group_is_activated_for_the_person_with_the_eligibility_named()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        var eligible = await ada.EligibleAsync("Storage Blob Data Contributor");

        var request = await ada.Requests.SubmitAsync(ada.Activation(eligible), PimCall.None);

        Assert.Equal(PimRequestOutcome.Succeeded, request.Outcome);
        Assert.Contains($"\"linkedRoleEligibilityScheduleId\":\"{eligible.ScheduleId}\"", _contoso.Tenant.Calls[^1].RequestBody);
        Assert.Equal("Ada Ahlberg", Assert.Single(await ada.AzureAsync(PimAssignmentType.Active, mine: true)).Principal.DisplayName);
    }

    [Fact]
    public async Task Less_than_the_eligible_scope_can_be_activated()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        var choice = new PimActivationChoice(ada, AzureContoso.Kind);

        var chosen = Assert.Single(await choice.FindAsync(
            new PimIdentity("Storage Blob Data Contributor"), new PimIdentity("rg-web"), _ => { }, PimCall.None));
        var request = await ada.Requests.SubmitAsync(ada.Activation(chosen), PimCall.None);

        Assert.Equal((PimRequestOutcome.Succeeded, "rg-web"), (request.Outcome, request.Scope.DisplayName));
        Assert.Equal("rg-web", Assert.Single(await ada.AzureAsync(PimAssignmentType.Active, mine: true)).Scope.DisplayName);
    }

    [Fact]
    public async Task The_scopes_below_are_told_on_all_levels()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        await dana.Requests.SubmitAsync(await dana.AzureAssignmentAsync("Reader", "Contoso", "ada@contoso.com"), PimCall.None);
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        var below = new List<PimScope>();

        await ada.Scopes.ListEligibleChildrenAsync(await dana.ScopeAsync("Contoso"), below.Add, PimCall.None);

        Assert.Contains(below, scope => scope is { DisplayName: "Contoso Sandbox", Type: PimScopeType.Subscription });
        Assert.Contains(below, scope => scope is { DisplayName: "rg-data", Type: PimScopeType.ResourceGroup });
        Assert.All(below, scope => Assert.True(AzureScopeId.CanLieIn(scope.Id, AzureContoso.Group)));
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        var draft = ada.Activation(await ada.EligibleAsync("Contributor"));

        var request = await ada.Requests.SubmitAsync(draft.ForValidation(), PimCall.None);

        Assert.Equal(Guid.Empty.ToString(), request.Id);
        Assert.Contains("/validate?", _contoso.Tenant.Calls[^1].PathAndQuery);
        Assert.Empty(await ada.AzureAsync(PimAssignmentType.Active, mine: true));
    }

    [Theory]
    [InlineData(100, "why", PimErrorCode.DurationTooLong)]
    [InlineData(1, null, PimErrorCode.JustificationRequired)]
    public async Task What_the_policy_refuses_has_its_own_code(int hours, string? justification, PimErrorCode code)
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        var draft = ada.Activation(await ada.EligibleAsync("Contributor"), hours, justification);

        await Refusals.ThrowsAsync(code, () => ada.Requests.SubmitAsync(draft, PimCall.None));
        await Refusals.ThrowsAsync(code, () => ada.Requests.SubmitAsync(draft.ForValidation(), PimCall.None));
    }

    [Fact]
    public async Task What_is_active_already_is_told_so()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        var draft = ada.Activation(await ada.EligibleAsync("Contributor"));
        await ada.Requests.SubmitAsync(draft, PimCall.None);

        await Refusals.ThrowsAsync(PimErrorCode.AlreadyActive, () => ada.Requests.SubmitAsync(draft, PimCall.None));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/administrativeUnits/11111111-1111-1111-1111-111111111111")]
    public async Task No_request_is_ever_sent_to_what_is_no_azure_scope(string scope)
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        var eligible = await ada.EligibleAsync("Contributor");
        var draft = new PimRequestDraft(
            PimRequestAction.SelfActivate, PimAssignmentType.Active, eligible.Role, AzureScopeId.ToScope(scope, null), ada.Context.Account);

        Assert.Empty(await _contoso.CallsOf(() => Refusals.ThrowsAsync(PimErrorCode.ScopeRequired, () => ada.Requests.SubmitAsync(draft, PimCall.None))));
    }

    [Fact]
    public async Task An_answer_that_got_lost_is_found_by_the_requests_name()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        var draft = ada.Activation(await ada.EligibleAsync("Contributor"));
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("PUT", "Requests/"));
        PimRequest? request = null;

        var calls = await _contoso.CallsOf(async () => request = await ada.Requests.SubmitAsync(draft, PimCall.None));

        Assert.Equal(PimRequestOutcome.Succeeded, request!.Outcome);
        Assert.Equal(["PUT", "GET"], calls.Select(call => call.Split(' ')[0]));
        Assert.All(calls, call => Assert.Contains(request.Id, call));
    }

    [Fact]
    public async Task A_request_that_never_arrived_is_sent_again_under_its_name()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        var draft = ada.Activation(await ada.EligibleAsync("Contributor"));
        _contoso.Tenant.Faults.Add(EmulatedFault.LostBeforeHandling().On("PUT", "Requests/"));

        var request = await ada.Requests.SubmitAsync(draft, PimCall.None);

        var puts = _contoso.Tenant.Calls.Where(call => call.Method == "PUT").Select(call => call.PathAndQuery).Distinct();
        Assert.Contains(request.Id, Assert.Single(puts));
        Assert.Single(await ada.AzureAsync(PimAssignmentType.Active, mine: true));
    }

    [Fact]
    public async Task A_waiting_request_can_be_canceled_and_a_done_one_cannot()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        var waiting = await ada.Requests.SubmitAsync(ada.Activation(await ada.EligibleAsync("Key Vault Administrator")), PimCall.None);
        var done = await ada.Requests.SubmitAsync(ada.Activation(await ada.EligibleAsync("Contributor")), PimCall.None);

        await ada.Requests.CancelAsync(waiting, PimCall.None);

        Assert.Equal(PimRequestStatus.Canceled, (await ada.Requests.RefreshAsync(waiting, PimCall.None)).Status);
        await Refusals.ThrowsAsync(PimErrorCode.NotCancelable, () => ada.Requests.CancelAsync(done, PimCall.None));
    }

    [Fact]
    public async Task An_activation_is_given_back()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        await ada.Requests.SubmitAsync(ada.Activation(await ada.EligibleAsync("Contributor")), PimCall.None);
        var active = Assert.Single(await ada.AzureAsync(PimAssignmentType.Active, mine: true));
        await Refusals.ThrowsAsync(
            PimErrorCode.ActiveDurationTooShort, () => ada.Requests.SubmitAsync(PimDeactivation.Draft(active, ada.Context.Account, null), PimCall.None));
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(6));

        var end = await ada.Requests.SubmitAsync(PimDeactivation.Draft(active, ada.Context.Account, "Done"), PimCall.None);

        Assert.Equal((PimRequestStatus.Revoked, PimRequestOutcome.Succeeded), (end.Status, end.Outcome));
        Assert.Null(end.Schedule);
        Assert.DoesNotContain("scheduleInfo", _contoso.Tenant.Calls[^1].RequestBody);
        Assert.Empty(await ada.AzureAsync(PimAssignmentType.Active, mine: true));
    }

    [Fact]
    public async Task An_assignment_is_made_extended_and_removed()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var draft = await dana.AzureAssignmentAsync("Contoso Web Operator", "rg-web", "ben@contoso.com");
        var desired = new DesiredAssignment(draft.Type, draft.Role, draft.Scope, draft.Principal, draft.Schedule!) { Justification = draft.Justification };

        var made = await dana.AssignAsync(desired);
        var extended = await dana.AssignAsync(desired with { Schedule = new PimSchedule { Duration = TimeSpan.FromDays(60) } });
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(6));
        var removal = await RemovalPlanner.PlanAsync(dana, draft.Role, draft.Scope, draft.Type, [draft.Principal], null, PimCall.None);
        var removed = await dana.Requests.SubmitAsync(Assert.Single(removal.Changes).Draft(dana.ServiceTime), PimCall.None);

        Assert.Equal((PimChangeKind.Created, PimChangeKind.Updated), (made.Result, extended.Result));
        Assert.Equal(PimRequestStatus.Revoked, removed.Status);
        var left = await HeldAssignments.ReadAsync(dana, draft.Role, draft.Scope, draft.Type, [draft.Principal], PimCall.None);
        Assert.Empty(left.AskedOf(draft.Principal));
    }

    [Fact]
    public async Task A_condition_goes_along()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var plain = await dana.AzureAssignmentAsync("Storage Blob Data Reader", "rg-data", "ada@contoso.com");
        const string Condition = "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'exports'";

        await dana.Requests.SubmitAsync(
            new PimRequestDraft(plain.Action, plain.Type, plain.Role, plain.Scope, plain.Principal)
            {
                Schedule = plain.Schedule,
                Justification = plain.Justification,
                Condition = Condition,
                ConditionVersion = "2.0",
            },
            PimCall.None);

        using var ada = await _contoso.ConnectToAzureAsync("ada");
        var eligible = await ada.EligibleAsync("Storage Blob Data Reader");
        Assert.Equal((Condition, "2.0"), (eligible.Condition, eligible.ConditionVersion));
        Assert.Equal(Condition, ada.Activation(eligible).Condition);
    }

    [Fact]
    public async Task Many_are_sent_side_by_side_and_each_is_told_once()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var drafts = new List<PimRequestDraft>();
        foreach (var who in new[] { "ada", "ben", "cleo", "fay" })
        {
            drafts.Add(await dana.AzureAssignmentAsync("Reader", "Contoso Sandbox", who + "@contoso.com"));
        }

        drafts.Add(drafts[0]);
        var outcomes = new List<PimSubmission>();
        await dana.Requests.SubmitManyAsync(drafts, outcomes.Add, PimCall.None);

        Assert.Equal(5, outcomes.Count);
        Assert.Equal(PimErrorCode.AlreadyActive, Assert.Single(outcomes, one => one.Error is not null).Error!.Code);
    }

    [Fact]
    public async Task Whoever_may_not_assign_is_told_which_permission_is_missing_where()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        using var emil = await _contoso.ConnectToAzureAsync("emil");
        var draft = await dana.AzureAssignmentAsync("Reader", "Contoso Sandbox", "ben@contoso.com");

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => emil.Requests.SubmitAsync(draft, PimCall.None));

        Assert.Contains("Microsoft.Authorization/roleEligibilityScheduleRequests/write", thrown.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(draft.Scope.Id, thrown.Message);
    }
}
