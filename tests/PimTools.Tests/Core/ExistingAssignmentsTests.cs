using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests what there is of the assignments that a plan is about: how few lists tell it, and what counts besides the lists.</summary>
public sealed class ExistingAssignmentsTests
{
    private static readonly PimRole Operators = Given.GroupRole("operators", "Operators", PimAccess.Member);
    private static readonly PimRole Auditors = Given.GroupRole("auditors", "Auditors", PimAccess.Member);

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly List<(AssignmentKey Key, PimException Error)> _refused = [];
    private readonly ExistingAssignments _existing;

    public ExistingAssignmentsTests() => _existing = new ExistingAssignments(_client);

    private IEnumerable<PimAssignmentFilter> Filters => _client.Filters.OfType<PimAssignmentFilter>();

    [Fact]
    public async Task Entra_roles_are_one_list_by_what_they_share()
    {
        await ReadAsync(Key(Given.UserAdmin, Given.Sales), Key(Given.UserAdmin, Given.Berlin));
        Assert.Null(Assert.Single(Filters).ScopeId);
        _client.Filters.Clear();

        await ReadAsync(Key(Given.UserAdmin, Given.Sales), Key(Given.ExchangeAdmin, Given.Sales), Key(Given.ExchangeAdmin, Given.Sales));

        var filter = Assert.Single(Filters);
        Assert.Equal((null, Given.Sales.Id, Given.Cleo.Id, null), (filter.RoleId, filter.ScopeId, filter.PrincipalId, filter.GroupIds));
        Assert.Equal((PimAssignmentType.Eligible, false), (filter.Type, filter.IsScheduled));
    }

    [Fact]
    public async Task Each_type_and_each_kind_is_a_list()
    {
        await ReadAsync(Key(Given.UserAdmin), Key(Given.UserAdmin, type: PimAssignmentType.Active), Key(Operators));

        Assert.Equal(
            [(PimKind.EntraRole, PimAssignmentType.Eligible), (PimKind.EntraRole, PimAssignmentType.Active), (PimKind.Group, PimAssignmentType.Eligible)],
            Filters.Select(filter => (filter.Kinds.Single(), filter.Type!.Value)));
    }

    [Fact]
    public async Task Azure_is_listed_by_scope_whatever_the_case_of_its_id()
    {
        var role = new PimRole(PimKind.AzureRole, "reader", "Reader");
        PimScope[] scopes = [.. new[] { "/subscriptions/a", "/SUBSCRIPTIONS/A", "/subscriptions/b" }.Select(id => AzureScopeId.ToScope(id, null))];

        await ReadAsync([.. scopes.Select(scope => Key(role, scope))]);

        Assert.Equal(["/subscriptions/a", "/subscriptions/b"], Filters.Select(filter => filter.ScopeId));
    }

    [Fact]
    public async Task Many_groups_are_asked_for_by_their_ids_and_one_as_any_role()
    {
        await ReadAsync(Key(Operators), Key(Auditors));
        await ReadAsync(Key(Operators));

        var (many, one) = (Filters.First(), Filters.Last());
        Assert.Equal((null, null), (many.RoleId, many.PrincipalId));
        Assert.Equal(["operators", "auditors"], many.GroupIds);
        Assert.Equal(("operators", Given.Cleo.Id, null), (one.RoleId, one.PrincipalId, one.GroupIds));
    }

    [Fact]
    public async Task A_group_whose_list_is_refused_refuses_what_is_asked_of_it_alone()
    {
        AssignmentKey[] keys = [Key(Operators), Key(Operators, principal: Given.Ada), Key(Auditors)];
        await ReadAsync(keys);

        Filters.Single().Refused!("OPERATORS", new PimException(PimErrorCode.PermissionMissing, "No."));

        Assert.Equal(keys.Take(2), _refused.Select(one => one.Key));
    }

