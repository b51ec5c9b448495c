using System;
using System.Linq;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core.Models;

/// <summary>Objects tell people what they are by the best name they have, and code what follows of their data.</summary>
public sealed class PlainWordsTests
{
    [Theory]
    [InlineData("Ada", "Reader", "Ada: Reader")]
    [InlineData("Ada", null, "Ada")]
    [InlineData(null, "Reader", "Reader")]
    [InlineData(null, null, "i")]
    public void An_incident_of_an_alert_is_a_person_and_a_role(string? principal, string? role, string text) =>
        Assert.Equal(text, new PimAlertIncident("i") { Principal = principal, Role = role }.ToString());

    [Fact]
    public void Incidents_tell_their_alert_and_its_scope()
    {
        var alert = new PimAlert("1", "StaleAlert", Given.Sales) { Incidents = [new("i"), new("j")] };

        Assert.Equal([("StaleAlert", "Sales"), ("StaleAlert", "Sales")], alert.Incidents.Select(one => (one.Alert, one.Scope)));
    }

    [Theory]
    [InlineData("Name", "upn", "id", "Name")]
    [InlineData(null, "upn", "id", "upn")]
    [InlineData(null, null, "id", "id")]
    [InlineData(null, null, null, "")]
    public void A_target_of_a_record_has_its_best_name(string? name, string? upn, string? id, string text) =>
        Assert.Equal(text, new PimAuditTarget(id, "User", name) { UserPrincipalName = upn }.ToString());

    [Theory]
    [InlineData("1", null, "1")]
    [InlineData("1", "desk", "desk 1")]
    [InlineData(null, "desk", "desk ")]
    [InlineData(null, null, "")]
    public void A_ticket_is_its_system_and_its_number(string? number, string? system, string text) => Assert.Equal(text, new PimTicket(number, system).ToString());

    [Theory]
    [InlineData("Name", "upn", "Name")]
    [InlineData(null, "upn", "upn")]
    [InlineData(null, null, "id")]
    public void A_principal_has_its_best_name(string? name, string? upn, string text) => Assert.Equal(text, new PimPrincipal("id", PimPrincipalType.User, name, upn).ToString());

    [Fact]
    public void A_conversion_tells_why_it_is_kept()
    {
        var active = new PimAssignment("id", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Cleo);

        Assert.Equal("Converted: User Administrator at Sales for Cleo Costa", new PimConversion(PimConversionResult.Converted, active).ToString());
        Assert.Equal("Kept: User Administrator at Sales for Cleo Costa: No.", new PimConversion(PimConversionResult.Kept, active) { Reason = "No." }.ToString());
    }

    [Theory]
    [InlineData(PimAssignmentType.Eligible, PimAssignmentState.Eligible)]
    [InlineData(PimAssignmentType.Active, PimAssignmentState.Active)]
    public void An_assignment_is_in_the_state_of_its_type_unless_it_says_otherwise(PimAssignmentType type, PimAssignmentState state) =>
        Assert.Equal(state, new PimAssignment("id", type, Given.UserAdmin, Given.Sales, Given.Cleo).State);

    [Theory]
    [InlineData(PimPrincipalType.User, true, false)]
    [InlineData(PimPrincipalType.User, false, true)]
    [InlineData(PimPrincipalType.User, null, null)]
    [InlineData(PimPrincipalType.ForeignGroup, false, false)]
    [InlineData(PimPrincipalType.ForeignGroup, null, false)]
    public void Orphaned_is_whoever_the_directory_does_not_know_but_for_groups_of_elsewhere(PimPrincipalType type, bool? isInDirectory, bool? isOrphaned) => Assert.Equal(
        isOrphaned, Given.Eligible(Given.UserAdmin, null, new("p", type) { IsInDirectory = isInDirectory }).IsOrphaned);

    [Theory]
    [InlineData(PimRequestStatus.PendingApproval, true)]
    [InlineData(PimRequestStatus.PendingApprovalProvisioning, true)]
    [InlineData(PimRequestStatus.Provisioned, false)]
    public void A_request_that_waits_for_an_approver_times_out_after_a_day(PimRequestStatus status, bool timesOut) => Assert.Equal(
        timesOut ? Given.Now.AddDays(1) : null,
        new PimRequest("r", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Cleo) { Status = status, Created = Given.Now }.TimesOut);

    [Fact]
    public void Approvers_are_named_for_what_waits_and_has_none()
    {
        PimApprover[] named = [new("u", PimPrincipalType.User, "Ulla")];
        var waiting = Given.Request(PimRequestStatus.PendingApproval);

        Assert.Equal(["Ulla"], waiting.WithApprovers(named).Approvers);
        Assert.Empty(Given.Request(PimRequestStatus.Provisioned).WithApprovers(named).Approvers);
        Assert.Equal(["Ulla"], waiting.WithApprovers(named).WithApprovers([new("v", PimPrincipalType.User, "Vera")]).Approvers);
        Assert.True(waiting.OfList().IsOfList);
    }

