using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Client;
using PimTools.Emulator;
using PimTools.Graph;
using PimTools.Models;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>A name that could not be read does not count as one that does not exist.</summary>
public sealed class UnnamedTests
{
    private static readonly string[] Groups =
    [
        "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup", "PrivilegedEligibilitySchedule.Read.AzureADGroup", "PrivilegedAccess.Read.AzureADGroup",
    ];

    private static readonly string[] Entra = ["RoleAssignmentSchedule.ReadWrite.Directory", "RoleEligibilitySchedule.Read.Directory"];

    private readonly Contoso _contoso = new();
    private readonly List<string> _notices = [];

    [Fact]
    public async Task The_names_of_groups_come_from_the_list_where_the_directory_may_not_be_read()
    {
        using var ada = await ConnectAsync("ada", Groups);

        var found = Assert.Single(await EligibleAsync(ada, PimKind.Group, "Ops-OnCall"));

        Assert.Equal("Ops-OnCall", found.Role.Name);
        Assert.Equal("Ops-OnCall", found.Scope.DisplayName);
    }

    [Fact]
    public async Task Whether_somebody_is_eligible_is_not_denied_where_the_names_were_left_out() =>
        Tells(await RefusalAsync("ada", Groups, ada => EligibleAsync(ada, PimKind.Group, "Ops-OnCall"), "group"), "Ops-OnCall");

    [Fact]
    public async Task Nor_whether_they_have_activated_it() => Tells(await RefusalAsync("ada", Groups, ada => ActivatedAsync(ada, PimKind.Group, "Ops-OnCall"), "group"), "Ops-OnCall");

    [Fact]
    public async Task Nor_whether_there_is_a_group_of_that_name()
    {
        var error = await RefusalAsync("ada", Groups, ada => RoleResolver.FindAsync(ada, [PimKind.Group], new PimIdentity("Ops-OnCall"), Call));

        Assert.Equal(PimErrorCode.PermissionMissing, error.Code);
        Assert.Contains("'Ops-OnCall' is not known", error.Message);
    }

    [Fact]
    public async Task Nor_whether_there_is_a_scope_of_that_name() => Tells(
        await RefusalAsync("ada", Groups, ada => ScopeResolver.FindAsync(ada, [PimKind.Group], new PimIdentity("Ops-OnCall"), Call)), "Ops-OnCall");

    [Fact]
    public async Task Nor_whether_a_role_is_held_at_an_administrative_unit_of_that_name()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var units = new List<PimScope>();
        await dana.Scopes.ListAsync([PimKind.EntraRole], units.Add, PimCall.None);
        var unit = units.First(scope => scope.Type == PimScopeType.AdministrativeUnit);
        var role = await dana.RoleAsync("Teams Administrator");
        var ada = await dana.PrincipalAsync("ada@contoso.com");
        await dana.Requests.SubmitAsync(
            new PimRequestDraft(PimRequestAction.AdminAssign, PimAssignmentType.Eligible, role, unit, ada)
            {
                Justification = "x",
                Schedule = new PimSchedule { Duration = TimeSpan.FromDays(3) },
            },
            PimCall.None);