    [Theory]
    [InlineData(399, PimErrorCode.InvalidRequest, false)]
    [InlineData(400, PimErrorCode.InvalidRequest, true)]
    [InlineData(403, PimErrorCode.PermissionMissing, true)]
    [InlineData(499, PimErrorCode.InvalidRequest, true)]
    [InlineData(429, PimErrorCode.Throttled, false)]
    [InlineData(500, PimErrorCode.ServiceUnavailable, false)]
    [InlineData(null, PimErrorCode.ServiceUnavailable, false)]
    public async Task A_list_that_is_refused_is_of_its_rows_and_a_service_that_fails_is_of_all(int? status, PimErrorCode code, bool isOfRows)
    {
        _client.Failure = new PimException(code, "No.") { Status = status };

        var error = await Record.ExceptionAsync(() => ReadAsync(Key(Given.UserAdmin), Key(Given.ExchangeAdmin)));

        Assert.Equal(isOfRows ? (null, 2) : (_client.Failure, 0), (error, _refused.Count));
    }

    [Theory]
    [InlineData(PimMemberType.Direct, true)]
    [InlineData(PimMemberType.Unknown, true)]
    [InlineData(PimMemberType.Group, false)]
    [InlineData(PimMemberType.Inherited, false)]
    public async Task Only_what_is_ones_own_counts(PimMemberType memberType, bool counts)
    {
        _client.Assignments.Add(new PimAssignment("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { MemberType = memberType });

        await ReadAsync(Key(Given.UserAdmin, Given.Sales));

        Assert.Equal(counts, _existing.Find(Key(Given.UserAdmin, Given.Sales)) is not null);
        Assert.Equal(counts ? 1 : 0, _existing.FindAll(Key(Given.UserAdmin, Given.Sales)).Count);
    }

    [Theory]
    [InlineData(PimRequestAction.AdminAssign, PimRequestStatus.Provisioned, 0, true)]
    [InlineData(PimRequestAction.AdminAssign, PimRequestStatus.Accepted, 3599, true)]
    [InlineData(PimRequestAction.AdminAssign, PimRequestStatus.Provisioned, 3600, false)]
    [InlineData(PimRequestAction.AdminExtend, PimRequestStatus.Provisioned, 60, true)]
    [InlineData(PimRequestAction.AdminUpdate, PimRequestStatus.Provisioned, 60, true)]
    [InlineData(PimRequestAction.AdminRenew, PimRequestStatus.Provisioned, 60, true)]
    [InlineData(PimRequestAction.AdminAssign, PimRequestStatus.Denied, 60, false)]
    [InlineData(PimRequestAction.AdminRemove, PimRequestStatus.Revoked, 60, false)]
    [InlineData(PimRequestAction.SelfActivate, PimRequestStatus.Provisioned, 60, false)]
    public async Task What_was_asked_for_within_the_hour_counts_though_no_list_shows_it(PimRequestAction action, PimRequestStatus status, int secondsAgo, bool counts)
    {
        _client.Requests.Add(Request(action, secondsAgo, Given.Now.AddDays(30), status));

        await ReadRecentAsync();

        var found = _existing.Find(Key(Given.UserAdmin, Given.Sales));
        Assert.Equal(counts ? (Given.Now.AddDays(30), Given.Now.AddSeconds(-secondsAgo)) : (null, null), (found?.End, found?.Start));
    }

    [Theory]
    [InlineData(PimRequestAction.AdminAssign, PimRequestAction.AdminUpdate, 60)]
    [InlineData(PimRequestAction.AdminRemove, PimRequestAction.AdminAssign, 60)]
    [InlineData(PimRequestAction.AdminAssign, PimRequestAction.AdminRemove, null)]
    public async Task The_last_of_several_counts_in_whatever_order_they_come(PimRequestAction first, PimRequestAction last, int? days)
    {
        PimRequest[] requests = [Request(first, 120, Given.Now.AddDays(30)), Request(last, 60, Given.Now.AddDays(60))];
        foreach (var order in new[] { requests, requests.Reverse() })
        {
            var client = new FakePimClient { ServiceTime = Given.Now };
            client.Requests.AddRange(order);
            var existing = new ExistingAssignments(client);

            await existing.ReadRecentAsync([Key(Given.UserAdmin, Given.Sales)], (_, _) => { }, PimCall.None);

            Assert.Equal(days is { } left ? Given.Now.AddDays(left) : null, existing.Find(Key(Given.UserAdmin, Given.Sales))?.End);
        }
    }

    [Fact]
    public async Task What_is_listed_already_counts_as_it_is_listed()
    {
        _client.Assignments.Add(new PimAssignment("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { ScheduleId = "S", End = Given.Now.AddDays(5) });
        _client.Requests.Add(Request(PimRequestAction.AdminAssign, 60, Given.Now.AddDays(30), schedule: "s"));

        await ReadAsync(Key(Given.UserAdmin, Given.Sales));
        await ReadRecentAsync();

        Assert.Equal(Given.Now.AddDays(5), Assert.Single(_existing.FindAll(Key(Given.UserAdmin, Given.Sales))).End);
    }

    [Theory]
    [InlineData(PimAssignmentType.Eligible, 0, PimAssignmentState.Eligible)]
    [InlineData(PimAssignmentType.Active, 0, PimAssignmentState.Active)]
    [InlineData(PimAssignmentType.Eligible, 1, PimAssignmentState.Scheduled)]
    [InlineData(PimAssignmentType.Active, 1, PimAssignmentState.Scheduled)]
    public async Task What_was_asked_for_is_as_it_will_be_listed(PimAssignmentType type, int startsIn, PimAssignmentState state)
    {
        var request = new PimRequest("id", type, Given.UserAdmin, Given.Sales, Given.Cleo)
        {
            Action = PimRequestAction.AdminAssign,
            Status = PimRequestStatus.Provisioned,
            Created = Given.Now.AddMinutes(-1),
            Schedule = new PimSchedule { Start = Given.Now.AddDays(startsIn) },
            Condition = "blob",
            ConditionVersion = "2.0",
            TargetScheduleId = "s",
        };
        _client.Requests.Add(request);

        await ReadRecentAsync(type);

        var found = _existing.Find(Key(Given.UserAdmin, Given.Sales, type: type))!;
        Assert.Equal((state, request.Start, "blob", "2.0", "s"), (found.State, found.Start, found.Condition, found.ConditionVersion, found.ScheduleId));
    }

    [Fact]
    public async Task One_list_of_requests_does_for_a_kind_and_is_of_the_type_where_all_are_of_one()
    {
        await ReadRecentAsync();
        await _existing.ReadRecentAsync([Key(Given.UserAdmin), Key(Given.UserAdmin, type: PimAssignmentType.Active)], (_, _) => { }, PimCall.None);

        var filters = _client.Filters.OfType<PimRequestFilter>().ToList();
        Assert.Equal([PimAssignmentType.Eligible, null], filters.Select(filter => filter.Type));
        Assert.All(filters, filter => Assert.Equal(PimRequestRelation.CreatedByMe, filter.Relation));
    }

    private static AssignmentKey Key(PimRole role, PimScope? scope = null, PimAssignmentType type = PimAssignmentType.Eligible, PimPrincipal? principal = null) =>
        new(type, role, scope ?? PimScope.Directory, principal ?? Given.Cleo);

    private static PimRequest Request(
        PimRequestAction action, int secondsAgo, DateTimeOffset end, PimRequestStatus status = PimRequestStatus.Provisioned, string? schedule = null) =>
        new("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo)
        {
            Action = action,
            Status = status,
            Created = Given.Now.AddSeconds(-secondsAgo),
            Schedule = new PimSchedule { End = end },
            TargetScheduleId = schedule,
        };

    private Task ReadAsync(params IReadOnlyCollection<AssignmentKey> keys) =>
        _existing.ReadAsync(keys, isScheduled: false, (key, error) => _refused.Add((key, error)), PimCall.None);

    private Task ReadRecentAsync(PimAssignmentType type = PimAssignmentType.Eligible) =>
        _existing.ReadRecentAsync([Key(Given.UserAdmin, Given.Sales, type: type)], (_, _) => { }, PimCall.None);
}
