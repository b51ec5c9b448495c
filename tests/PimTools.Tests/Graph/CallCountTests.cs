using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests what each operation costs the service. A call more is a regression.</summary>
public class CallCountTests
{
    private readonly Contoso _contoso = new();

    [Fact]
    public async Task A_sign_in_calls_nothing() => Assert.Empty(await _contoso.CallsOf(async () => (await _contoso.ConnectAsync("ada")).Dispose()));

    [Fact]
    public async Task My_assignments_are_two_calls()
    {
        using var ada = await _contoso.ConnectAsync("ada");

        var calls = await _contoso.CallsOf(() => ada.AssignmentsAsync(new PimAssignmentFilter { Kinds = ClientReading.Entra, Mine = true }));

        Assert.Equal(2, calls.Count);
        Assert.All(calls, call => Assert.Contains("filterByCurrentUser(on='principal')", call));
    }

    [Fact]
    public async Task Everybodys_assignments_are_two_calls() =>
        Assert.Equal(2, (await CallsOf("dana", dana => dana.AssignmentsAsync())).Count);

    [Fact]
    public async Task My_approvals_are_one_call()
    {
        var call = Assert.Single(await CallsOf("cleo", cleo => cleo.RequestsAsync(new PimRequestFilter { Kinds = ClientReading.Entra, Relation = PimRequestRelation.ForMyApproval })));

        Assert.Contains("roleAssignmentScheduleRequests/filterByCurrentUser(on='approver')?$filter=status eq 'PendingApproval'", call);
    }

    [Fact]
    public async Task My_requests_are_two_calls_and_one_for_the_names_of_who_asked()
    {
        var calls = await CallsOf("ada", ada => ada.RequestsAsync(new PimRequestFilter { Kinds = ClientReading.Entra, Relation = PimRequestRelation.Mine }));

        Assert.Equal(3, calls.Count);
        Assert.Single(calls, call => call == "POST /v1.0/directoryObjects/getByIds");
    }

    [Fact]
    public async Task An_activation_is_one_call()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync("User Administrator");

        Assert.Equal(
            ["POST /v1.0/roleManagement/directory/roleAssignmentScheduleRequests"],
            await _contoso.CallsOf(() => ada.Requests.SubmitAsync(draft, PimCall.None)));
    }

    [Fact]
    public async Task Who_approves_costs_one_call_more_at_the_first_time()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync("Exchange Administrator");

        Assert.Equal(2, (await _contoso.CallsOf(() => ada.Requests.SubmitAsync(draft, PimCall.None))).Count);
    }

    [Fact]
    public async Task Settings_read_before_cost_nothing_more_when_approval_is_asked_for()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync("Exchange Administrator");
        await ada.SettingsAsync(draft.Role);

        Assert.Single(await _contoso.CallsOf(() => ada.Requests.SubmitAsync(draft, PimCall.None)));
    }

    [Fact]
    public async Task Refreshing_and_canceling_are_one_call_each_and_a_decision_is_two()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        using var cleo = await _contoso.ConnectAsync("cleo");
        var first = await ada.Requests.SubmitAsync(await ada.ActivationAsync("Exchange Administrator"), PimCall.None);

        Assert.Single(await _contoso.CallsOf(() => ada.Requests.RefreshAsync(first, PimCall.None)));
        Assert.Single(await _contoso.CallsOf(() => ada.Requests.CancelAsync(first, PimCall.None)));
        var second = await ada.Requests.SubmitAsync(await ada.ActivationAsync("Exchange Administrator"), PimCall.None);
        Assert.Equal(2, (await _contoso.CallsOf(() => cleo.Requests.DecideAsync(second, PimDecision.Approve, "Yes", PimCall.None))).Count);
    }

    [Fact]
    public async Task The_settings_of_all_roles_are_one_paged_list_and_the_names()
    {
        _contoso.Tenant.PageSize = 1000;

        var calls = await CallsOf("dana", dana => dana.SettingsAsync());

        Assert.Equal(["roleDefinitions", "roleManagementPolicyAssignments"], calls.Select(Resource).Order());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(20, 1)]
    public async Task The_settings_of_some_roles_are_as_few_calls_as_can_be(int roles, int expected)
    {
        _contoso.Tenant.PageSize = 1000;
        using var dana = await _contoso.ConnectAsync("dana");
        var asked = (await dana.RolesAsync()).Take(roles).ToArray();

        Assert.Equal(expected, (await _contoso.CallsOf(() => dana.SettingsAsync(asked))).Count);
    }

    [Fact]
    public async Task Somebody_is_found_with_one_call()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var ada = await dana.PrincipalAsync("ada@contoso.com");

        Assert.Single(await _contoso.CallsOf(() => dana.Directory.FindPrincipalsAsync("ada@contoso.com", PimCall.None)));
        Assert.Single(await _contoso.CallsOf(() => dana.Directory.FindPrincipalsAsync(ada.Id, PimCall.None)));
        Assert.Equal("POST /v1.0/$batch", Assert.Single(await _contoso.CallsOf(() => dana.Directory.FindPrincipalsAsync("Ada Ahlberg", PimCall.None))));
    }

    [Fact]
    public async Task The_audit_log_is_one_paged_list()
    {
        _contoso.Tenant.PageSize = 1000;

        Assert.Single(await CallsOf("emil", emil => emil.AuditAsync()));
    }

    [Fact]
    public async Task Each_call_is_traced()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var traces = new List<PimHttpTrace>();
        _contoso.Tenant.ClearCalls();

        await dana.Roles.ListAsync(ClientReading.Entra, _ => { }, new PimCall(default, traces.Add));

        Assert.Equal(_contoso.Tenant.Calls.Select(call => call.PathAndQuery), traces.Select(trace => trace.Path));
        Assert.All(traces, trace => Assert.Equal(("GET", 200), (trace.Method, trace.Status)));
    }

    private static string Resource(string call) => call.Split('?')[0].Split('/')[^1];

    private async Task<IReadOnlyList<string>> CallsOf(string user, Func<IPimClient, Task> operation)
    {
        using var client = await _contoso.ConnectAsync(user);
        return await _contoso.CallsOf(() => operation(client));
    }
}
