using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Emulator;
using PimTools.Graph;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests what it costs to find what a name means among all that the caller is eligible for, and that nothing is missed for the saving.</summary>
public sealed class ActivationChoiceCallTests
{
    private readonly Contoso _contoso = new();

    [Fact]
    public async Task A_name_that_no_Azure_role_bears_asks_no_scope()
    {
        Assert.Equal(
            [
                "GET /providers/Microsoft.Authorization/roleDefinitions", "GET /providers/Microsoft.Authorization/roleEligibilityScheduleInstances",
                "POST /v1.0/$batch",
            ],
            (await CallsToFind("User Administrator")).Order());
    }

    [Fact]
    public async Task An_Azure_role_is_looked_for_at_every_scope() => Assert.Equal(5, AzureLists(await CallsToFind("Contributor")));

    [Fact]
    public async Task An_Azure_role_at_a_scope_given_by_its_id_is_found_in_the_one_list()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        var sandbox = (await ada.EligibleAsync("Contributor")).Scope;

        Assert.Equal(1, AzureLists(await CallsToFind("Contributor", sandbox.Id)));
    }

    [Fact]
    public async Task A_name_that_an_Azure_role_bears_too_asks_every_scope() => Assert.Equal(5, AzureLists(await CallsToFind("Security Reader")));

    [Fact]
    public async Task Where_the_names_of_Azure_roles_may_not_be_read_every_scope_is_asked()
    {
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", "/roleDefinitions"));

        Assert.Equal(5, AzureLists(await CallsToFind("User Administrator")));
    }

    [Fact]
    public async Task What_nothing_is_listed_of_is_looked_for_everywhere_before_it_is_refused() =>
        Assert.Equal(6, AzureLists(await CallsToFind("Virtual Machine Operator of Contoso")));

    [Theory]
    [InlineData("Security Reader")]
    [InlineData("User Administrator")]
    public async Task Whatever_rows_are_dropped_a_name_means_the_same_as_among_all(string role)
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        await dana.Requests.SubmitAsync(await dana.AzureAssignmentAsync("Security Reader", "Contoso Sandbox", "ada@contoso.com"), PimCall.None);
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        _contoso.Tenant.Faults.DroppedRowRate = 0.5;

        for (var seed = 0; seed < 20; seed++)
        {
            _contoso.Tenant.Faults.Seed(seed);
            var among = await FindAsync(ada, role, null, isAskedAhead: false);
            _contoso.Tenant.Faults.Seed(seed);
            var asked = await FindAsync(ada, role, null, isAskedAhead: true);

            Assert.True(among == asked, $"seed {seed}: {among} among all, {asked} by its name");
        }
    }

    [Fact]
    public async Task An_active_Azure_role_is_looked_for_at_its_scope_alone()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        var eligible = await ada.EligibleAsync("Contributor");
        await ada.Requests.SubmitAsync(ada.Activation(eligible), PimCall.None);
        var choice = new PimActivationChoice(ada, PimKinds.All);

        var calls = await _contoso.CallsOf(async () => Assert.NotNull(await choice.FindActiveAsync(eligible.Role, eligible.Scope, PimCall.None)));

        Assert.StartsWith($"GET {eligible.Scope.Id}/providers/Microsoft.Authorization/roleAssignmentScheduleInstances?", Assert.Single(calls), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_setting_is_asked_for_while_the_rest_of_the_list_is_awaited()
    {
        using var held = new HeldAnswersHandler(_contoso.Tenant.CreateHandler(), "Authorization/roleDefinitions", "roleManagementPolicyAssignments");
        using var ada = await _contoso.ConnectToAzureAsync("ada", new PimClientFactory(held) { Timeouts = Offline.Timeouts });
        var asked = new RoleSelector(new PimIdentity("User Administrator"), null, new PimActivationOptions { Justification = "Rota" });
        var choice = new PimActivationChoice(ada, PimKinds.All, [asked]) { MayRecall = true };
        var planner = new ActivationPlanner(ada, choice, extend: false, _ => { }, (work, _) => work());

        var planned = await planner.PlanAsync(await planner.ChooseAsync([asked], PimCall.None), _ => Task.FromResult(true), PimCall.None);

        Assert.True(held.WasReleased, "The setting was asked for only after everything else.");
        Assert.Single(planned);
        Assert.Single(_contoso.Tenant.Calls, call => call.PathAndQuery.Contains("roleManagementPolicyAssignments", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/roleManagement/directory/", "Ops-OnCall")]
    [InlineData("/privilegedAccess/group/", "User Administrator")]
    public async Task What_is_refused_of_one_kind_leaves_the_other_and_is_told_as_of_its_own_list(string refused, string role)
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", refused).Repeated(2));
        var among = await FindWithNoticesAsync(ada, role, isAskedAhead: false);
        var asked = await FindWithNoticesAsync(ada, role, isAskedAhead: true);

        Assert.NotEmpty(among.Found);
        Assert.Equal(among.Found, asked.Found);
        Assert.Equal(among.Told, Assert.Single(asked.Told.Split('\n')));
        Assert.Equal(0, _contoso.Tenant.Faults.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task What_is_read_together_is_what_each_list_has(int pageSize)
    {
        _contoso.Tenant.PageSize = pageSize;
        using var ada = await _contoso.ConnectAsync("ada");
        Task<List<PimAssignment>> ListAsync(params RoleSelector[]? asked) => ada.AssignmentsAsync(
            new PimAssignmentFilter { Kinds = [PimKind.EntraRole, PimKind.Group], Mine = true, Type = PimAssignmentType.Eligible, Asked = asked });
        var alone = await ListAsync(null);

        var together = await ListAsync(new RoleSelector(new PimIdentity("User Administrator"), null));

        Assert.Contains(alone, one => one.Kind == PimKind.Group);
        Assert.Equal(alone.Select(Describe).Order(), together.Select(Describe).Order());

        static string Describe(PimAssignment one) => $"{one.Id} {one} {one.ScheduleId} {one.State} {one.MemberType} {one.Start} {one.End}";
    }

    private static int AzureLists(IEnumerable<string> calls) => calls.Count(call => call.EndsWith("Microsoft.Authorization/roleEligibilityScheduleInstances", StringComparison.Ordinal));

    private async Task<IReadOnlyList<string>> CallsToFind(string role, string? scope = null)
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        return (await _contoso.CallsOf(() => FindAsync(ada, role, scope, isAskedAhead: true))).Select(call => call.Split('?')[0]).ToList();
    }

    private static async Task<(string Found, string Told)> FindWithNoticesAsync(IPimClient client, string role, bool isAskedAhead)
    {
        var told = new List<string>();
        var call = new PimCall(default, notice: told.Add);
        var asked = new RoleSelector(new PimIdentity(role), null);
        var choice = new PimActivationChoice(client, PimKinds.All, isAskedAhead ? [asked] : null);
        var found = await choice.FindAsync(asked.Role, null, _ => { }, call);
        choice.TellOmitted(call);
        return (string.Join(", ", found.Select(one => one.Id)), string.Join('\n', told));
    }

    /// <summary>Tells what was found, or the code of the refusal.</summary>
    private static async Task<string> FindAsync(IPimClient client, string role, string? scope, bool isAskedAhead)
    {
        var asked = new RoleSelector(new PimIdentity(role), scope is null ? null : new PimIdentity(scope));
        var choice = new PimActivationChoice(client, PimKinds.All, isAskedAhead ? [asked] : null);
        try
        {
            return string.Join(", ", (await choice.FindAsync(asked.Role, asked.Scope, _ => { }, PimCall.None)).Select(found => found.Id));
        }
        catch (PimException e)
        {
            return e.Code.ToString();
        }
    }
}
