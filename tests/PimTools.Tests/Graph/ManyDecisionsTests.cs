using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Deciding and withdrawing many requests: as few calls as can be, each outcome its own, in order.</summary>
public sealed class ManyDecisionsTests
{
    private const string Role = "Exchange Administrator";
    private readonly Contoso _contoso = new() { Tenant = EmulatedTenant.CreateContoso(options: new ContosoOptions { ExtraUsers = 25 }) };

    [Theory]
    [InlineData(20, 3)]
    [InlineData(21, 5)]
    public async Task Decisions_are_a_call_to_read_and_one_for_each_twenty_to_decide_and_to_read_again(int count, int expected)
    {
        var requests = await AskAsync(count);
        using var cleo = await _contoso.ConnectAsync("cleo");
        var outcomes = new List<PimFollowUp<PimRequest>>();

        var calls = await _contoso.CallsOf(() => cleo.Requests.DecideManyAsync(requests, PimDecision.Approve, "Confirmed", outcomes.Add, PimCall.None));

        Assert.Equal(expected, calls.Count);
        Assert.Equal(requests.Select(request => request.Id), outcomes.Select(outcome => outcome.Latest!.Id));
        Assert.All(outcomes, outcome => Assert.Equal(("Cleo Marchetti", "Confirmed", PimRequestStatus.Provisioned), (outcome.Latest!.DecidedBy!.ToString(), outcome.Latest.DecisionJustification, outcome.Latest.Status)));
    }

    [Theory]
    [InlineData(true, 100)]
    [InlineData(false, 5)]
    public async Task What_the_list_of_approvals_does_not_tell_is_read_by_itself(bool isRefused, int pageSize)
    {
        var requests = await AskAsync(21);
        using var cleo = await _contoso.ConnectAsync("cleo");
        await cleo.Requests.DecideAsync(requests[1], PimDecision.Deny, "Not today", PimCall.None);
        _contoso.Tenant.PageSize = pageSize;
        if (isRefused)
        {
            _contoso.Tenant.Faults.Add(EmulatedFault.Answer(System.Net.HttpStatusCode.BadRequest).On("GET", "Approvals/filterByCurrentUser"));
        }

        var outcomes = new List<PimFollowUp<PimRequest>>();
        await cleo.Requests.DecideManyAsync(requests, PimDecision.Approve, "Confirmed", outcomes.Add, PimCall.None);

        Assert.Equal(requests.Select(request => request.Id), outcomes.Select(outcome => outcome.Item.Id));
        Assert.All(outcomes.Where(outcome => outcome.Item != requests[1]), outcome => Assert.Equal(PimRequestStatus.Provisioned, outcome.Latest?.Status));
        Assert.Equal(PimErrorCode.AlreadyDecided, outcomes[1].Error?.Code);
        Assert.Equal(0, _contoso.Tenant.Faults.Count);
    }

    [Fact]
    public async Task The_refusal_of_one_is_its_own()
    {
        var requests = await AskAsync(3);
        using var cleo = await _contoso.ConnectAsync("cleo");
        await cleo.Requests.DecideAsync(requests[1], PimDecision.Deny, "Not today", PimCall.None);
        var outcomes = new List<PimFollowUp<PimRequest>>();

        await cleo.Requests.DecideManyAsync(requests, PimDecision.Approve, "Confirmed", outcomes.Add, PimCall.None);

        Assert.Equal([true, false, true], outcomes.Select(outcome => outcome.IsDone));
        Assert.Equal(PimErrorCode.AlreadyDecided, outcomes[1].Error!.Code);
    }

    [Fact]
    public async Task Decisions_whose_answer_got_lost_are_looked_for_and_not_made_twice()
    {
        var requests = await AskAsync(3);
        using var cleo = await _contoso.ConnectAsync("cleo");
        _contoso.Tenant.ClearCalls();
        // The first batch reads the approvals, the second decides them.
        _contoso.Tenant.Faults.Add(EmulatedFault.Delay(TimeSpan.Zero).On("POST", "/beta/$batch"));
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("POST", "/beta/$batch"));
        var outcomes = new List<PimFollowUp<PimRequest>>();

        await cleo.Requests.DecideManyAsync(requests, PimDecision.Approve, "Confirmed", outcomes.Add, PimCall.None);

