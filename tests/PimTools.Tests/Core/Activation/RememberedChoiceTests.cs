using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Memory;
using Xunit;

namespace PimTools.Tests.Core.Activation;

/// <summary>A role is found in the lists that a connection read lately, for whoever allows that; a list that is not whole is never kept.</summary>
public sealed class RememberedChoiceTests
{
    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };

    public RememberedChoiceTests() => _client.Assignments.AddRange([Given.Eligible(Given.UserAdmin, Given.Sales), Given.Eligible(Given.ExchangeAdmin)]);

    [Fact]
    public async Task All_that_was_read_is_found_again_without_a_list()
    {
        await Choice(mayRecall: false).AllAsync(PimCall.None);
        var choice = Choice(mayRecall: true);

        var found = Assert.Single(await FindAsync(choice, "User Administrator"));

        Assert.True(choice.IsRecalled(found));
        Assert.Single(_client.Calls);
    }

    [Fact]
    public async Task Whoever_does_not_allow_it_reads_the_list()
    {
        await Choice(mayRecall: false).AllAsync(PimCall.None);
        var choice = Choice(mayRecall: false);

        var found = Assert.Single(await FindAsync(choice, "User Administrator"));

        Assert.False(choice.IsRecalled(found));
        Assert.Equal(2, _client.Calls.Count);
    }

    [Fact]
    public async Task What_was_read_for_one_name_is_found_by_that_name_alone()
    {
        RoleSelector[] asked = [new(new PimIdentity("User Administrator"))];
        await FindAsync(Choice(mayRecall: false, asked), "User Administrator");

        await FindAsync(Choice(mayRecall: true, asked), "User Administrator");
        Assert.Single(_client.Calls);

        await FindAsync(Choice(mayRecall: true), "Exchange Administrator");
        Assert.Equal(2, _client.Calls.Count);
    }

    [Fact]
    public async Task What_is_read_already_is_not_taken_from_memory()
    {
        await Choice(mayRecall: false).AllAsync(PimCall.None);
        var choice = Choice(mayRecall: true);
        await choice.AllAsync(PimCall.None);

        Assert.False(choice.IsRecalled(Assert.Single(await FindAsync(choice, "User Administrator"))));
    }

    [Fact]
    public async Task What_memory_would_refuse_is_read()
    {
        await Choice(mayRecall: false).AllAsync(PimCall.None);
        _client.Assignments.Add(Given.Eligible(Given.UserAdmin, Given.Berlin));
        var choice = Choice(mayRecall: true);

        var found = Assert.Single(await choice.FindAsync(new PimIdentity("User Administrator"), new PimIdentity("Berlin"), _ => { }, PimCall.None));

        Assert.Equal(Given.Berlin, found.Scope);
        Assert.False(choice.IsRecalled(found));
    }

    [Fact]
    public async Task A_list_with_a_part_left_out_is_not_kept()
    {
        _client.Omission = new PimOmission(new PimException(PimErrorCode.ServiceUnavailable, "Down."), "Azure roles are left out.");
        await Choice(mayRecall: false).AllAsync(PimCall.None);

        await FindAsync(Choice(mayRecall: true), "User Administrator");

        Assert.Equal(2, _client.Calls.Count);
    }

    [Fact]
    public async Task A_name_that_is_not_among_what_was_read_for_it_is_looked_for_in_the_whole_list()
    {
        RoleSelector[] asked = [new(new PimIdentity("User Administrator"))];
        _client.BeforeList = filter =>
        {
            if (((PimAssignmentFilter)filter).Asked is null)
            {
                _client.Assignments.Add(Given.Eligible(Given.Role("g", "Global Reader")));
            }
        };
        var choice = Choice(mayRecall: false, asked);

        Assert.Single(await FindAsync(choice, "User Administrator"));
        Assert.Single(await FindAsync(choice, "Global Reader"));

        Assert.Equal([asked.Length, null], _client.Filters.Cast<PimAssignmentFilter>().Select(filter => filter.Asked?.Count));
    }

    [Theory]
    [InlineData("User Administrator", "Sales", 1)]
    [InlineData("User Administrator", null, 1)]
    [InlineData("User Administrator", "Berlin", 0)]
    [InlineData("Exchange Administrator", "Sales", 0)]
    public async Task Whoever_listens_hears_of_what_the_one_name_may_mean_while_the_list_is_read(string role, string? scope, int heard)
    {
        var matched = new List<PimAssignment>();
        RoleSelector[] asked = [new(new PimIdentity(role), scope is null ? null : new PimIdentity(scope))];
        var choice = new PimActivationChoice(_client, [PimKind.EntraRole], asked) { Matched = (eligible, _) => matched.Add(eligible) };

        await Record.ExceptionAsync(() => choice.FindAsync(asked[0].Role, asked[0].Scope, _ => { }, PimCall.None));

        Assert.Equal(heard, matched.Count);
    }

    [Fact]
    public async Task Of_several_names_nobody_hears_before_the_list_is_read()
    {
        RoleSelector[] asked = [new(new PimIdentity("User Administrator")), new(new PimIdentity("Exchange Administrator"))];
        var choice = new PimActivationChoice(_client, [PimKind.EntraRole], asked) { Matched = (_, _) => Assert.Fail("Several names.") };

        Assert.Single(await FindAsync(choice, "User Administrator"));
    }

    [Fact]
    public void Memory_finds_no_wildcards_and_forgets_what_is_changed()
    {
        RememberedEligibility.Keep(_client, [PimKind.EntraRole], _client.Assignments);
        IReadOnlyList<PimAssignment>? Find(string role, string? scope = null) =>
            RememberedEligibility.Find(_client, [PimKind.EntraRole], new PimIdentity(role), scope is null ? null : new PimIdentity(scope));

        Assert.Equal([true, false, false, false], new[] { Find("User Administrator"), Find("User*"), Find("User Administrator", "S*"), Find("Nobody") }.Select(one => one is not null));

        RememberedEligibility.Forget(_client);
        Assert.Null(Find("User Administrator"));
    }

    private PimActivationChoice Choice(bool mayRecall, IReadOnlyCollection<RoleSelector>? asked = null) => new(_client, [PimKind.EntraRole], asked) { MayRecall = mayRecall };

    private static Task<IReadOnlyList<PimAssignment>> FindAsync(PimActivationChoice choice, string role) =>
        choice.FindAsync(new PimIdentity(role), null, _ => { }, PimCall.None);
}
