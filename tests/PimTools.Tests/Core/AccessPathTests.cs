using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.AccessPaths;
using Xunit;

namespace PimTools.Tests.Core;

public class AccessPathTests
{
    private static readonly PimPrincipal Outer = Group("11111111-0000-0000-0000-000000000001", "Outer");
    private static readonly PimPrincipal Inner = Group("11111111-0000-0000-0000-000000000002", "Inner");

    private readonly FakePimClient _client = new();
    private readonly List<string> _notices = [];

    [Fact]
    public async Task Each_way_is_a_path_of_its_own()
    {
        Assign(Given.UserAdmin, Given.Ada, PimAssignmentType.Eligible);
        Assign(Given.UserAdmin, Outer, PimAssignmentType.Active);
        _client.Members[Outer.Id] = [Given.Ada, Inner];
        _client.Members[Inner.Id] = [Given.Ada];

        var paths = await ListAsync();

        Assert.Equal(
            [
                "Ada Ahlberg (member) -> Inner (member) -> Outer (active) -> User Administrator at Directory",
                "Ada Ahlberg (member) -> Outer (active) -> User Administrator at Directory",
                "Ada Ahlberg (eligible) -> User Administrator at Directory",
            ],
            paths.Select(path => path.Path));
        Assert.Equal([PimAccessWay.NestedGroup, PimAccessWay.Group, PimAccessWay.Direct], paths.Select(path => path.Way));
        Assert.Equal([0, 0, 1], paths.Select(path => path.Steps));
    }

    [Fact]
    public async Task Every_activation_on_the_way_is_a_step()
    {
        Assign(Given.UserAdmin, Outer, PimAssignmentType.Eligible);
        Assign(Membership(Outer), Inner, PimAssignmentType.Eligible);
        Assign(Membership(Inner), Given.Cleo, PimAssignmentType.Eligible);

        var path = Assert.Single(await ListAsync(), path => path.Role.IsSameAs(Given.UserAdmin));

        Assert.Equal((3, false, "Inner; Outer"), (path.Steps, path.IsActive, path.Groups.ToString()));
        Assert.Equal("?; ?; ?", path.Asks.ToString());
        Assert.Null(path.RequiresApproval);
    }

    [Fact]
    public async Task Groups_in_a_circle_come_to_an_end()
    {
        Assign(Given.UserAdmin, Outer, PimAssignmentType.Active);
        _client.Members[Outer.Id] = [Inner];
        _client.Members[Inner.Id] = [Outer, Given.Cleo];

        Assert.Equal("Cleo Costa (member) -> Inner (member) -> Outer (active) -> User Administrator at Directory", Assert.Single(await ListAsync()).Path);
    }

    [Fact]
    public async Task A_group_of_which_nobody_is_known_is_a_row_itself()
    {
        Assign(Given.UserAdmin, Outer, PimAssignmentType.Active);

        Assert.Equal(Outer, Assert.Single(await ListAsync()).Principal);
    }

    [Fact]
    public async Task A_tree_and_a_chart_show_names_as_text()
    {
        var hostile = new PimPrincipal(Given.Ada.Id, PimPrincipalType.User, "\"]; click n0 \"javascript:x\" <b>\u202e");
        Assign(Given.UserAdmin, hostile, PimAssignmentType.Active);
        var paths = await ListAsync();

        var tree = new AccessTree(paths, isFromPrincipals: false).Lines().ToList();
        var chart = new AccessMermaid(paths).ToString();

        Assert.Equal(["User Administrator at Directory", "└─ \"]; click n0 \"javascript:x\" <b><U+202E>: active"], tree);
        Assert.Contains("  n0[\"#34;#93;#59; click n0 #34;javascript:x#34; #60;b#62;#60;U#43;202E#62;\"]", chart, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_draws_each_node_and_arrow_once_and_an_activation_dotted()
    {
        Assign(Given.UserAdmin, Outer, PimAssignmentType.Active);
        _client.Members[Outer.Id] = [Given.Ada];
        Assign(Membership(Outer), Given.Cleo, PimAssignmentType.Eligible);

        var paths = (await ListAsync()).FindAll(path => path.Role.IsSameAs(Given.UserAdmin));

        Assert.Equal(
            """
            graph LR
              n0["Ada Ahlberg"]
              n1[["Outer"]]
              n0 -->|"member"| n1
              n2(["User Administrator at Directory"])
              n1 -->|"active"| n2
              n3["Cleo Costa"]
              n3 -.->|"eligible member, activation asks for ?"| n1
            """,
            new AccessMermaid(paths).ToString(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task A_tree_goes_from_roles_to_people_or_from_people_to_roles()
    {
        Assign(Given.UserAdmin, Outer, PimAssignmentType.Active);
        _client.Members[Outer.Id] = [Given.Ada, Given.Cleo];
        Assign(Given.UserAdmin, Given.Ada, PimAssignmentType.Eligible);

        var paths = await ListAsync();

        Assert.Equal(
            ["User Administrator at Directory", "├─ Outer (group): active", "│  ├─ Ada Ahlberg: member", "│  └─ Cleo Costa: member", "└─ Ada Ahlberg: eligible, activation asks for ?"],
            new AccessTree(paths, isFromPrincipals: false).Lines());
        Assert.Equal(
            [
                "Ada Ahlberg", "├─ Outer (group): member", "│  └─ User Administrator at Directory: active", "└─ User Administrator at Directory: eligible, activation asks for ?",
                "Cleo Costa", "└─ Outer (group): member", "   └─ User Administrator at Directory: active",
            ],
            new AccessTree(paths, isFromPrincipals: true).Lines());
    }

    [Fact]
    public async Task A_path_ends_with_the_first_end_on_it()
    {
        var soon = DateTimeOffset.UtcNow.AddDays(1);
        Assign(Given.UserAdmin, Outer, PimAssignmentType.Active, soon.AddDays(1));
        Assign(Membership(Outer), Given.Cleo, PimAssignmentType.Eligible, soon);
        Assign(Given.UserAdmin, Given.Ada, PimAssignmentType.Eligible);

        var ends = (await ListAsync()).FindAll(path => path.Role.IsSameAs(Given.UserAdmin)).ToDictionary(path => path.Principal.Id, path => path.End);

        Assert.Equal((soon, null), (ends[Given.Cleo.Id], ends[Given.Ada.Id]));
    }

    private static PimPrincipal Group(string id, string name) => new(id, PimPrincipalType.Group, name);

    private static PimRole Membership(PimPrincipal group) => Given.GroupRole(group.Id, group.DisplayName!, PimAccess.Member);

    private void Assign(PimRole role, PimPrincipal principal, PimAssignmentType type, DateTimeOffset? end = null) => _client.Assignments.Add(
        new PimAssignment(Guid.NewGuid().ToString(), type, role, role.Kind == PimKind.Group ? new PimScope(role.Id, role.Name, PimScopeType.Group) : PimScope.Directory, principal)
        {
            State = type == PimAssignmentType.Eligible ? PimAssignmentState.Eligible : PimAssignmentState.Active,
            End = end,
        });

    private async Task<List<PimAccessPath>> ListAsync()
    {
        var paths = new List<PimAccessPath>();
        await new AccessPathQuery { Kinds = [PimKind.EntraRole] }.ListAsync(_client, paths.Add, error => throw error, PimCall.None.HeardBy(_notices.Add));
        return paths;
    }
}
