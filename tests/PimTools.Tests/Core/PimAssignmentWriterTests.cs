using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimAssignmentWriterTests
{
    private readonly FakePimClient _client = new();

    [Fact]
    public async Task The_existing_assignment_is_asked_for_by_all_its_ids()
    {
        var existing = Given.Eligible(Given.UserAdmin, Given.Sales, Given.Cleo);
        _client.Assignments.AddRange([Given.Eligible(Given.UserAdmin), existing]);

        Assert.Same(existing, await PimAssignmentWriter.FindExistingAsync(_client, Wanted(), PimCall.None));

        var filter = Assert.IsType<PimAssignmentFilter>(Assert.Single(_client.Filters));
        Assert.Equal([PimKind.EntraRole], filter.Kinds);
        Assert.Equal(PimAssignmentType.Eligible, filter.Type);
        Assert.Equal((Given.UserAdmin.Id, Given.Sales.Id, Given.Cleo.Id), (filter.RoleId, filter.ScopeId, filter.PrincipalId));
    }

    [Fact]
    public async Task What_is_as_wanted_sends_nothing()
    {
        var existing = Existing(Given.Now.AddDays(30));

        var change = await PimAssignmentWriter.ApplyAsync(_client, Wanted(Given.Now.AddDays(30)), existing, PimCall.None);

        Assert.Equal(PimChangeKind.Unchanged, change.Result);
        Assert.Equal(existing.End, change.End);
        Assert.Null(change.Request);
        Assert.Empty(_client.Submitted);
    }

    [Fact]
    public async Task What_is_missing_is_assigned_exactly_as_wanted()
    {
        var wanted = new PimWantedAssignment(PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo, new PimSchedule { End = Given.Now })
        {
            Justification = "why",
            Ticket = new PimTicket("1", null),
            Condition = "condition",
            ConditionVersion = "2.0",
        };

        var change = await PimAssignmentWriter.ApplyAsync(_client, wanted, null, PimCall.None);

        var sent = Assert.Single(_client.Submitted);
        Assert.Equal(PimRequestAction.AdminAssign, sent.Action);
        Assert.Equal(wanted.Type, sent.Type);
        Assert.Same(wanted.Role, sent.Role);
        Assert.Same(wanted.Scope, sent.Scope);
        Assert.Same(wanted.Principal, sent.Principal);
        Assert.Equal((_client.ServiceTime, Given.Now, null), (sent.Schedule!.Start, sent.Schedule.End, sent.Schedule.Duration));
        Assert.Same(wanted.Ticket, sent.Ticket);
        Assert.Equal(("why", "condition", "2.0", null), (sent.Justification, sent.Condition, sent.ConditionVersion, sent.TargetScheduleId));
        Assert.Equal(PimChangeKind.Created, change.Result);
        Assert.Equal(Given.Now, change.End);
        Assert.NotNull(change.Request);
    }

    [Fact]
    public async Task What_ends_at_another_time_is_changed_in_place()
    {
        var change = await PimAssignmentWriter.ApplyAsync(_client, Wanted(Given.Now.AddDays(90)), Existing(Given.Now.AddDays(30)), PimCall.None);

        var sent = Assert.Single(_client.Submitted);
        Assert.Equal(PimRequestAction.AdminExtend, sent.Action);
        Assert.Equal("schedule", sent.TargetScheduleId);
        Assert.Equal(PimChangeKind.Updated, change.Result);
        Assert.Equal(Given.Now.AddDays(90), change.End);
    }

    [Fact]
    public async Task What_has_expired_is_renewed()
    {
        var change = await PimAssignmentWriter.RenewAsync(_client, Wanted(Given.Now.AddDays(90)), PimCall.None);

        Assert.Equal(PimRequestAction.AdminRenew, Assert.Single(_client.Submitted).Action);
        Assert.Equal(PimChangeKind.Updated, change.Result);
    }

    [Fact]
    public async Task The_expired_request_is_the_latest_of_the_same_scope_within_30_days()
    {
        var latest = Expired(Given.Sales, -2);
        _client.Requests.AddRange(
        [
            Expired(Given.Sales, -29), latest, Expired(Given.Sales, -31), Expired(Given.Sales, 1), Expired(PimScope.Directory, -1),
            Expired(Given.Sales, -1, PimRequestAction.SelfActivate), Expired(Given.Sales, -1, PimRequestAction.AdminRemove),
            Expired(Given.Sales, -1, status: PimRequestStatus.Denied), Expired(Given.Sales, -1, status: PimRequestStatus.Revoked),
        ]);

        Assert.Same(latest, await PimAssignmentWriter.FindExpiredAsync(_client, Wanted(), Given.Now, PimCall.None));
        Assert.Null(await PimAssignmentWriter.FindExpiredAsync(_client, Wanted(), Given.Now.AddDays(90), PimCall.None));
    }

    [Fact]
    public void A_removal_is_of_that_assignment_alone_and_carries_no_schedule()
    {
        var draft = PimAssignmentWriter.DraftRemoval(Given.Eligible(Given.UserAdmin, Given.Sales, Given.Cleo), "why");

        Assert.Equal((PimRequestAction.AdminRemove, PimAssignmentType.Eligible, "why"), (draft.Action, draft.Type, draft.Justification));
        Assert.Same(Given.UserAdmin, draft.Role);
        Assert.Same(Given.Sales, draft.Scope);
        Assert.Same(Given.Cleo, draft.Principal);
        Assert.Null(draft.Schedule);
    }

    [Theory]
    [InlineData(PimAssignmentType.Eligible, 365)]
    [InlineData(PimAssignmentType.Active, 180)]
    public void Nothing_said_means_the_longest_with_an_end(PimAssignmentType type, int days)
    {
        var rules = new List<PolicyRule>(RuleSet.Usual())
        {
            [0] = new ExpirationRule(RuleIds.EligibleExpiration, isExpirationRequired: false, TimeSpan.FromDays(365)),
        };

        var schedule = PimAssignmentSchedule.LongestAllowed(type, RuleSet.Setting([.. rules]), Given.Now);

        Assert.Equal((Given.Now, TimeSpan.FromDays(days), null), (schedule.Start, schedule.Duration, schedule.End));
    }

    [Fact]
    public void Where_no_setting_says_how_long_it_has_to_be_said()
    {
        var error = Assert.Throws<PimException>(() => PimAssignmentSchedule.LongestAllowed(PimAssignmentType.Eligible, null, Given.Now));

        Assert.Equal(PimErrorCode.InvalidDuration, error.Code);
        Assert.Contains("-Permanent", error.Remedy);
    }

    private static PimWantedAssignment Wanted(DateTimeOffset? end = null) =>
        new(PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo, new PimSchedule { End = end });

    private static PimAssignment Existing(DateTimeOffset end) =>
        new("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { Start = Given.Now, End = end, ScheduleId = "schedule" };

    private static PimRequest Expired(
        PimScope scope, int days, PimRequestAction action = PimRequestAction.AdminAssign, PimRequestStatus status = PimRequestStatus.Provisioned) =>
        new("id", PimAssignmentType.Eligible, Given.UserAdmin, scope, Given.Cleo)
        {
            Action = action,
            Status = status,
            Schedule = new PimSchedule { End = Given.Now.AddDays(days) },
        };
}
