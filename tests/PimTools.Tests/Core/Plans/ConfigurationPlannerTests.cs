using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Configuration;
using PimTools.Graph.Documents;
using PimTools.Plans;
using Xunit;

namespace PimTools.Tests.Core.Plans;

/// <summary>The plan of a document for a tenant: each setting and assignment with its action and reason, and what the document does not name.</summary>
public sealed class ConfigurationPlannerTests
{
    private static readonly PimException No = new(PimErrorCode.PermissionMissing, "No.") { Status = 403 };
    private static readonly PimRole Leads = new(PimKind.AzureRole, "/subscriptions/1/roles/o", "Owner");

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly List<string> _notices = [];

    public ConfigurationPlannerTests()
    {
        _client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin, GivenSteps.OnCall, GivenSteps.Reader, Leads]);
        _client.Scopes.AddRange([Given.Sales, GivenSteps.Sandbox]);
        _client.Principals.AddRange([Given.Ada, Given.Cleo]);
        _client.Settings.AddRange([GivenSteps.Setting(), GivenSteps.Setting(role: Given.ExchangeAdmin)]);
    }

    [Fact]
    public async Task A_setting_changes_where_it_differs_and_otherwise_stays()
    {
        var plan = await PlanAsync("settings:\n  - { role: User Administrator, activation: { maximumDuration: 4h } }\n  - { role: Exchange Administrator, activation: { maximumDuration: 8h } }");

        Assert.Equal(
            [("Update", "MaximumActivationDuration from 8h to 4h", "It differs from the document."), ("None", "", "It is as the document says.")],
            plan.Changes.Select(change => (change.Action.ToString(), change.Change.ToString(), change.Reason)));
        Assert.Equal(["MaximumActivationDuration"], plan.Changes[0].Planned.Setting!.Tightens);
        Assert.Equal(("tenant", Given.Now, "pim.yaml", false, true), (plan.TenantId, plan.Created, plan.Source, plan.IsPruning, plan.IsComplete));
    }

    [Fact]
    public async Task A_setting_that_could_not_be_read_is_not_known_and_one_that_the_service_would_refuse_is_withheld()
    {
        _client.Settings.Clear();
        _client.Settings.Add(GivenSteps.Setting(new() { AuthenticationContext = "c1" }));

        var plan = await PlanAsync("settings:\n  - { role: Exchange Administrator, activation: { maximumDuration: 4h } }\n  - { role: User Administrator, activation: { requires: [Mfa] } }");

        Assert.Equal((PimPlanAction.Unknown, PimErrorCode.SettingNotFound), (plan.Changes[0].Action, plan.Changes[0].ErrorCode));
        Assert.StartsWith("There is no setting of Exchange Administrator", plan.Changes[0].Reason);
        Assert.Equal((PimPlanAction.Update, PimErrorCode.InvalidSetting, "It differs from the document."), (plan.Changes[1].Action, plan.Changes[1].ErrorCode, plan.Changes[1].Reason));
        Assert.NotNull(plan.Changes[1].Withheld);
        Assert.False(plan.IsComplete);
    }

    [Fact]
    public async Task Approval_in_which_nobody_is_named_is_told()
    {
        await PlanAsync("settings:\n  - { role: User Administrator, activation: { approval: { required: true } } }");

        Assert.Contains("No approver is named for User Administrator", Assert.Single(_notices), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assignment_is_made_kept_or_changed_by_what_is_there()
    {
        _client.Assignments.AddRange([GivenSteps.Held(GivenSteps.Until(10)), GivenSteps.Held(GivenSteps.Until(10), Given.ExchangeAdmin)]);

        var plan = await PlanAsync("""
            assignments:
              - { role: User Administrator, type: Eligible, principal: ada@contoso.com, end: 2026-03-12T08:00:00Z }
              - { role: Exchange Administrator, type: Eligible, principal: ada@contoso.com, end: 2026-03-22T08:00:00Z }
              - { role: User Administrator, type: Eligible, principal: cleo@contoso.com, duration: 30d }
            """);

        Assert.Equal(
            [("None", "It is as the document says."), ("Extend", "It differs from the document."), ("Create", "The document names it, and there is none.")],
            plan.Changes.Select(change => (change.Action.ToString(), change.Reason)));
        Assert.Equal(1, _client.Calls.Count(call => call == "FindPrincipals"));
        Assert.Equal([Given.Cleo.UserPrincipalName], await AskedAsync());
    }

    [Fact]
    public async Task A_new_assignment_meets_the_setting_of_its_role_also_where_the_document_tells_none()
    {
        var plan = await PlanAsync("""
            assignments:
              - { role: User Administrator, type: Eligible, principal: ada@contoso.com, duration: 400d }
              - { role: Exchange Administrator, type: Eligible, principal: ada@contoso.com }
            """);

        Assert.Equal(PimErrorCode.DurationTooLong, plan.Changes[0].ErrorCode);
        Assert.Equal("End from none to after 365d", plan.Changes[1].Change.ToString());
    }

    [Fact]
    public async Task A_new_assignment_that_needs_the_planned_setting_comes_after_it()
    {
        var plan = await PlanAsync("""
            settings:
              - { role: User Administrator, eligible: { allowPermanent: true } }
            assignments:
              - { role: User Administrator, type: Eligible, principal: ada@contoso.com, permanent: true }
            """);

        Assert.True(plan.Changes[0].Planned.Setting!.GoesFirst);
        Assert.True(plan.Changes[1] is { Withheld: null, Planned.Assignment.NeedsSetting: true });
    }

    [Fact]
    public async Task What_the_document_does_not_name_is_counted_and_removed_only_where_that_is_asked_for()
    {
        GivenUnlisted();
        const string text = "assignments:\n  - { role: User Administrator, type: Eligible, principal: ada@contoso.com, end: 2026-03-12T08:00:00Z }";

        var plan = await PlanAsync(text);
        Assert.Equal((2, 1, false), (plan.Unlisted, plan.Changes.Length, plan.IsPruning));

        plan = await PlanAsync(text, prunes: true);
        Assert.Equal((2, true), (plan.Unlisted, plan.IsPruning));
        Assert.Equal(
            ["None Eligible User Administrator at Directory for Ada Ahlberg", "Remove Eligible User Administrator at Directory for Ben Okafor", "Remove Eligible User Administrator at Directory for Cleo Costa"],
            plan.Changes.Select(change => $"{change.Action} {change.Describe()}"));
        var removed = plan.Changes[2];
        Assert.Equal(("The document does not name it.", "Because", "schedule", false), (removed.Reason, removed.Planned.Assignment!.Justification, removed.Planned.Assignment.ScheduleId, removed.Planned.Assignment.IsScheduled));
        Assert.Equal(Given.Now.AddDays(9), removed.Planned.Assignment.From!.Schedule.End);
        Assert.Equal("End", Assert.Single(removed.Differences).Field);
        Assert.True(plan.Changes[1].Planned.Assignment!.IsScheduled);
    }

    [Fact]
    public async Task What_could_not_be_read_is_neither_made_nor_removed()
    {
        GivenUnlisted();
        _client.BeforeList = filter =>
        {
            if (filter is PimAssignmentFilter { Type: PimAssignmentType.Eligible, IsScheduled: true })
            {
                throw No;
            }
        };

        var plan = await PlanAsync("assignments:\n  - { role: User Administrator, type: Eligible, principal: ada@contoso.com, duration: 1d }", prunes: true);

        Assert.Equal((0, PimPlanAction.Unknown, "No.", PimErrorCode.PermissionMissing), (plan.Unlisted, Assert.Single(plan.Changes).Action, plan.Changes[0].Reason, plan.Changes[0].ErrorCode));
        Assert.Equal(["the scheduled eligible assignments of Entra roles: No."], plan.Unread);
    }

    [Fact]
    public async Task What_is_held_and_to_come_again_is_removed_once_as_it_is_held_and_of_Azure_at_its_scope()
    {
        _client.Assignments.AddRange([
            GivenSteps.Held(GivenSteps.Until(20, start: Given.Now.AddDays(2)), GivenSteps.Reader, GivenSteps.Sandbox, Given.Cleo, PimAssignmentState.Scheduled),
            GivenSteps.Held(GivenSteps.Until(9), GivenSteps.Reader, GivenSteps.Sandbox, Given.Cleo)]);

        var plan = await PlanAsync("assignments:\n  - { role: Reader, kind: AzureRole, scope: Sandbox, type: Eligible, principal: ada@contoso.com, duration: 1d }", prunes: true);

        var removed = plan.Changes.Single(change => change.Action == PimPlanAction.Remove);
        Assert.Equal((1, false, "/subscriptions/1"), (plan.Unlisted, removed.Planned.Assignment!.IsScheduled, removed.Role.Scope!.Id));
        Assert.Null((await RemovedEntraAsync()).Role.Scope);
    }

    [Fact]
    public async Task Whoever_is_protected_keeps_what_they_have_and_is_named_in_the_plan()
    {
        GivenUnlisted();

        var plan = await PlanAsync(
            "breakGlass: [cleo@contoso.com]\nassignments:\n  - { role: User Administrator, type: Eligible, principal: ada@contoso.com, end: 2026-03-12T08:00:00Z, protect: true }", prunes: true);

        Assert.Equal([Given.Cleo], plan.Protected.BreakGlass);
        Assert.Equal(plan.Changes[0].Planned.Assignment!.Key, Assert.Single(plan.Protected.Keys));
        Assert.StartsWith("Cleo Costa is a break-glass account.", plan.Changes.Single(change => change.PrincipalId == Given.Cleo.Id).Withheld);
        Assert.Equal([Given.Ada.Id], plan.Protected.Named);
    }

    [Fact]
    public async Task What_the_caller_asked_for_of_late_is_there_already()
    {
        _client.Requests.Add(new PimRequest("1", PimAssignmentType.Eligible, Given.UserAdmin, PimScope.Directory, Given.Ada)
        {
            Action = PimRequestAction.AdminAssign, Status = PimRequestStatus.Provisioned, Created = Given.Now.AddMinutes(-5), Schedule = new PimSchedule { Start = Given.Now, End = Given.Now.AddDays(10) },
        });

        var plan = await PlanAsync("assignments:\n  - { role: User Administrator, type: Eligible, principal: ada@contoso.com, end: 2026-03-12T08:00:00Z }");

        Assert.Equal(PimPlanAction.None, Assert.Single(plan.Changes).Action);
    }

    private void GivenUnlisted() => _client.Assignments.AddRange([
        GivenSteps.Held(GivenSteps.Until(10)),
        GivenSteps.Held(GivenSteps.Until(9), principal: Given.Cleo),
        GivenSteps.Held(GivenSteps.Until(9, start: Given.Now.AddDays(1)), principal: new PimPrincipal("b", PimPrincipalType.User, "Ben Okafor"), state: PimAssignmentState.Scheduled),
        GivenSteps.Held(GivenSteps.Until(9), Given.ExchangeAdmin)]);

    private async Task<PimPlannedChange> RemovedEntraAsync()
    {
        _client.Assignments.Clear();
        GivenUnlisted();
        return (await PlanAsync("assignments:\n  - { role: User Administrator, type: Eligible, principal: ada@contoso.com, duration: 1d }", prunes: true)).Changes.First(change => change.Action == PimPlanAction.Remove);
    }

    // Whoever holds something already is in the lists, and is not looked up.
    private async Task<IEnumerable<string?>> AskedAsync()
    {
        _client.Principals.Remove(Given.Ada);
        var plan = await PlanAsync("assignments:\n  - { role: User Administrator, type: Eligible, principal: ada@contoso.com, end: 2026-03-12T08:00:00Z }\n  - { role: User Administrator, type: Eligible, principal: cleo@contoso.com, duration: 30d }");
        return plan.Changes.Where(change => change.Action == PimPlanAction.Create).Select(change => change.UserPrincipalName);
    }

    private async Task<PimPlan> PlanAsync(string text, bool prunes = false)
    {
        var problems = new List<PimDocumentProblem>();
        var loader = new ConfigurationLoader(new DocumentFormat(), problems.Add);
        var configuration = loader.Load([("pim.yaml", "version: 1\n" + text)]);
        var options = new PlanOptions { Prunes = prunes, Justification = "Because", Source = "pim.yaml", Unprotected = [Given.Ada] };
        var plan = await ConfigurationPlanner.PlanAsync(_client, configuration, loader.ProblemsAt, options, PimCall.None.HeardBy(_notices.Add));
        Assert.DoesNotContain(problems, problem => problem.Severity == PimDocumentSeverity.Error);
        return plan;
    }
}
