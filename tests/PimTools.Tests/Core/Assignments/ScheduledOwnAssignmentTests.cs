using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Core.Assignments;

/// <summary>Activations for later stand among the requests, and are listed with what else is to come of the caller's own.</summary>
public sealed class ScheduledOwnAssignmentTests
{
    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };

    public ScheduledOwnAssignmentTests()
    {
        _client.Scopes.AddRange([Given.Sales, Given.Berlin]);
        _client.Assignments.Add(new("s", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Ada) { State = PimAssignmentState.Scheduled });
        Add(Given.Sales);
        Add(Given.Berlin);
    }

    [Fact]
    public async Task They_are_listed_with_their_times_as_the_callers_own()
    {
        var found = await ListAsync(new() { Mine = true, Scheduled = true });

        Assert.Equal(["s", "1", "2"], found.Select(one => one.Id));
        var later = found[1];
        Assert.Equal((PimAssignmentType.Active, PimAssignmentState.Scheduled, PimMemberType.Direct), (later.Type, later.State, later.MemberType));
        Assert.Equal((Given.Now.AddHours(1), Given.Now.AddHours(3)), (later.Start, later.End));
        Assert.Equal((Given.UserAdmin, Given.Sales, Given.Ada), (later.Role, later.Scope, later.Principal));
    }

    [Theory]
    [InlineData(true, false, null)]
    [InlineData(false, true, null)]
    [InlineData(true, true, PimAssignmentType.Eligible)]
    public async Task Requests_are_listed_for_nobody_who_asked_for_something_else(bool mine, bool scheduled, PimAssignmentType? type)
    {
        await ListAsync(new() { Mine = mine, Scheduled = scheduled, Types = type is { } one ? [one] : [] });

        Assert.Equal(["ListAssignments"], _client.Calls);
    }

    [Fact]
    public async Task Whoever_asks_for_active_ones_has_them_too()
    {
        Assert.Equal(["1", "2"], (await ListAsync(new() { Mine = true, Scheduled = true, Types = [PimAssignmentType.Active] })).Select(one => one.Id));
    }

    [Fact]
    public async Task A_scope_leaves_out_the_others()
    {
        Assert.Equal(["2"], (await ListAsync(new() { Mine = true, Scheduled = true, Scope = new PimIdentity("Berlin") })).Select(one => one.Id));
        Assert.Equal(["2"], (await ListAsync(new() { Mine = true, Scheduled = true, Scope = new PimIdentity("Ber*") })).Select(one => one.Id));
    }

    [Fact]
    public async Task A_role_is_asked_for_by_its_id()
    {
        _client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin]);

        Assert.Empty(await ListAsync(new() { Mine = true, Scheduled = true, Roles = [new PimIdentity("Exchange Administrator")] }));

        Assert.Equal(Given.ExchangeAdmin.Id, _client.Filters.OfType<PimRequestFilter>().Single().RoleId);
    }

    private void Add(PimScope scope) => _client.Requests.Add(new($"{_client.Requests.Count + 1}", PimAssignmentType.Active, Given.UserAdmin, scope, Given.Ada)
    {
        Action = PimRequestAction.SelfActivate,
        Status = PimRequestStatus.Granted,
        Schedule = new PimSchedule { Start = Given.Now.AddHours(1), Duration = TimeSpan.FromHours(2) },
    });

    private async Task<List<PimAssignment>> ListAsync(PimAssignmentQuery query)
    {
        var found = new List<PimAssignment>();
        await query.ListAsync(_client, found.Add, error => throw error, PimCall.None);
        return found;
    }
}
