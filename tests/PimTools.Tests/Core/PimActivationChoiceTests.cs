using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimActivationChoiceTests
{
    private readonly FakePimClient _client = new();
    private readonly List<string> _told = [];

    public PimActivationChoiceTests() =>
        _client.Assignments.AddRange([Given.Eligible(Given.UserAdmin), Given.Eligible(Given.ExchangeAdmin, Given.Sales), Given.Activated(Given.UserAdmin)]);

    [Fact]
    public async Task All_is_what_the_caller_is_eligible_for()
    {
        var all = await new PimActivationChoice(_client, [PimKind.EntraRole]).AllAsync(PimCall.None);

        Assert.Equal(_client.Assignments.Take(2), all);
        var filter = Assert.IsType<PimAssignmentFilter>(Assert.Single(_client.Filters));
        Assert.True(filter.Mine);
        Assert.Equal(PimAssignmentType.Eligible, filter.Type);
        Assert.Equal([PimKind.EntraRole], filter.Kinds);
    }

    [Fact]
    public async Task However_many_names_are_looked_up_the_list_is_read_once()
    {
        var choice = Choice();

        await choice.AllAsync(PimCall.None);
        Assert.Same(_client.Assignments[0], Assert.Single(await Find(choice, new PimIdentity("User Administrator"))));
        Assert.Same(_client.Assignments[1], Assert.Single(await Find(choice, new PimIdentity("Exchange*"), new PimIdentity("Sales"))));

        Assert.Equal(["ListAssignments"], _client.Calls);
    }

    [Fact]
    public async Task A_failed_reading_is_tried_again()
    {
        var choice = Choice();
        _client.Failure = new PimException(PimErrorCode.ServiceUnavailable, "down");
        await Assert.ThrowsAsync<PimException>(() => choice.AllAsync(PimCall.None));
        _client.Failure = null;

        Assert.Equal(2, (await choice.AllAsync(PimCall.None)).Count);
    }

    [Fact]
    public async Task A_piped_assignment_of_ones_own_is_taken_as_it_is_and_nothing_is_read()
    {
        var mine = Given.Eligible(Given.UserAdmin, Given.Sales);

        Assert.Same(mine, Assert.Single(await Find(Choice(), new PimIdentity(mine))));
        Assert.Same(mine, Assert.Single(await Find(Choice(), new PimIdentity(mine), new PimIdentity(mine.Scope))));
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task A_piped_assignment_outside_the_scope_that_was_named_is_an_error()
    {
        var mine = Given.Eligible(Given.UserAdmin);

        var error = await Assert.ThrowsAsync<PimException>(() => Find(Choice(), new PimIdentity(mine), new PimIdentity("Sales")));

        Assert.Equal(PimErrorCode.ScopeNotFound, error.Code);
        Assert.Equal(["Directory"], error.Candidates);
    }

    [Fact]
    public async Task An_assignment_through_a_group_is_ones_own()
    {
        var throughGroup = new PimAssignment("id", PimAssignmentType.Eligible, Given.UserAdmin, PimScope.Directory, new PimPrincipal("group"))
        {
            MemberType = PimMemberType.Group,
        };

        Assert.Same(throughGroup, Assert.Single(await Find(Choice(), new PimIdentity(throughGroup))));
    }

    [Fact]
    public async Task Somebody_elses_assignment_is_refused()
    {
        var hers = Given.Eligible(Given.UserAdmin, principal: Given.Cleo);

        var error = await Assert.ThrowsAsync<PimException>(() => Find(Choice(), new PimIdentity(hers)));

        Assert.Equal(PimErrorCode.NotEligible, error.Code);
        Assert.Contains("Cleo Costa's", error.Message);
        Assert.Contains("Get-PimAssignment -Mine", error.Remedy);
        Assert.Same(hers, error.TargetObject);
    }

    [Fact]
    public async Task An_active_assignment_is_told_and_left_as_it_is()
    {
        Assert.Empty(await Find(Choice(), new PimIdentity(Given.Activated(Given.UserAdmin))));

        Assert.Contains("already active, without an end; it was not changed", Assert.Single(_told));
    }

    [Fact]
    public async Task What_was_given_as_active_is_known_as_active_at_its_own_scope_alone()
    {
        var choice = Choice();
        await Find(choice, new PimIdentity(Given.Activated(Given.UserAdmin)));

        Assert.True(choice.IsActive(Given.Eligible(Given.UserAdmin)));
        Assert.False(choice.IsActive(Given.Eligible(Given.UserAdmin, Given.Sales)));
        Assert.False(choice.IsActive(Given.Eligible(Given.ExchangeAdmin)));
    }

    [Fact]
    public async Task An_active_assignment_with_an_end_is_told_with_what_is_left()
    {
        var active = new PimAssignment("id", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Ada) { End = DateTimeOffset.UtcNow.AddDays(-1) };

        Assert.Empty(await Find(Choice(), new PimIdentity(active)));

        Assert.Equal(["User Administrator at Sales is already active, for another 0s; it was not changed."], _told);
    }

    [Fact]
    public async Task A_piped_role_and_a_piped_request_are_looked_up_among_what_is_held()
    {
        Assert.Same(_client.Assignments[0], Assert.Single(await Find(Choice(), new PimIdentity(Given.UserAdmin))));
        Assert.Same(_client.Assignments[0], Assert.Single(await Find(Choice(), new PimIdentity(Given.Request(PimRequestStatus.Revoked)))));
    }

    [Fact]
    public async Task The_list_is_of_the_names_that_are_looked_up_as_long_as_they_are_in_it()
    {
        RoleSelector[] asked = [new(new PimIdentity("User Administrator")), new(new PimIdentity(Given.Eligible(Given.ExchangeAdmin)))];
        var choice = new PimActivationChoice(_client, PimKinds.All, asked);

        await Find(choice, new PimIdentity("User Administrator"));
        await Find(choice, new PimIdentity("Exchange Administrator"));
        Assert.Equal([asked[0]], Assert.Single(_client.Filters.Cast<PimAssignmentFilter>()).Asked);

        await Assert.ThrowsAsync<PimException>(() => Find(choice, new PimIdentity("Nothing")));
        Assert.Equal([false, true], _client.Filters.Cast<PimAssignmentFilter>().Select(filter => filter.Asked is null));

        await Find(choice, new PimIdentity("User Administrator"));
        Assert.Equal(2, _client.Filters.Count);
    }

    [Theory]
    [InlineData("*", null)]
    [InlineData("User Administrator", "*")]
    public async Task For_a_wildcard_all_is_listed(string role, string? scope)
    {
        var asked = new RoleSelector(new PimIdentity(role), scope is null ? null : new PimIdentity(scope));
        var choice = new PimActivationChoice(_client, PimKinds.All, [new(new PimIdentity("Exchange Administrator")), asked]);

        await Find(choice, asked.Role, asked.Scope);

        Assert.Null(Assert.Single(_client.Filters.Cast<PimAssignmentFilter>()).Asked);
    }

    [Fact]
    public async Task Everything_is_asked_for_as_it_is_held()
    {
        var options = new PimActivationOptions { Justification = "why" };

        var asked = await Choice().AskForAllAsync(options, PimCall.None);

        Assert.Equal(_client.Assignments.Take(2), asked.Select(one => one.Role.Assignment));
        Assert.All(asked, one => Assert.Same(options, one.Options));
        Assert.Equal([PimScope.Directory, Given.Sales], asked.Select(one => one.Scope!.Scope));
    }

    [Fact]
    public void Only_what_could_not_be_read_is_a_reason_to_refuse_all_of_it() => Assert.Null(Choice().AllRefusal());

    private PimActivationChoice Choice() => new(_client, PimKinds.All);

    private Task<IReadOnlyList<PimAssignment>> Find(PimActivationChoice choice, PimIdentity role, PimIdentity? scope = null) =>
        choice.FindAsync(role, scope, active => _told.Add(PimActivationChoice.DescribeActive(active)), PimCall.None);
}
