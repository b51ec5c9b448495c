using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Graph.Documents;
using PimTools.RoleDefinitions;
using Xunit;

namespace PimTools.Tests.Core.RoleDefinitions;

/// <summary>Roles with the actions that they allow: from the tenant, and from a file.</summary>
public sealed class RoleDefinitionListTests
{
    private static readonly PimScope Sandbox = new("/subscriptions/1", "Sandbox", PimScopeType.Subscription);

    private readonly FakePimClient _client = new();

    [Fact]
    public async Task A_role_gets_its_permissions_and_keeps_its_scope_and_each_kind_is_read_once()
    {
        _client.Roles.AddRange([
            new(PimKind.AzureRole, "/r", "Reader") { Permissions = new(["*/read"], "; ") },
            new(PimKind.EntraRole, "u", "User Administrator") { Permissions = new(["users/create"], "; ") }]);
        var list = new RoleDefinitionList(_client);

        var reader = await list.CompleteAsync(new PimRole(PimKind.AzureRole, "/R", "Reader").At(Sandbox), PimCall.None);
        var again = await list.CompleteAsync(new PimRole(PimKind.AzureRole, "/r", "Reader"), PimCall.None);
        var user = await list.CompleteAsync(new PimRole(PimKind.EntraRole, "u", "User Administrator"), PimCall.None);

        Assert.Equal(("*/read", Sandbox), (reader.Permissions!.ToString(), reader.Scope));
        Assert.Equal(("*/read", null), (again.Permissions!.ToString(), again.Scope));
        Assert.Equal("users/create", user.Permissions!.ToString());
        Assert.Equal(["ListDefinitions", "ListDefinitions"], _client.Calls);
    }

    [Fact]
    public async Task A_group_and_a_role_that_is_not_defined_stay_as_they_are()
    {
        var (group, gone) = (Given.GroupRole("g", "Ops", PimAccess.Member), Given.Role("gone", "Gone"));
        var list = new RoleDefinitionList(_client);

        Assert.Same(group, await list.CompleteAsync(group, PimCall.None));
        Assert.Empty(_client.Calls);
        Assert.Same(gone, await list.CompleteAsync(gone, PimCall.None));
    }

    [Theory]
    [InlineData(PimKind.AzureRole, "Azure")]
    [InlineData(PimKind.EntraRole, "Entra")]
    public async Task Definitions_that_may_not_be_read_are_told_once_and_left_empty(PimKind kind, string word)
    {
        _client.Failure = new PimException(PimErrorCode.PermissionMissing, "No.");
        var told = new List<PimOmission>();
        var call = new PimCall(CancellationToken.None).OmittingTo(told.Add);
        var (list, role) = (new RoleDefinitionList(_client), new PimRole(kind, "r", "R"));

        Assert.Same(role, await list.CompleteAsync(role, call));
        Assert.Same(role, await list.CompleteAsync(role, call));
        Assert.Equal($"The permissions of {word} roles could not be read, and are left empty. No.", Assert.Single(told).Message);
    }

    [Fact]
    public void A_role_is_read_back_from_its_file_as_it_was_written()
    {
        var format = new DocumentFormat();
        var role = new PimRole(PimKind.EntraRole, "u", "User Administrator")
        {
            Description = "Manages users", IsBuiltIn = true, IsEnabled = false, IsPrivileged = true, Permissions = new(["a", "b"], "; "),
        };

        var read = RoleDefinitionFile.Read(format.WriteJson(RoleDefinitionFile.Write(role)), "r.json", format);
        var bare = RoleDefinitionFile.Read(format.WriteJson(RoleDefinitionFile.Write(new(PimKind.AzureRole, "a", "A"))), "r.json", format);

        Assert.Equal((PimKind.EntraRole, "u", "User Administrator", "Manages users", "a; b"), (read.Kind, read.Id, read.Name, read.Description, read.Permissions!.ToString()));
        Assert.Equal((true, false, true), (read.IsBuiltIn, read.IsEnabled, read.IsPrivileged));
        Assert.Equal((PimKind.AzureRole, "a", "A"), (bare.Kind, bare.Id, bare.Name));
        Assert.True(bare is { Description: null, IsBuiltIn: null, IsEnabled: null, IsPrivileged: null, Permissions: null });
    }

    [Theory]
    [InlineData("[]", "It has no keys.")]
    [InlineData("{}", "It does not say \"pimRole\": 1.")]
    [InlineData("""{ "pimRole": 2 }""", "It does not say \"pimRole\": 1.")]
    [InlineData("""{ "pimRole": 1, "id": "u", "name": "U" }""", "It names no kind.")]
    [InlineData("""{ "pimRole": 1, "kind": "EntraRole", "name": "U" }""", "r.json(1,1): A role needs 'id'.")]
    [InlineData("""{ "pimRole": 1, "kind": "Rolle", "id": "u", "name": "U" }""", "'kind' is one of")]
    public void Whatever_else_is_no_role(string text, string why)
    {
        var error = Assert.Throws<PimException>(() => RoleDefinitionFile.Read(text, "r.json", new DocumentFormat()));

        Assert.Equal(PimErrorCode.InvalidParameter, error.Code);
        Assert.StartsWith("'r.json' is no role that Export-PimRole wrote: ", error.Message);
        Assert.Contains(why, error.Message);
    }
}