    [Fact]
    public void An_approver_is_a_principal_where_it_has_an_id()
    {
        var principal = new PimApprover("u", PimPrincipalType.Group, "Team").AsPrincipal();
        Assert.Equal(("u", PimPrincipalType.Group, "Team"), (principal.Id, principal.Type, principal.DisplayName));

        var thrown = Assert.Throws<PimException>(() => new PimApprover(PimApproverKind.Manager).AsPrincipal());
        Assert.Equal((PimErrorCode.InvalidParameter, "The approver manager is no user and no group."), (thrown.Code, thrown.Message));
    }

    [Theory]
    [InlineData(null, "manager")]
    [InlineData(1, "manager")]
    [InlineData(2, "manager (level 2)")]
    public void A_manager_is_told_with_the_level_beyond_the_first(int? level, string text)
    {
        var approver = new PimApprover(PimApproverKind.Manager) { ManagerLevel = level };

        Assert.Equal(text, approver.ToString());
        Assert.Equal(level is not 2, approver.Equals(new PimApprover(PimApproverKind.Manager)));
    }

    [Fact]
    public void A_break_glass_account_is_named_so_that_nobody_else_can_be_meant()
    {
        string[] names = ["a@contoso.com", Given.Ada.Id];
        Assert.Same(names, BreakGlassAccounts.Check(names));

        var thrown = Assert.Throws<PimException>(() => BreakGlassAccounts.Check(["a@contoso.com", "@contoso.com"]));
        Assert.Equal((PimErrorCode.InvalidParameter, "Give it instead of '@contoso.com'.", "@contoso.com"), (thrown.Code, thrown.Remedy, thrown.TargetObject));
        Assert.Equal(PimErrorCode.InvalidParameter, Assert.Throws<PimException>(() => BreakGlassAccounts.Check(["Break Glass"])).Code);
    }

    [Theory]
    [InlineData(PimScopeType.ApplicationRegistration, "App", "App (registration)", "App")]
    [InlineData(PimScopeType.EnterpriseApplication, "App", "App (enterprise application)", "App")]
    [InlineData(PimScopeType.ApplicationRegistration, null, "/id", null)]
    [InlineData(PimScopeType.AdministrativeUnit, "App (registration)", "App (registration)", null)]
    public void An_application_is_told_apart_by_what_it_is(PimScopeType type, string? name, string display, string? plain)
    {
        var scope = ApplicationNames.Scope("/id", name, type);

        Assert.Equal((display, plain), (scope.DisplayName, ApplicationNames.Plain(scope)));
    }

    [Fact]
    public void A_name_that_is_the_addition_alone_is_a_name()
    {
        Assert.Equal((" (registration)", null), ApplicationNames.Read(" (registration)"));
        Assert.Equal(("a", PimScopeType.ApplicationRegistration), ApplicationNames.Read("a (Registration)"));
    }

    [Theory]
    [InlineData("/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/web", "/subscriptions/11111111-1111-1111-1111-111111111111")]
    [InlineData("/subscriptions/11111111-1111-1111-1111-111111111111", "/subscriptions/11111111-1111-1111-1111-111111111111")]
    [InlineData("/providers/Microsoft.Management/managementGroups/m", null)]
    [InlineData("/", null)]
    public void A_subscription_is_known_by_the_ids_below_it(string id, string? subscription) => Assert.Equal(subscription, AzureScopeId.SubscriptionOf(id));

    [Fact]
    public void A_parent_that_is_told_counts_before_the_one_that_the_id_tells()
    {
        const string group = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/web";

        Assert.Equal("/parent", AzureScopeId.ToScope(group, "web", "/parent").ParentId);
        Assert.Equal("/subscriptions/11111111-1111-1111-1111-111111111111", AzureScopeId.ToScope(group, "web").ParentId);
    }

    [Theory]
    [InlineData(1, 60, false)]
    [InlineData(0, 60, true)]
    [InlineData(-1, 59, true)]
    public void A_schedule_that_has_begun_keeps_its_end(int startMinute, int left, bool isNow)
    {
        var schedule = new PimSchedule { Start = Given.Now.AddMinutes(startMinute), Duration = TimeSpan.FromHours(1) }.From(Given.Now);

        Assert.Equal(isNow ? Given.Now : Given.Now.AddMinutes(startMinute), schedule.Start);
        Assert.Equal(Given.Now.AddMinutes(left + (isNow ? 0 : startMinute)), schedule.End ?? (schedule.Start + schedule.Duration));
    }
}
