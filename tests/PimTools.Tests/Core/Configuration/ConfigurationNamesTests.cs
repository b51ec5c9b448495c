using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Configuration;
using PimTools.Graph.Documents;
using Xunit;

namespace PimTools.Tests.Core.Configuration;

/// <summary>The names of a configuration, looked up in a tenant: what is unknown is told at the first place where it stands, and each name costs one look.</summary>
public sealed class ConfigurationNamesTests
{
    private static readonly PimScope Sandbox = new("/subscriptions/1", "Sandbox", PimScopeType.Subscription);
    private static readonly PimPrincipal Leads = new("c0000000-0000-0000-0000-000000000001", PimPrincipalType.Group, "Leads");

    private readonly FakePimClient _client = new();
    private readonly List<PimDocumentProblem> _problems = [];

    public ConfigurationNamesTests()
    {
        _client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin, Given.GroupRole(Leads.Id, "Leads", PimAccess.Member), new(PimKind.AzureRole, "/subscriptions/1/roles/r", "Reader")]);
        _client.Scopes.AddRange([Given.Sales, Sandbox]);
        _client.Principals.AddRange([Given.Ada, Given.Cleo, Leads]);
    }

    [Fact]
    public async Task Names_that_are_known_are_found_and_nothing_is_told()
    {
        await CheckAsync("""
            version: 1
            breakGlass: [ada@contoso.com]
            settings:
              - role: User Administrator
                activation: { approval: { required: true, stages: [{ approvers: [{ user: cleo@contoso.com }, { group: Leads }, { manager: 2 }] }] } }
              - { role: Reader, kind: AzureRole, scope: Sandbox }
              - group: Leads
            assignments:
              - { role: User Administrator, kind: EntraRole, scope: Sales, type: Eligible, principal: Ada Ahlberg, permanent: true }
              - { role: User Administrator, type: Eligible, principal: nobody, principalId: a0000000-0000-0000-0000-000000000002, permanent: true }
            """);

        Assert.Empty(_problems);
        Assert.Equal(1, _client.Calls.Count(call => call == "FindPrincipals"));
    }

    [Theory]
    [InlineData("breakGlass: [a@contoso.com, b@contoso.com]", 2, 14, "'a@contoso.com'", 2, 29, "'b@contoso.com'")]
    [InlineData("settings:\n  - role: Usr Administrator\n  - { role: User Administrator, kind: EntraRole, scope: Nowhere }", 3, 5, "'Usr Administrator'", 4, 5, "'Nowhere'")]
    [InlineData("assignments:\n  - { role: User Administrator, type: Eligible, principal: x@contoso.com }\n  - { role: User Administrator, type: Active, principal: x@contoso.com }\n  - { role: X, type: Active, principal: ada@contoso.com }", 3, 5, "'x@contoso.com'", 5, 5, "'X'")]
    public async Task A_name_that_is_unknown_is_told_once_with_its_place(string text, int line, int column, string name, int secondLine, int secondColumn, string secondName)
    {
        await CheckAsync("version: 1\n" + text);

        Assert.Equal([(line, column), (secondLine, secondColumn)], _problems.Select(one => (one.Line, one.Column)));
        Assert.Contains(name, _problems[0].Message);
        Assert.Contains(secondName, _problems[1].Message);
        Assert.All(_problems, one => Assert.Equal(PimDocumentSeverity.Error, one.Severity));
    }

    [Theory]
    [InlineData("user: Leads", "'Leads' is a Group, and is named here as a User.")]
    [InlineData("group: cleo@contoso.com", "'cleo@contoso.com' is a User, and is named here as a Group.")]
    public async Task An_approver_of_another_kind_than_the_document_says_is_refused(string approver, string message)
    {
        await CheckAsync($$"""
            version: 1
            settings:
              - role: User Administrator
                activation: { approval: { required: true, stages: [{ approvers: [{ {{approver}} }] }] } }
            """);

        Assert.Equal((message, 4, 70), (Assert.Single(_problems).Message, _problems[0].Line, _problems[0].Column));
    }

    [Fact]
    public async Task Approvers_are_those_of_the_directory_and_a_manager_is_looked_up_nowhere()
    {
        var (configuration, names) = Load("""
            version: 1
            settings:
              - role: User Administrator
                activation: { approval: { stages: [{ approvers: [{ user: cleo@contoso.com }, { group: Leads }, { manager: 2 }, { sponsors: Internal }] }] } }
            """);
        var approvers = new List<PimApprover?>();
        foreach (var approver in configuration.Settings[0].Values.Approvers)
        {
            approvers.Add(await names.ApproverAsync(approver, PimCall.None));
        }

        Assert.Equal(
            [(PimApproverKind.User, Given.Cleo.Id, "Cleo Costa", null), (PimApproverKind.Group, Leads.Id, "Leads", null), (PimApproverKind.Manager, "", null, 2), (PimApproverKind.InternalSponsor, "", null, null)],
            approvers.Select(one => (one!.Kind, one.Id, one.DisplayName, one.ManagerLevel)));
    }

    [Fact]
    public async Task Whoever_has_left_can_be_named_by_id_and_is_warned_of()
    {
        _client.Principals.Add(new PimPrincipal("b0000000-0000-0000-0000-000000000009", PimPrincipalType.Unknown) { IsInDirectory = false });

        await CheckAsync("version: 1\nassignments:\n  - { role: User Administrator, type: Eligible, principal: gone, principalId: b0000000-0000-0000-0000-000000000009 }");

        Assert.Equal((PimDocumentSeverity.Warning, 3, 5), (Assert.Single(_problems).Severity, _problems[0].Line, _problems[0].Column));
        Assert.Contains("The directory does not know the id 'b0000000-0000-0000-0000-000000000009' any more", _problems[0].Message);
    }

    [Fact]
    public async Task A_role_of_Azure_is_one_of_its_scope_and_every_other_role_stands_by_itself()
    {
        var (configuration, names) = Load("version: 1\nsettings:\n  - { role: Reader, kind: AzureRole, scope: Sandbox }\n  - role: User Administrator\n  - { role: Gone, kind: AzureRole, scope: Nowhere }");

        Assert.Equal(Sandbox, (await names.RoleAsync(configuration.Settings[0].Target, PimCall.None))!.Scope);
        Assert.Null((await names.RoleAsync(configuration.Settings[1].Target, PimCall.None))!.Scope);
        Assert.Null(await names.RoleAsync(configuration.Settings[2].Target, PimCall.None));
        Assert.Equal("/", (await names.ScopeAsync(configuration.Settings[1].Target, PimCall.None))!.Id);
        Assert.Equal(5, Assert.Single(_problems).Line);
    }

    [Fact]
    public async Task Principals_that_another_answer_told_of_are_not_asked_for_again()
    {
        var (configuration, names) = Load("version: 1\nassignments:\n  - { role: X, type: Eligible, principal: ada@contoso.com }\n  - { role: X, type: Active, principal: a0000000-0000-0000-0000-000000000002 }");

        names.Learn([Given.Ada, Given.Cleo]);
        await names.LoadPrincipalsAsync(configuration, PimCall.None);
        Assert.Empty(_client.Calls);
        Assert.Equal(Given.Ada, await names.PrincipalAsync("ada@contoso.com", configuration.Assignments[0].Target.At, PimCall.None));
        Assert.Equal(Given.Cleo, await names.PrincipalAsync(Given.Cleo.Id, configuration.Assignments[0].Target.At, PimCall.None));
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task What_is_told_of_without_a_name_or_a_kind_or_as_gone_is_asked_for()
    {
        var (configuration, names) = Load("version: 1\nbreakGlass: [1, 2, 3]");

        names.Learn([new("1", PimPrincipalType.User), new("2", PimPrincipalType.Unknown, "Two"), new("3", PimPrincipalType.User, "Three") { IsInDirectory = false }]);
        await names.LoadPrincipalsAsync(configuration, PimCall.None);

        Assert.Equal(["FindPrincipals"], _client.Calls);
    }

    private async Task CheckAsync(string text)
    {
        var (configuration, names) = Load(text);
        await names.CheckAsync(configuration, PimCall.None);
    }

    private (PimConfiguration Configuration, ConfigurationNames Names) Load(string text)
    {
        var loader = new ConfigurationLoader(new DocumentFormat(), problem =>
        {
            if (problem.Severity == PimDocumentSeverity.Error)
            {
                _problems.Add(problem);
            }
        });
        var configuration = loader.Load([("pim.yaml", text)]);
        Assert.Empty(_problems);
        var checking = new PimTools.Documents.DocumentProblems("pim.yaml", _problems.Add);
        return (configuration, new ConfigurationNames(_client, _ => checking));
    }
}
