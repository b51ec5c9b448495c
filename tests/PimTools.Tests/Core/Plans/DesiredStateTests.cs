using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Configuration;
using PimTools.Graph.Documents;
using PimTools.Models;
using PimTools.Plans;
using PimTools.Settings;
using Xunit;

namespace PimTools.Tests.Core.Plans;

/// <summary>A document as what a tenant is to have: its names are looked up, what is not known by name is told, and what could not be read stays open.</summary>
public sealed class DesiredStateTests
{
    private static readonly PimException No = new(PimErrorCode.PermissionMissing, "No.");
    private static readonly PimPrincipal OnCall = new(GivenSteps.OnCall.Id, PimPrincipalType.Group, "On-Call");

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly List<PimDocumentProblem> _problems = [];
    private readonly UnreadParts _unread = new();

    public DesiredStateTests()
    {
        _client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin, GivenSteps.OnCall, GivenSteps.Reader]);
        _client.Scopes.AddRange([Given.Sales, GivenSteps.Sandbox]);
        _client.Principals.AddRange([Given.Ada, Given.Cleo, OnCall]);
    }

    [Fact]
    public async Task An_assignment_is_wanted_with_all_that_the_document_says()
    {
        var desired = await ReadAsync("""
            assignments:
              - { role: Reader, kind: AzureRole, scope: Sandbox, type: Active, principal: ada@contoso.com, start: 2026-04-01T00:00:00Z, end: 2026-05-01T00:00:00Z, condition: "a", justification: Night shift, protect: true }
              - { role: User Administrator, type: Eligible, principal: nobody, principalId: a0000000-0000-0000-0000-000000000002, duration: 30d }
              - { group: On-Call, access: Member, type: Eligible, principal: ada@contoso.com, permanent: true }
              - { role: Exchange Administrator, type: Eligible, principal: ada@contoso.com }
            """, new PlanOptions { Justification = "By the plan", Ticket = new PimTicket("42", null) });

        Assert.Empty(_problems);
        Assert.Equal(
            ["Active Reader at Sandbox for Ada Ahlberg", "Eligible User Administrator at Directory for Cleo Costa", "Eligible On-Call for Ada Ahlberg", "Eligible Exchange Administrator at Directory for Ada Ahlberg"],
            desired.Assignments.Select(one => one.ToString()));
        Assert.Equal(["from 2026-04-01 00:00:00Z until 2026-05-01 00:00:00Z", "for 30d", "without an end", "without an end"], desired.Assignments.Select(one => one.Schedule.ToString()));
        Assert.Equal([true, true, true, false], desired.Assignments.Select(one => one.IsEndGiven));
        Assert.Equal(["Night shift", "By the plan", "By the plan", "By the plan"], desired.Assignments.Select(one => one.Justification));
        Assert.All(desired.Assignments, one => Assert.Equal("42", one.Ticket!.Number));
        Assert.Equal([("a", "2.0"), (null, null), (null, null), (null, null)], desired.Assignments.Select(one => (one.Condition, one.ConditionVersion)));
        Assert.Equal([desired.Assignments[0].Key], desired.Protected);
        Assert.Equal(["/subscriptions/1", "/", OnCall.Id, "/"], desired.Assignments.Select(one => one.Scope.Id));
        Assert.Equal(["/subscriptions/1", null], desired.Assignments.Take(2).Select(one => one.Role.Scope?.Id));
        Assert.Equal(PimScopeType.Group, desired.Assignments[2].Scope.Type);
        Assert.Equal(["Reader", "User Administrator", "On-Call", "Exchange Administrator"], desired.ListedRoles.Select(role => role.Name));
        Assert.True(desired.Listed.SetEquals(desired.ListedRoles.Select(SettingKey.Of)));
    }

    [Fact]
    public async Task A_group_stands_at_the_scope_with_which_it_is_listed()
    {
        var listed = new PimScope(OnCall.Id, "On-Call, EMEA", PimScopeType.Group);
        _client.Roles[2] = GivenSteps.OnCall.At(listed);

        var desired = await ReadAsync("settings:\n  - group: On-Call");

        Assert.Same(listed, Assert.Single(desired.Settings).Scope);
    }

    [Fact]
    public async Task A_setting_is_wanted_with_its_approvers_as_the_directory_knows_them()
    {
        var desired = await ReadAsync("""
            settings:
              - role: User Administrator
                activation: { maximumDuration: 2h, approval: { required: true, stages: [{ timeoutInDays: 2, approvers: [{ user: cleo@contoso.com }, { group: On-Call }], escalation: { enabled: true, after: 1d, approvers: [{ user: ada@contoso.com }] } }, { timeoutInDays: 3 }] } }
              - role: Exchange Administrator
                activation: { maximumDuration: 3h }
              - { role: Reader, kind: AzureRole, scope: Sandbox }
            """);

        Assert.Empty(_problems);
        Assert.Equal([("User Administrator", "/"), ("Exchange Administrator", "/"), ("Reader", "/subscriptions/1")], desired.Settings.Select(one => (one.Role.Name, one.Scope.Id)));
        Assert.Equal(2, desired.Settings[0].Change.MaximumActivationDuration!.Value.TotalHours);
        var stages = desired.Settings[0].Change.Stages!;
        Assert.Equal([2, 3], stages.Select(stage => stage.TimeoutInDays));
        Assert.Equal([(Given.Cleo.Id, "Cleo Costa"), (OnCall.Id, "On-Call")], stages[0].Approvers!.Select(one => (one.Id, one.DisplayName)));
        Assert.Equal([Given.Ada.Id], stages[0].EscalationApprovers!.Select(one => one.Id));
        Assert.Null(stages[1].Approvers);
        Assert.Null(desired.Settings[1].Change.Stages);
    }

    [Fact]
    public async Task Break_glass_accounts_are_found_and_everybody_is_looked_up_in_one_call()
    {
        var desired = await ReadAsync("breakGlass: [cleo@contoso.com, ada@contoso.com]\nassignments:\n  - { role: User Administrator, type: Eligible, principal: On-Call, permanent: true }");

        Assert.Equal([Given.Cleo, Given.Ada], desired.BreakGlass);
        Assert.Equal(1, _client.Calls.Count(call => call == "FindPrincipals"));
    }

    [Fact]
    public async Task What_is_unknown_by_name_is_told_and_nothing_is_wanted_of_it()
    {
        var desired = await ReadAsync("""
            breakGlass: [nobody@contoso.com]
            settings:
              - { role: Usr Administrator }
            assignments:
              - { role: User Administrator, type: Eligible, principal: gone@contoso.com, permanent: true }
              - { role: User Administrator, kind: EntraRole, scope: Nowhere, type: Eligible, principal: ada@contoso.com, permanent: true }
            """);

        Assert.Equal([2, 4, 6, 7], _problems.Select(problem => problem.Line));
        Assert.True(desired is { BreakGlass.Count: 0, Settings.Count: 0, Assignments.Count: 0 });
        Assert.Empty(_unread.All);
    }

    [Fact]
    public async Task What_is_named_twice_by_different_names_is_told_at_the_second_place()
    {
        var desired = await ReadAsync($$"""
            settings:
              - role: User Administrator
              - { role: The same, id: {{Given.UserAdmin.Id}} }
            assignments:
              - { role: Exchange Administrator, type: Eligible, principal: ada@contoso.com, permanent: true }
              - { role: Exchange Administrator, type: Eligible, principal: Ada Ahlberg, permanent: true, protect: true }
            """);

        Assert.Equal(
            [(4, "The setting of The same stands here a second time, by other names; the first is in line 3."), (7, "Eligible Exchange Administrator for Ada Ahlberg stands here a second time, by other names; the first is in line 6.")],
            _problems.Select(problem => (problem.Line, problem.Message)));
        Assert.Single(desired.Settings);
        Assert.Single(desired.Assignments);
        Assert.Empty(desired.Protected);
    }

    [Fact]
    public async Task A_name_that_could_not_be_looked_up_leaves_its_part_open_and_its_kind_unread()
    {
        _client.BeforeList = _ => throw No;

        var desired = await ReadAsync("""
            settings:
              - role: User Administrator
            assignments:
              - { role: Exchange Administrator, type: Eligible, principal: ada@contoso.com, permanent: true }
            """);

        Assert.Equal(
            ["the names of the setting of User Administrator: No.", "the names of Eligible Exchange Administrator for ada@contoso.com: No.", "the name of User Administrator: No.", "the name of Exchange Administrator: No."],
            _unread.All.Select(part => part.ToString()));
        Assert.Same(No, _unread.Find(new AssignmentKey(PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Cleo)));
        Assert.True(desired is { Settings.Count: 0, Assignments.Count: 0, ListedRoles.Count: 0 });
    }

    [Theory]
    [InlineData(PimErrorCode.TokenExpired)]
    [InlineData(PimErrorCode.AuthenticationFailed)]
    public async Task Without_a_sign_in_nothing_is_wanted(PimErrorCode code)
    {
        _client.BeforeList = _ => throw new PimException(code, "Sign in.");
        const string text = "assignments:\n  - { role: Exchange Administrator, type: Eligible, principal: ada@contoso.com, permanent: true }";

        Assert.Equal(code, (await Assert.ThrowsAsync<PimException>(() => ReadAsync(text))).Code);
        Assert.Equal(code, (await Assert.ThrowsAsync<PimException>(() => RolesAsync(text))).Code);
    }

    [Fact]
    public async Task The_roles_whose_assignments_are_read_are_each_named_once()
    {
        const string text = """
            assignments:
              - { role: User Administrator, type: Eligible, principal: ada@contoso.com, permanent: true }
              - { role: User Administrator, type: Eligible, principal: cleo@contoso.com, permanent: true }
              - { role: Nothing, type: Eligible, principal: cleo@contoso.com, permanent: true }
              - { group: On-Call, type: Eligible, principal: cleo@contoso.com, permanent: true }
            """;

        Assert.Equal(["User Administrator", "On-Call"], await RolesAsync(text));
        Assert.Equal(5, Assert.Single(_problems).Line);
        _problems.Clear();

        _client.BeforeList = _ => throw No;
        Assert.Empty(await RolesAsync(text));
        Assert.Empty(_problems);
        Assert.Empty(_unread.All);
    }

    private async Task<IEnumerable<string>> RolesAsync(string text) => (await Reader(text, new PlanOptions()).ReadAssignedRolesAsync(PimCall.None)).Select(role => role.Name);

    private Task<DesiredState> ReadAsync(string text, PlanOptions? options = null) => Reader(text, options ?? new PlanOptions()).ReadAsync(PimCall.None);

    private DesiredStateReader Reader(string text, PlanOptions options)
    {
        var loader = new ConfigurationLoader(new DocumentFormat(), _problems.Add);
        var configuration = loader.Load([("pim.yaml", "version: 1\n" + text)]);
        Assert.Empty(_problems);
        return new DesiredStateReader(configuration, new ConfigurationNames(_client, loader.ProblemsAt), loader.ProblemsAt, options, _unread);
    }
}
