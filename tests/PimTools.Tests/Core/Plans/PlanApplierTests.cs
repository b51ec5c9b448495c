using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Plans;
using Xunit;

namespace PimTools.Tests.Core.Plans;

/// <summary>A plan is applied as it is: in the safe order, without what depends on a step that failed, and not at all where something has moved.</summary>
public sealed class PlanApplierTests
{
    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly List<PimException?> _errors = [];

    public PlanApplierTests()
    {
        _client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin]);
        _client.Principals.AddRange([Given.Ada, Given.Cleo]);
        _client.Settings.Add(GivenSteps.Setting());
        _client.RefuseUpdate = _ =>
        {
            _client.Settings[0] = GivenSteps.Setting(GivenSteps.Lasts(4));
            return null;
        };
    }

    [Fact]
    public async Task A_plan_of_another_tenant_is_refused_before_anything_is_read()
    {
        var plan = new PimPlan("other", Given.Now, "pim.yaml") { Changes = [GivenSteps.Create()] };

        var refusal = await Assert.ThrowsAsync<PimException>(() => ApplyAsync(plan));

        Assert.Equal((PimErrorCode.WrongTenant, "The plan is of the tenant other, and this connection is to tenant."), (refusal.Code, refusal.Message));
        Assert.Equal(("Nothing was sent. Give -Context a connection to that tenant, or make a new plan.", plan), (refusal.Remedy, refusal.TargetObject));
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task The_id_of_a_tenant_is_the_same_in_any_case() =>
        Assert.Empty(await ApplyAsync(new PimPlan("TENANT", Given.Now, "pim.yaml")));

    [Fact]
    public async Task Each_step_is_sent_in_its_phase_and_told_with_what_became_of_it()
    {
        _client.Assignments.AddRange([GivenSteps.Held(GivenSteps.Until(10), principal: Given.Cleo), GivenSteps.Held(GivenSteps.Until(10), Given.ExchangeAdmin)]);
        var extend = GivenSteps.Step(PimPlanAction.Extend, GivenSteps.Planned(GivenSteps.Until(10), GivenSteps.Until(20), Given.ExchangeAdmin));

        var applied = await ApplyAsync(GivenSteps.Plan(GivenSteps.Remove(principal: Given.Cleo), GivenSteps.Change(GivenSteps.Lasts(4)), GivenSteps.Create(), extend));

        Assert.Equal(["Create Created", "Extend Updated", "Update Updated", "Remove Removed"], applied.Select(change => $"{change.Action} {change.Result}"));
        Assert.Equal(["request-1", "request-2", null, "request-3"], applied.Select(change => change.RequestId));
        Assert.Equal([PimRequestAction.AdminAssign, PimRequestAction.AdminExtend, PimRequestAction.AdminRemove], _client.Submitted.Select(draft => draft.Action));
        Assert.All(_errors, Assert.Null);
    }

    [Fact]
    public async Task A_setting_that_an_assignment_needs_is_sent_before_it()
    {
        var needs = GivenSteps.Step(PimPlanAction.Create, GivenSteps.Planned(null, GivenSteps.For(30)) with { NeedsSetting = true });

        var applied = await ApplyAsync(GivenSteps.Plan(needs, GivenSteps.Change(GivenSteps.Lasts(4)).GoingFirst()));

        Assert.Equal(["Update", "Create"], applied.Select(change => change.Action.ToString()));
    }

    [Fact]
    public async Task What_is_as_planned_already_or_withheld_is_told_and_not_sent()
    {
        _client.Settings[0] = GivenSteps.Setting(GivenSteps.Lasts(4));
        var unknown = new PimPlannedChange(PimPlanAction.Unknown, new PlannedItem(Given.ExchangeAdmin, PimScope.Directory, null));

        var applied = await ApplyAsync(GivenSteps.Plan(
            GivenSteps.Change(GivenSteps.Lasts(4)), GivenSteps.Remove(), GivenSteps.Create(principal: Given.Cleo).Withhold("Otherwise."), unknown, GivenSteps.Step(PimPlanAction.None, GivenSteps.Planned(null, null))));

        Assert.Equal(
            [(PimPlanResult.Unchanged, "It was so already."), (PimPlanResult.Unchanged, "It was so already."), (PimPlanResult.Planned, "")],
            applied.Select(change => (change.Result, change.Reason)));
        Assert.Equal("Otherwise.", applied[2].Withheld);
        Assert.Empty(_client.Submitted);
        Assert.DoesNotContain("UpdateSetting", _client.Calls);
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(5, "")]
    [InlineData(6, "; and 1 more")]
    [InlineData(8, "; and 3 more")]
    public async Task A_plan_that_is_stale_tells_the_first_five_moves_and_the_number_of_the_others(int moves, string more)
    {
        var people = Enumerable.Range(1, moves).Select(i => new PimPrincipal($"p{i}", PimPrincipalType.User, $"Person {i}")).ToList();
        _client.Principals.AddRange(people);
        _client.Assignments.AddRange(people.Select(one => GivenSteps.Held(GivenSteps.Until(20), principal: one)));
        var plan = GivenSteps.Plan([.. people.Select(one => GivenSteps.Create(principal: one))]);

        var refusal = await Assert.ThrowsAsync<PimException>(() => ApplyAsync(plan));

        Assert.Equal((PimErrorCode.StalePlan, "Nothing was sent. Make a new plan: New-PimPlan.", plan), (refusal.Code, refusal.Remedy, refusal.TargetObject));
        var told = people.Take(5).Select(one => $"Eligible User Administrator at Directory for {one} did not exist, and now holds until {MomentText.Of(Given.Now.AddDays(20))}");
        Assert.Equal($"The plan is stale: {string.Join("; ", told)}{more}.", refusal.Message);
        Assert.Empty(_client.Submitted);
    }

    [Fact]
    public async Task A_role_that_was_renamed_makes_a_plan_stale()
    {
        _client.Roles[0] = Given.Role(Given.UserAdmin.Id, "Renamed");

        Assert.Contains("has moved from User Administrator to Renamed", (await Assert.ThrowsAsync<PimException>(() => ApplyAsync(GivenSteps.Plan(GivenSteps.Create())))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_or_an_assignment_that_cannot_be_read_ends_it()
    {
        _client.Settings.Clear();
        Assert.Equal(PimErrorCode.SettingNotFound, (await Assert.ThrowsAsync<PimException>(() => ApplyAsync(GivenSteps.Plan(GivenSteps.Change(GivenSteps.Lasts(4)))))).Code);

        _client.BeforeList = filter =>
        {
            if (filter is PimAssignmentFilter { IsScheduled: true })
            {
                throw new PimException(PimErrorCode.NotFound, "No.") { Status = 404 };
            }
        };
        Assert.Equal("No.", (await Assert.ThrowsAsync<PimException>(() => ApplyAsync(GivenSteps.Plan(GivenSteps.Create())))).Message);
    }

    [Fact]
    public async Task What_holds_what_is_to_come_and_what_was_asked_for_of_late_is_compared()
    {
        _client.Assignments.AddRange([
            GivenSteps.Held(GivenSteps.Until(20), principal: Given.Cleo),
            GivenSteps.Held(GivenSteps.Until(20, start: Given.Now.AddDays(3)), state: PimAssignmentState.Scheduled)]);
        _client.Requests.Add(new PimRequest("1", PimAssignmentType.Eligible, Given.ExchangeAdmin, PimScope.Directory, Given.Ada)
        {
            Action = PimRequestAction.AdminAssign, Status = PimRequestStatus.Provisioned, Created = Given.Now.AddMinutes(-5), Schedule = new PimSchedule { End = Given.Now.AddDays(9) },
        });
        var later = GivenSteps.Step(PimPlanAction.Create, GivenSteps.Planned(null, GivenSteps.Until(30, start: Given.Now.AddDays(3))));

        var refusal = await Assert.ThrowsAsync<PimException>(() => ApplyAsync(GivenSteps.Plan(GivenSteps.Create(principal: Given.Cleo), later, GivenSteps.Create(Given.ExchangeAdmin))));

        Assert.Equal(3, refusal.Message.Split("did not exist").Length - 1);
    }

    [Fact]
    public async Task What_depends_on_a_step_that_failed_is_skipped_and_the_rest_is_sent()
    {
        _client.Assignments.Add(GivenSteps.Held(GivenSteps.Until(10), principal: Given.Cleo));
        _client.BeforeSubmit = draft =>
        {
            if (draft.Role.Id == Given.UserAdmin.Id)
            {
                throw new PimException(PimErrorCode.PermissionMissing, "No.") { Remedy = "Ask." };
            }
        };

        var applied = await ApplyAsync(GivenSteps.Plan(GivenSteps.Remove(principal: Given.Cleo), GivenSteps.Create(), GivenSteps.Change(GivenSteps.Lasts(4))));

        Assert.Equal(
            [
                ("Create", PimPlanResult.Failed, "No. Ask.", PimErrorCode.PermissionMissing),
                ("Update", PimPlanResult.Skipped, "It was not sent, since this failed: Create Eligible User Administrator at Directory for Ada Ahlberg.", null),
                ("Remove", PimPlanResult.Skipped, "It was not sent, since this failed: Create Eligible User Administrator at Directory for Ada Ahlberg.", null),
            ],
            applied.Select(change => (change.Action.ToString(), change.Result, change.Reason, change.ErrorCode)));
        Assert.Equal([PimErrorCode.PermissionMissing, null, null], _errors.Select(error => error?.Code));
        Assert.DoesNotContain("UpdateSetting", _client.Calls);
    }

    [Fact]
    public async Task A_setting_that_is_refused_fails_and_the_assignments_of_another_role_are_made()
    {
        _client.RefuseUpdate = _ => new PimException(PimErrorCode.PermissionMissing, "No.");

        var applied = await ApplyAsync(GivenSteps.Plan(GivenSteps.Change(GivenSteps.Lasts(4)).GoingFirst(), GivenSteps.Create(), GivenSteps.Create(Given.ExchangeAdmin)));

        Assert.Equal([(PimPlanResult.Failed, "No."), (PimPlanResult.Skipped, "It was not sent, since this failed: Update the setting of User Administrator at Directory."), (PimPlanResult.Created, "")],
            applied.Select(change => (change.Result, change.Reason)));
    }

    [Fact]
    public async Task Whoever_the_plan_protects_keeps_what_they_have_when_it_is_applied_too()
    {
        _client.Assignments.Add(GivenSteps.Held(GivenSteps.Until(10), principal: Given.Cleo));
        var plan = new PimPlan("tenant", Given.Now, "pim.yaml") { Changes = [GivenSteps.Remove(principal: Given.Cleo)], Protected = new ProtectedPrincipals([Given.Cleo], [], []) };

        Assert.StartsWith("Cleo Costa is a break-glass account.", Assert.Single(await ApplyAsync(plan)).Withheld);
        Assert.Empty(_client.Submitted);
    }

    private async Task<List<PimPlannedChange>> ApplyAsync(PimPlan plan)
    {
        var applier = new PlanApplier(_client, plan);
        var applied = new List<PimPlannedChange>();
        await applier.RunAsync(
            await applier.CheckAsync(PimCall.None),
            (change, error) =>
            {
                applied.Add(change);
                _errors.Add(error);
            },
            PimCall.None);
        return applied;
    }
}
