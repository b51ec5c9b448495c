using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

public class IdempotentSubmitterTests
{
    private const string Requests = "/roleAssignmentScheduleRequests";

    private readonly Contoso _contoso = new();

    private int Posts => _contoso.Tenant.Calls.Count(call => call.Method == "POST" && call.PathAndQuery.EndsWith(Requests, System.StringComparison.Ordinal));

    [Fact]
    public async Task A_request_whose_answer_got_lost_is_found_and_not_sent_again()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync("Exchange Administrator");
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("POST", Requests));

        var request = await ada.Requests.SubmitAsync(draft, PimCall.None);

        Assert.Equal(1, Posts);
        Assert.Equal(PimRequestStatus.PendingApproval, request.Status);
        Assert.Equal("Exchange Administrator", request.Role.Name);
        Assert.Equal("Cleo Marchetti", Assert.Single(request.Approvers));
        Assert.Single(await WaitingAsync(ada, draft));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_looked_up_too()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync("Exchange Administrator");
        _contoso.Tenant.Faults.Add(EmulatedFault.CutBody(20).On("POST", Requests));

        var request = await ada.Requests.SubmitAsync(draft, PimCall.None);

        Assert.Equal(1, Posts);
        Assert.Equal(Assert.Single(await WaitingAsync(ada, draft)).Id, request.Id);
    }

    [Fact]
    public async Task A_request_that_never_arrived_is_sent_again()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync("Exchange Administrator");
        _contoso.Tenant.Faults.Add(EmulatedFault.LostBeforeHandling().On("POST", Requests));

        var request = await ada.Requests.SubmitAsync(draft, PimCall.None);

        Assert.Equal(PimRequestStatus.PendingApproval, request.Status);
        Assert.Single(await WaitingAsync(ada, draft));
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task A_failed_service_is_asked_what_it_has_before_it_is_asked_again(HttpStatusCode status)
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync("Exchange Administrator");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(status).On("POST", Requests));
        _contoso.Tenant.ClearCalls();

        await ada.Requests.SubmitAsync(draft, PimCall.None);

        var methods = _contoso.Tenant.Calls.Where(call => call.PathAndQuery.Contains(Requests)).Select(call => call.Method).ToList();
        Assert.Equal("POST", methods[0]);
        Assert.Equal("GET", methods[1]);
        Assert.Equal("POST", methods[^1]);
        Assert.Single(await WaitingAsync(ada, draft));
    }

    [Fact]
    public async Task When_nothing_was_made_of_it_the_cause_is_told()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync("Exchange Administrator");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.ServiceUnavailable).On("POST", Requests).Repeated(2));

        await Refusals.ThrowsAsync(PimErrorCode.ServiceUnavailable, () => ada.Requests.SubmitAsync(draft, PimCall.None));

        Assert.Equal(2, Posts);
        Assert.Empty(await WaitingAsync(ada, draft));
    }

    [Fact]
    public async Task When_it_cannot_be_looked_up_the_outcome_is_unknown()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync("Exchange Administrator");
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("POST", Requests));
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.ServiceUnavailable).On("GET", Requests).Repeated(20));

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.OutcomeUnknown, () => ada.Requests.SubmitAsync(draft, PimCall.None));

        Assert.Equal(1, Posts);
        Assert.Contains("Get-PimRequest", thrown.Remedy);
    }

    [Theory]
    [InlineData("Exchange Administrator", Requests)]
    [InlineData("Ops-Database", "/assignmentScheduleRequests")]
    public async Task A_request_that_no_list_shows_yet_is_found_when_the_repeat_says_that_it_exists(string role, string requests)
    {
        var lag = System.TimeSpan.FromMinutes(1);
        _contoso.Tenant.Faults.RequestLag = lag;
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("POST", requests));
        var catchUp = new CatchingUp(_contoso.Tenant, requests, lag);
        using var ada = await new PimTools.Graph.PimClientFactory(catchUp) { Timeouts = Offline.Timeouts }
            .ConnectAsync(Contoso.Options(_contoso.Tenant.IssueToken("ada")), PimCall.None);
        var draft = role.StartsWith("Ops", System.StringComparison.Ordinal) ? await ada.GroupActivationAsync(role) : await ada.ActivationAsync(role);

        var request = await ada.Requests.SubmitAsync(draft, PimCall.None);

        Assert.Equal(2, catchUp.Posts);
        Assert.Equal(PimRequestStatus.PendingApproval, request.Status);
        var made = await ada.RequestsAsync(new PimRequestFilter { Kinds = [draft.Role.Kind], Relation = PimRequestRelation.Mine, Status = PimRequestStatus.PendingApproval });
        Assert.Equal(request.Id, Assert.Single(made, each => each.Role.Name == role).Id);
    }

    [Fact]
    public async Task An_older_request_for_the_same_is_not_taken_for_the_new_one()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var draft = await dana.AssignmentAsync("Teams Administrator", "fay@contoso.com");
        var old = await dana.Requests.SubmitAsync(draft, PimCall.None);
        _contoso.Tenant.Clock.Advance(System.TimeSpan.FromMinutes(6));
        await dana.Requests.SubmitAsync(
            new PimRequestDraft(PimRequestAction.AdminRemove, draft.Type, draft.Role, draft.Scope, draft.Principal), PimCall.None);
        _contoso.Tenant.Faults.Add(EmulatedFault.LostBeforeHandling().On("POST", "/roleEligibilityScheduleRequests"));
        var other = new PimRequestDraft(draft.Action, draft.Type, draft.Role, draft.Scope, draft.Principal)
        {
            Justification = "For another reason",
            Schedule = draft.Schedule,
        };

        var request = await dana.Requests.SubmitAsync(other, PimCall.None);

        Assert.NotEqual(old.Id, request.Id);
        Assert.Equal("For another reason", request.Justification);
    }

    [Fact]
    public async Task A_throttled_request_was_refused_and_is_sent_again()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync("Exchange Administrator");
        _contoso.Tenant.Faults.Add(
            EmulatedFault.Answer(HttpStatusCode.TooManyRequests, retryAfter: System.TimeSpan.Zero).On("POST", Requests).Repeated(2));

        await ada.Requests.SubmitAsync(draft, PimCall.None);

        Assert.Equal(3, Posts);
        Assert.Single(await WaitingAsync(ada, draft));
    }

    [Fact]
    public async Task A_lost_cancellation_is_looked_up()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var request = await ada.Requests.SubmitAsync(await ada.ActivationAsync("Exchange Administrator"), PimCall.None);
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("POST", "/cancel"));

        await ada.Requests.CancelAsync(request, PimCall.None);

        Assert.Single(_contoso.Tenant.Calls, call => call.PathAndQuery.EndsWith("/cancel", System.StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lost_decision_is_looked_up()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        using var cleo = await _contoso.ConnectAsync("cleo");
        var request = await ada.Requests.SubmitAsync(await ada.ActivationAsync("Exchange Administrator"), PimCall.None);
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("PATCH", "/steps/"));

        await cleo.Requests.DecideAsync(request, PimDecision.Approve, "Yes", PimCall.None);

        Assert.Single(_contoso.Tenant.Calls, call => call.Method == "PATCH");
    }

    private static async Task<System.Collections.Generic.List<PimRequest>> WaitingAsync(IPimClient client, PimRequestDraft draft) =>
        await client.RequestsAsync(new PimRequestFilter
        {
            Relation = PimRequestRelation.Mine,
            RoleId = draft.Role.Id,
            Status = PimRequestStatus.PendingApproval,
        });

    /// <summary>Lists show what was asked for once it was asked for twice.</summary>
    private sealed class CatchingUp(EmulatedTenant tenant, string requests, System.TimeSpan lag) : System.Net.Http.DelegatingHandler(tenant.CreateHandler())
    {
        public int Posts { get; private set; }

        protected override async Task<System.Net.Http.HttpResponseMessage> SendAsync(
            System.Net.Http.HttpRequestMessage request, System.Threading.CancellationToken cancellationToken)
        {
            var isPost = request.Method == System.Net.Http.HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith(requests, System.StringComparison.Ordinal);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                if (isPost && ++Posts == 2)
                {
                    tenant.Clock.Advance(lag);
                }
            }
        }
    }
}