        Tells(
            await RefusalAsync("ada", Entra, client => EligibleAsync(client, PimKind.EntraRole, "Teams Administrator", unit.DisplayName), "directoryScope"),
            unit.DisplayName);
    }

    [Fact]
    public async Task An_id_needs_no_name()
    {
        using var ada = await ConnectAsync("ada", Groups, "group");
        var all = await EligibleAsync(ada, PimKind.Group, "*");
        var id = all[0].Role.Id;

        Assert.All(await EligibleAsync(ada, PimKind.Group, id), found => Assert.Equal(id, found.Role.Id));
    }

    [Fact]
    public async Task A_wildcard_that_finds_nothing_among_what_has_no_name_is_an_error()
    {
        var query = new PimAssignmentQuery { Kinds = [PimKind.Group], Mine = true, Roles = [new PimIdentity("Ops-*")] };

        Tells(await RefusalAsync("ada", Groups, ada => query.ListAsync(ada, _ => { }, e => throw e, Call), "group"), "Ops-*");
    }

    [Fact]
    public async Task A_wildcard_for_principals_that_finds_some_tells_that_there_may_be_more()
    {
        using var dana = await ConnectAsync("dana", [.. Entra, "RoleAssignmentSchedule.Read.Directory"], "principal");
        var found = new List<PimAssignment>();
        var query = new PimAssignmentQuery { Kinds = [PimKind.EntraRole], Types = [PimAssignmentType.Active], Principals = [new PimIdentity("Dana*")] };

        await query.ListAsync(dana, found.Add, e => throw e, Call);

        Assert.NotEmpty(found);
        Assert.Contains(_notices, notice => notice.StartsWith("Not all names could be read, so that 'Dana*' may mean more", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wildcard_for_principals_that_finds_nobody_is_an_error()
    {
        var query = new PimAssignmentQuery { Kinds = [PimKind.EntraRole], Types = [PimAssignmentType.Eligible], Principals = [new PimIdentity("Ben*")] };

        Tells(await RefusalAsync("dana", Entra, dana => query.ListAsync(dana, _ => { }, e => throw e, Call), "principal"), "Ben*");
    }

    [Fact]
    public async Task A_list_without_a_name_to_look_for_is_listed_with_ids()
    {
        using var ada = await ConnectAsync("ada", Groups, "group");
        var found = new List<PimAssignment>();

        await new PimAssignmentQuery { Kinds = [PimKind.Group], Mine = true }.ListAsync(ada, found.Add, e => throw e, Call);

        Assert.NotEmpty(found);
        Assert.Empty(_notices);
    }

    private static void Tells(PimException error, string name)
    {
        Assert.Equal(PimErrorCode.PermissionMissing, error.Code);
        Assert.Contains(name, error.Message);
        Assert.Contains("The permission", error.Message);
        Assert.Contains("the id instead of the name", error.Remedy);
    }

    private async Task<PimException> RefusalAsync(string user, string[] scopes, Func<IPimClient, Task> action, string? unexpanded = null)
    {
        using var client = await ConnectAsync(user, scopes, unexpanded);
        return await Assert.ThrowsAsync<PimException>(() => action(client));
    }

    private PimCall Call => new(default, notice: _notices.Add);

    private Task<IPimClient> ConnectAsync(string user, string[] scopes, string? unexpanded = null)
    {
        HttpMessageHandler service = _contoso.Tenant.CreateHandler();
        var seen = unexpanded is null ? service : new DistortedAnswers(service, answer => LeaveOut(answer, unexpanded)) { Method = "GET", Times = int.MaxValue };
        return new PimClientFactory(seen) { Timeouts = Offline.Timeouts }.ConnectAsync(
            Contoso.Options(_contoso.Tenant.IssueToken(user, new EmulatedTokenOptions { Scopes = scopes })), PimCall.None);
    }

    /// <summary>The service was seen to leave out what it was asked to expand.</summary>
    private static void LeaveOut(HttpResponseMessage answer, string property)
    {
        if (JsonNode.Parse(answer.Content.ReadAsStringAsync().GetAwaiter().GetResult()) is not JsonObject body || body["value"] is not JsonArray elements)
        {
            return;
        }

        elements.OfType<JsonObject>().ToList().ForEach(element => element.Remove(property));
        answer.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
    }

    private async Task<IReadOnlyList<PimAssignment>> EligibleAsync(IPimClient client, PimKind kind, string role, string? scope = null)
    {
        var (named, place) = (new PimIdentity(role), scope is null ? null : new PimIdentity(scope));
        return await new PimActivationChoice(client, [kind], [new RoleSelector(named, place)]).FindAsync(named, place, _ => { }, Call);
    }

    private async Task<IReadOnlyList<PimAssignment>> ActivatedAsync(IPimClient client, PimKind kind, string role)
    {
        var reading = new PartialReading();
        var active = new List<PimAssignment>();
        await client.Assignments.ListAsync(
            new PimAssignmentFilter { Kinds = [kind], Mine = true, Type = PimAssignmentType.Active }, active.Add, reading.Of(Call));
        return (await PimDeactivation.ChooseAsync(client, [kind], active, reading, new RoleSelector(new PimIdentity(role)), Call)).Activated;
    }
}
