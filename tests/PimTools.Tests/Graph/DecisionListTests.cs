using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>A list of requests tells who decided, when and why, and asks for that many to a call.</summary>
public sealed class DecisionListTests
{
    private readonly Contoso _contoso = new();
    private readonly List<string> _notices = [];

    [Fact]
    public async Task A_list_tells_who_decided_each_and_why()
    {
        using var ben = await _contoso.ConnectAsync("ben");
        using var ada = await _contoso.ConnectAsync("ada");

        var denied = Assert.Single(await ListAsync(ben, PimKind.EntraRole), request => request.Status == PimRequestStatus.Denied);
        var approved = Assert.Single(await ListAsync(ada, PimKind.EntraRole), request => request.ApprovalId is not null);

        Assert.Equal(("Cleo Marchetti", "Testing belongs into the test tenant"), (denied.DecidedBy?.ToString(), denied.DecisionJustification));
        Assert.Equal(("Cleo Marchetti", "Confirmed with the on-call channel"), (approved.DecidedBy?.ToString(), approved.DecisionJustification));
        Assert.True(denied.Decided > denied.Created);
        Assert.Empty(_notices);
    }

    [Theory]
    [InlineData(PimKind.EntraRole, "Exchange Administrator", "POST /beta/$batch", 2)]
    [InlineData(PimKind.Group, "Ops-Database", "POST /v1.0/$batch", 2)]
    [InlineData(PimKind.AzureRole, "Key Vault Administrator", "GET /providers/Microsoft.Authorization/roleAssignmentApprovals?", 1)]
    public async Task Decisions_are_read_twenty_to_a_call_or_in_one_list(PimKind kind, string role, string call, int expected)
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        using var cleo = await _contoso.ConnectToAzureAsync("cleo");
        var eligible = (await ada.AssignmentsAsync(new PimAssignmentFilter { Kinds = [kind], Mine = true, Type = PimAssignmentType.Eligible })).First(held => held.Role.Name == role);
        for (var i = 0; i < 21; i++)
        {
            var asked = await ada.Requests.SubmitAsync(Activation(eligible), PimCall.None);
            await cleo.Requests.DecideAsync(asked, PimDecision.Deny, $"No {i}", PimCall.None);
        }

        var listed = new List<PimRequest>();
        var calls = await _contoso.CallsOf(async () => listed.AddRange(await ListAsync(ada, kind)));

        var denied = listed.Where(request => request.Status == PimRequestStatus.Denied).ToList();
        Assert.Equal(Enumerable.Range(0, 21).Select(i => $"No {i}").Order(), denied.Select(request => request.DecisionJustification!).Order());
        Assert.All(denied, request => Assert.Equal("Cleo Marchetti", request.DecidedBy?.ToString()));
        Assert.Equal(expected, calls.Count(each => each.StartsWith(call, System.StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_application_is_not_told_and_asks_for_nothing()
    {
        using var runbook = await _contoso.ConnectAsync("contoso-runbook");

        var calls = await _contoso.CallsOf(async () =>
        {
            var listed = new List<PimRequest>();
            await new PimRequestQuery { Kinds = ClientReading.Entra }.ListAsync(runbook, listed.Add, _ => { }, PimCall.None.HeardBy(_notices.Add));
            Assert.Contains(listed, request => request.Status == PimRequestStatus.Denied);
        });

        Assert.DoesNotContain(calls, call => call.Contains("/beta/", System.StringComparison.Ordinal));
        Assert.Empty(_notices);
    }

    [Fact]
    public async Task Requests_are_listed_and_a_notice_says_so_where_the_decisions_cannot_be_read()
    {
        using var ben = await _contoso.ConnectAsync("ben");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("POST", "/beta/$batch"));

        var denied = Assert.Single(await ListAsync(ben, PimKind.EntraRole), request => request.Status == PimRequestStatus.Denied);

        Assert.Null(denied.DecidedBy);
        Assert.Matches("^Who decided [12] of the requests is not known\\.", Assert.Single(_notices));
    }

    private static PimRequestDraft Activation(PimAssignment eligible) =>
        new(PimRequestAction.SelfActivate, PimAssignmentType.Active, eligible.Role, eligible.Scope, eligible.Principal)
        {
            Justification = "Test",
            Schedule = new PimSchedule { Duration = System.TimeSpan.FromHours(1) },
        };

    private async Task<List<PimRequest>> ListAsync(IPimClient client, PimKind kind)
    {
        var found = new List<PimRequest>();
        var query = new PimRequestQuery { Kinds = [kind], Relation = PimRequestRelation.Mine };
        await query.ListAsync(client, found.Add, _ => { }, PimCall.None.HeardBy(_notices.Add));
        return found;
    }
}
