using System.Linq;
using System.Threading.Tasks;
using PimTools.Memory;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Core.Resolution;

/// <summary>Names of roles are matched with the log's names, and looked up with as few lists as will do.</summary>
public sealed class NamedRoleTests
{
    private static readonly PimRole Ops = Given.GroupRole("c0000000-0000-0000-0000-000000000001", "Ops", PimAccess.Member);
    private static readonly PimRole Owners = Given.GroupRole("c0000000-0000-0000-0000-000000000001", "Ops", PimAccess.Owner);

    private readonly FakePimClient _client = new();

    public NamedRoleTests() => _client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin, Ops, Owners]);

    [Theory]
    [InlineData("Ops", PimKind.Group, "C0000000-0000-0000-0000-000000000001", null, PimAccess.Member, true)]
    [InlineData("Ops", PimKind.Group, "other", "ops", PimAccess.Member, true)]
    [InlineData("Ops", PimKind.Group, "other", "Other", PimAccess.Member, false)]
    [InlineData("Ops", PimKind.EntraRole, null, "Ops", PimAccess.Member, false)]
    [InlineData("User Administrator", PimKind.EntraRole, null, "User Administrator", null, true)]
    [InlineData("User Administrator", PimKind.EntraRole, null, "User Administrator", PimAccess.Owner, false)]
    [InlineData("Op*", PimKind.Group, null, "Ops", PimAccess.Owner, true)]
    [InlineData("Op*", null, null, "Ops", null, true)]
    [InlineData("Op*", PimKind.Group, "Ops", null, null, false)]
    [InlineData("Op*", PimKind.Group, null, "Other", null, false)]
    public async Task A_name_of_the_log_is_the_role_with_that_kind_and_access_and_that_id_or_name(string asked, PimKind? kind, string? id, string? name, PimAccess? access, bool isMatch) =>
        Assert.Equal(isMatch, (await MatchAsync(asked)).MatchesNamed(kind, id, name, access));

    [Theory]
    [InlineData(PimAccess.Owner, true)]
    [InlineData(PimAccess.Member, false)]
    [InlineData(null, false)]
    public async Task A_wildcard_of_owners_means_owners(PimAccess? access, bool isMatch)
    {
        var matcher = await RoleMatcher.FindAsync(_client, [PimKind.Group], [new PimIdentity("Op*").OfAccess(PimAccess.Owner)], error => throw error, PimCall.None);

        Assert.Equal(isMatch, matcher.MatchesNamed(PimKind.Group, null, "Ops", access));
        Assert.Null(matcher.GroupIds);
    }

    [Fact]
    public async Task Without_names_everything_matches_and_no_groups_are_named()
    {
        var any = await RoleMatcher.FindAsync(_client, [PimKind.Group], [], error => throw error, PimCall.None);

        Assert.True(any.MatchesNamed(null, null, null, null));
        Assert.Null(any.GroupIds);
        Assert.Equal(["c0000000-0000-0000-0000-000000000001"], (await MatchAsync("Ops")).GroupIds!);
    }

    [Fact]
    public async Task One_name_is_looked_up_alone_and_several_in_one_list()
    {
        await MatchAsync("User Administrator");
        Assert.Equal(["ListNamedRoles"], _client.Calls);

        _client.Calls.Clear();
        await MatchAsync("Exchange Administrator", "Ops");
        Assert.Equal(["ListRoles"], _client.Calls);

        await MatchAsync("Exchange Administrator");
        await MatchAsync("User Administrator", "Ops");
        Assert.Equal(["ListRoles"], _client.Calls);
    }

    [Fact]
    public async Task A_name_that_was_looked_up_is_found_again_and_a_third_one_is_worth_a_list()
    {
        foreach (var name in new[] { "User Administrator", "user administrator", "Exchange Administrator", "Ops", "User Administrator" })
        {
            await RoleResolver.FindAsync(_client, [PimKind.EntraRole, PimKind.Group], new PimIdentity(name), PimCall.None);
        }

        Assert.Equal(["ListNamedRoles", "ListNamedRoles", "ListRoles"], _client.Calls);
    }

    [Theory]
    [InlineData("c0000000-0000-0000-0000-000000000001")]
    [InlineData("/subscriptions/1/x")]
    [InlineData("User*")]
    public async Task Ids_and_wildcards_are_no_names(string text)
    {
        await Record.ExceptionAsync(() => RoleResolver.FindAsync(_client, [PimKind.EntraRole, PimKind.Group], new PimIdentity(text), PimCall.None));

        Assert.DoesNotContain("ListNamedRoles", _client.Calls);
        Assert.Contains("ListRoles", _client.Calls);
    }

    [Fact]
    public async Task Whoever_is_not_alone_reads_the_list_and_whoever_shows_what_there_is_now_reads_it_anew()
    {
        PimKind[] kinds = [PimKind.EntraRole];

        await RoleResolver.FindAsync(_client, kinds, new PimIdentity("User Administrator"), PimCall.None, isAlone: false);
        await RoleResolver.FindAsync(_client, kinds, new PimIdentity("Exchange*"), PimCall.None);
        await RoleResolver.FindAnewAsync(_client, kinds, new PimIdentity("User Administrator"), PimCall.None);

        Assert.Equal(["ListRoles", "ListRoles", "ListRoles"], _client.Calls);
        Assert.Null(RoleResolver.FindRemembered(_client, kinds, new PimIdentity("User*")));
        Assert.Null(RoleResolver.FindRemembered(_client, kinds, new PimIdentity(Given.UserAdmin)));
        Assert.NotNull(RoleResolver.FindRemembered(_client, kinds, new PimIdentity("User Administrator")));
    }

    [Fact]
    public async Task Two_of_one_name_that_are_remembered_are_looked_for_in_the_list_of_now()
    {
        PimKind[] kinds = [PimKind.EntraRole];
        _client.Roles.Add(Given.Role("second", Given.UserAdmin.Name));
        await RememberedRoles.ListAsync(_client, kinds, PimCall.None.OmittingTo(_ => { }));

        Assert.Null(RoleResolver.FindRemembered(_client, kinds, new PimIdentity("User Administrator")));
        Assert.Equal(PimErrorCode.RoleAmbiguous, (await Assert.ThrowsAsync<PimException>(() => RoleResolver.FindAsync(_client, kinds, new PimIdentity("User Administrator"), PimCall.None))).Code);
    }

    [Fact]
    public void An_index_gives_the_roles_of_a_name_or_id_and_else_all()
    {
        var index = new RoleIndex(_client.Roles);

        Assert.Equal([Given.UserAdmin], index.Candidates(new("USER ADMINISTRATOR")));
        Assert.Equal([Given.ExchangeAdmin], index.Candidates(new(Given.ExchangeAdmin)));
        Assert.Equal([Ops, Owners], index.Candidates(new("Ops")));
        Assert.Equal([Owners], index.Candidates(new("Ops (owner)")));
        Assert.Same(_client.Roles, index.Candidates(new("Nothing")));
        Assert.Same(_client.Roles, index.Candidates(new("User*")));
    }

    [Fact]
    public void What_begins_as_it_was_typed_is_nearest_and_then_what_holds_it()
    {
        Assert.Equal(["Reader", "Global Reader", "Security Reader", "Owner"], Suggestions.Nearest("reader", ["Security Reader", "Owner", "Global Reader", "Reader", "READER"]));
        Assert.Equal(["Global Reader"], Suggestions.Find("Globl Readr", ["Global Reader", "Owner"]));
        Assert.Equal(["b", "c"], Suggestions.Find("something else", ["c", "b"]));
    }

    private async Task<RoleMatcher> MatchAsync(params string[] names) => await RoleMatcher.FindAsync(
        _client, [PimKind.EntraRole, PimKind.Group], [.. names.Select(name => new PimIdentity(name))], error => throw error, PimCall.None);
}
