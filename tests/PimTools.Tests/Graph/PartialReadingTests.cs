using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Client;
using PimTools.Emulator;
using PimTools.Models;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>A list that was read in part never answers a yes or no question, and what does not need the missing part goes on.</summary>
public sealed class PartialReadingTests
{
    private static readonly EmulatedTokenOptions GroupsOnly = new()
    {
        Scopes = ["PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup", "PrivilegedEligibilitySchedule.Read.AzureADGroup"],
    };

    private readonly Contoso _contoso = new();
    private readonly List<string> _notices = [];

    [Fact]
    public async Task Whether_somebody_is_eligible_is_not_denied_where_the_list_was_refused()
    {
        using var ada = await _contoso.ConnectAsync("ada", GroupsOnly);

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => EligibleAsync(ada, "User Administrator"));

        Assert.Contains("RoleEligibilitySchedule.Read.Directory", thrown.Message);
        Assert.Contains("'User Administrator'", thrown.Message);
    }

    [Fact]
    public async Task Whether_somebody_has_activated_a_role_is_not_denied_where_the_list_was_refused()
    {
        using var ada = await _contoso.ConnectAsync("ada", GroupsOnly);

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => ActivatedAsync(ada, "Security Reader"));

        Assert.Contains("RoleAssignmentSchedule.Read.Directory", thrown.Message);
    }

    [Fact]
    public async Task A_role_is_not_unknown_where_the_list_was_refused()
    {
        using var ada = await _contoso.ConnectAsync("ada", GroupsOnly);

        await Refusals.ThrowsAsync(
            PimErrorCode.PermissionMissing, () => RoleResolver.FindAsync(ada, PimKinds.All, new PimIdentity("Teams Administrator"), PimCall.None));
    }

    [Fact]
    public async Task A_kind_that_fails_keeps_nobody_from_a_role_of_another()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.ServiceUnavailable).On("GET", "Microsoft.Authorization").Repeated(1000));

        var found = await EligibleAsync(ada, "User Administrator");

        Assert.Equal("User Administrator", Assert.Single(found).Role.Name);
        var notice = Assert.Single(_notices);
        Assert.Contains("Azure", notice);
        Assert.Contains("-Kind EntraRole,Group", notice);
    }

    [Fact]
    public async Task A_list_ends_in_the_error_after_what_could_be_read()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        var found = new List<PimAssignment>();
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.ServiceUnavailable).On("GET", "Microsoft.Authorization").Repeated(1000));

        await Refusals.ThrowsAsync(
            PimErrorCode.ServiceUnavailable, () => ada.Assignments.ListAsync(new PimAssignmentFilter { Mine = true }, found.Add, PimCall.None));

        Assert.Equal([PimKind.EntraRole, PimKind.Group], found.Select(one => one.Kind).Distinct().Order());
    }

    [Fact]
    public async Task Of_two_lists_the_one_that_is_refused_leaves_the_other()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var found = new List<PimAssignment>();
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", "roleAssignmentScheduleInstances").Repeated(1000));

        await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => ada.Assignments.ListAsync(
            new PimAssignmentFilter { Kinds = [PimKind.EntraRole], Mine = true }, found.Add, PimCall.None));

        Assert.NotEmpty(found);
        Assert.All(found, one => Assert.Equal(PimAssignmentType.Eligible, one.Type));
    }

    [Fact]
    public async Task A_request_is_found_although_another_list_is_refused_and_is_not_denied_where_its_own_is()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var eligible = Assert.Single(await EligibleAsync(ada, "User Administrator"));
        var draft = PimActivation.Draft(eligible, null, new PimActivationOptions { Justification = "x" }, ada.Context.Account, ada.ServiceTime);
        var made = await ada.Requests.SubmitAsync(draft, PimCall.None);
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", "eligibilityScheduleRequests").Repeated(1000));
        Assert.Equal(made.Id, (await ada.Requests.GetAsync(made.Id, PimCall.None)).Id);

        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", "roleAssignmentScheduleRequests").Repeated(1000));

        await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => ada.Requests.GetAsync(made.Id, PimCall.None));
    }

    [Theory]
    [InlineData("Tier 0 Operators", "/groups")]
    [InlineData("734c9b8f-3efd-4b74-ac11-8a7d97c7c7c0", "getByIds")]
    public async Task An_answer_that_is_no_list_does_not_say_that_there_is_nobody(string name, string path)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.OK, "{}") with { Path = path, Times = 1000 });

        await Refusals.ThrowsAsync(PimErrorCode.InvalidResponse, () => PrincipalResolver.FindAsync(dana, new PimIdentity(name), PimCall.None));
    }

    [Fact]
    public async Task A_token_that_may_not_read_approvals_says_nothing_about_who_decides()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var eligible = Assert.Single(await EligibleAsync(ada, "Exchange Administrator"));
        var draft = PimActivation.Draft(eligible, null, new PimActivationOptions { Justification = "x" }, ada.Context.Account, ada.ServiceTime);
        var made = await ada.Requests.SubmitAsync(draft, PimCall.None);
        using var cleo = await _contoso.ConnectAsync("cleo", new EmulatedTokenOptions { Scopes = ["RoleEligibilitySchedule.Read.Directory"] });

        var thrown = await Refusals.ThrowsAsync(
            PimErrorCode.PermissionMissing, () => cleo.Requests.DecideAsync(made, PimDecision.Approve, "Agreed", PimCall.None));

        Assert.Contains("RoleAssignmentSchedule.Read", thrown.Message);
    }

    private async Task<IReadOnlyList<PimAssignment>> EligibleAsync(IPimClient client, string role)
    {
        var call = new PimCall(default, notice: _notices.Add);
        var choice = new PimActivationChoice(client, PimKinds.All, [new RoleSelector(new PimIdentity(role))]);
        var found = await choice.FindAsync(new PimIdentity(role), null, _ => { }, call);
        choice.TellOmitted(call);
        return found;
    }

    private static async Task<IReadOnlyList<PimAssignment>> ActivatedAsync(IPimClient client, string role)
    {
        var reading = new PartialReading();
        var active = new List<PimAssignment>();
        await client.Assignments.ListAsync(new PimAssignmentFilter { Mine = true, Type = PimAssignmentType.Active }, active.Add, reading.Of(PimCall.None));
        return (await PimDeactivation.ChooseAsync(client, PimKinds.All, active, reading, new RoleSelector(new PimIdentity(role)), PimCall.None)).Activated;
    }
}
