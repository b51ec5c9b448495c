using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Memory;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests which lists of roles a connection remembers, and how many names it looks up before it reads the list.</summary>
public sealed class RememberedRolesTests
{
    private static readonly PimKind[] Entra = [PimKind.EntraRole];

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly List<PimOmission> _omitted = [];

    public RememberedRolesTests() => _client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin]);

    private PimCall Heard => PimCall.None.OmittingTo(_omitted.Add);

    [Fact]
    public async Task A_whole_list_is_remembered_until_it_is_forgotten()
    {
        Assert.Equal([Given.UserAdmin, Given.ExchangeAdmin], await RememberedRoles.ListAsync(_client, Entra, Heard));
        Assert.Equal([Given.UserAdmin, Given.ExchangeAdmin], RememberedRoles.Find(_client, Entra));

        RememberedRoles.Forget(_client);

        Assert.Null(RememberedRoles.Find(_client, Entra));
    }

    [Fact]
    public async Task A_list_that_leaves_something_out_is_told_and_not_remembered()
    {
        _client.Omission = new PimOmission(new PimException(PimErrorCode.ServiceUnavailable, "Down."), "Groups are left out.");

        Assert.NotEmpty(await RememberedRoles.ListAsync(_client, Entra, Heard));

        Assert.Equal("Groups are left out.", Assert.Single(_omitted).Message);
        Assert.Null(RememberedRoles.Find(_client, Entra));
    }

    [Fact]
    public async Task A_list_of_which_nobody_hears_what_is_left_out_is_not_remembered()
    {
        Assert.NotEmpty(await RememberedRoles.ListAsync(_client, Entra, PimCall.None));

        Assert.Null(RememberedRoles.Find(_client, Entra));
    }

    [Fact]
    public async Task Two_names_are_looked_up_one_by_one_and_a_third_is_worth_the_list()
    {
        Assert.Equal([Given.UserAdmin], await ListNamedAsync("User Administrator"));
        Assert.Equal([Given.ExchangeAdmin], await ListNamedAsync("Exchange Administrator"));
        Assert.Null(await ListNamedAsync("Global Reader"));

        Assert.Equal(2, _client.Calls.Count(call => call == "ListNamedRoles"));
        Assert.Equal([Given.UserAdmin], RememberedRoles.FindNamed(_client, Entra, "user administrator"));
        RememberedRoles.Forget(_client);
        Assert.Null(RememberedRoles.FindNamed(_client, Entra, "User Administrator"));
    }

    [Fact]
    public async Task No_name_is_looked_up_where_the_list_is_known_or_another_reader_has_found_it()
    {
        Assert.Equal([Given.ExchangeAdmin], await ListNamedAsync("User Administrator", () => [Given.ExchangeAdmin]));
        await RememberedRoles.ListAsync(_client, Entra, Heard);

        Assert.Null(await ListNamedAsync("User Administrator"));
        Assert.DoesNotContain("ListNamedRoles", _client.Calls);
    }

    private Task<IReadOnlyCollection<PimRole>?> ListNamedAsync(string name, Func<IReadOnlyCollection<PimRole>?>? known = null) =>
        RememberedRoles.ListNamedAsync(_client, Entra, name, known ?? (() => null), Heard);
}