        Assert.All(outcomes, outcome => Assert.Equal(PimRequestStatus.Provisioned, outcome.Latest?.Status));
        // Read, decide, and look what came of it.
        Assert.Equal(3, _contoso.Tenant.Calls.Count(call => call.PathAndQuery == "/beta/$batch"));
    }

    [Fact]
    public async Task Decisions_of_which_some_were_taken_when_the_answer_got_lost_are_completed_each_once()
    {
        var requests = await AskAsync(5);
        using var cleo = await _contoso.ConnectAsync("cleo");
        // The first batch reads the approvals, the second decides them.
        _contoso.Tenant.Faults.Add(EmulatedFault.Delay(TimeSpan.Zero).On("POST", "/beta/$batch"));
        _contoso.Tenant.Faults.Add(EmulatedFault.LostHalfway(2).On("POST", "/beta/$batch"));
        var outcomes = new List<PimFollowUp<PimRequest>>();

        await cleo.Requests.DecideManyAsync(requests, PimDecision.Approve, "Confirmed", outcomes.Add, PimCall.None);

        Assert.Equal(requests.Select(request => request.Id), outcomes.Select(outcome => outcome.Latest?.Id));
        Assert.All(outcomes, outcome => Assert.Equal(PimRequestStatus.Provisioned, outcome.Latest?.Status));
    }

    [Fact]
    public async Task What_cannot_be_read_afterwards_is_told_as_done()
    {
        var requests = await AskAsync(2);
        using var cleo = await _contoso.ConnectAsync("cleo");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(System.Net.HttpStatusCode.Forbidden).On("GET", "roleAssignmentScheduleRequests/" + requests[0].Id));
        var outcomes = new List<PimFollowUp<PimRequest>>();

        await cleo.Requests.DecideManyAsync(requests, PimDecision.Approve, "Confirmed", outcomes.Add, PimCall.None);

        Assert.Equal([(true, true), (true, false)], outcomes.Select(outcome => (outcome.IsDone, outcome.Latest is null)));
    }

    [Fact]
    public async Task Requests_of_three_kinds_are_decided_in_their_order()
    {
        var tenant = new FaultMatrixTenant();
        using var ada = await tenant.ConnectAsync("ada");
        using var cleo = await tenant.ConnectAsync("cleo");
        var requests = new List<PimRequest>();
        foreach (var (kind, role) in new[] { (PimKind.AzureRole, "Key Vault Administrator"), (PimKind.EntraRole, Role), (PimKind.Group, "Ops-Database") })
        {
            requests.Add(await FaultMatrixRows.AskAsync(ada, kind, role));
        }

        var outcomes = new List<PimFollowUp<PimRequest>>();
        await cleo.Requests.DecideManyAsync(requests, PimDecision.Deny, "Not today", outcomes.Add, PimCall.None);

        Assert.Equal(requests.Select(request => request.Id), outcomes.Select(outcome => outcome.Latest!.Id));
        Assert.All(outcomes, outcome => Assert.Equal(PimRequestOutcome.Failed, outcome.Latest!.Outcome));
    }

    [Fact]
    public async Task Withdrawing_many_is_one_call_and_one_to_read_them_again()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var waiting = await FaultMatrixRows.AskAsync(ada, PimKind.EntraRole, Role);
        var later = FaultMatrixRows.Activation(await FaultMatrixRows.EligibleAsync(ada, PimKind.EntraRole, "User Administrator"), TimeSpan.FromDays(1));
        var scheduled = await ada.Requests.SubmitAsync(later, PimCall.None);
        var outcomes = new List<PimFollowUp<PimRequest>>();

        var calls = await _contoso.CallsOf(() => ada.Requests.CancelManyAsync([waiting, scheduled], outcomes.Add, PimCall.None));

        Assert.Equal(2, calls.Count);
        Assert.All(outcomes, outcome => Assert.Equal(PimRequestStatus.Canceled, outcome.Latest!.Status));
    }

    /// <summary>Requests of as many people, each of whom was made eligible for it.</summary>
    private async Task<IReadOnlyList<PimRequest>> AskAsync(int count)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var role = await dana.RoleAsync(Role);
        var requests = new List<PimRequest>();
        foreach (var user in Enumerable.Range(1, count).Select(number => $"user{number:D5}@contoso.com"))
        {
            await dana.Requests.SubmitAsync(
                new PimRequestDraft(PimRequestAction.AdminAssign, PimAssignmentType.Eligible, role, PimScope.Directory, await dana.PrincipalAsync(user))
                {
                    Justification = "Team change",
                    Schedule = new PimSchedule { Duration = TimeSpan.FromDays(30) },
                },
                PimCall.None);
            using var person = await _contoso.ConnectAsync(user);
            requests.Add(await FaultMatrixRows.AskAsync(person, PimKind.EntraRole, Role));
        }

        return requests;
    }
}
