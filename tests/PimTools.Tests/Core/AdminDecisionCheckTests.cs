using System;
using PimTools.Requests;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class AdminDecisionCheckTests
{
    private static readonly PimRole Quoted = Given.Role("custom", "Ada's own");

    [Theory]
    [InlineData(PimRequestStatus.PendingApproval)]
    [InlineData(PimRequestStatus.Provisioned)]
    public void What_an_approver_decides_is_let_through(PimRequestStatus status) =>
        AdminDecisionCheck.Check(Given.Request(status), PimDecision.Approve, "ok");

    [Fact]
    public void What_would_grant_it_is_told_so_that_it_can_be_typed()
    {
        var remedy = Refused(Request(Quoted, Given.Sales, TimeSpan.FromDays(30)), PimDecision.Approve);

        Assert.EndsWith(
            $"Set-PimAssignment 'Ada''s own' 'ada@contoso.com' -Kind EntraRole -Scope '{Given.Sales.Id}' -Type Eligible "
            + "-End '2026-04-01T08:00:00Z' -Justification 'it''s ok'",
            remedy);
    }

    [Fact]
    public void A_group_is_named_with_its_access_and_what_has_no_end_as_permanent() => Assert.EndsWith(
        "'Ops' 'ada@contoso.com' -Kind Group -Access Owner -Type Eligible -Permanent -Justification 'it''s ok'",
        Refused(Request(Given.GroupRole("ops", "Ops", PimAccess.Owner), PimScope.Directory, null), PimDecision.Approve));

    [Theory]
    [InlineData(PimRequestAction.SelfExtend, "The extension of Ada's own at Directory for Ada Ahlberg waits for an administrator")]
    [InlineData(PimRequestAction.SelfRenew, "The renewal of Ada's own at Directory for Ada Ahlberg waits for an administrator")]
    public void What_waits_is_told_and_the_directory_needs_no_scope(PimRequestAction action, string told)
    {
        var request = new PimRequest("id", PimAssignmentType.Eligible, Quoted, PimScope.Directory, Given.Ada) { Action = action, Status = PimRequestStatus.PendingAdminDecision };

        var error = Assert.Throws<PimException>(() => AdminDecisionCheck.Check(request, PimDecision.Approve, "ok"));

        Assert.StartsWith(told, error.Message);
        Assert.DoesNotContain("-Scope", error.Remedy);
    }

    [Fact]
    public void Who_denies_is_told_how_it_is_withdrawn() =>
        Assert.StartsWith("Stop-PimRequest id withdraws it.", Refused(Request(Quoted, Given.Sales, null), PimDecision.Deny));

    private static string? Refused(PimRequest request, PimDecision decision)
    {
        var error = Assert.Throws<PimException>(() => AdminDecisionCheck.Check(request, decision, "it's ok"));
        Assert.Equal(PimErrorCode.NotDecidable, error.Code);
        Assert.Same(request, error.TargetObject);
        return error.Remedy;
    }

    private static PimRequest Request(PimRole role, PimScope scope, TimeSpan? duration) =>
        new("id", PimAssignmentType.Eligible, role, scope, Given.Ada)
        {
            Action = PimRequestAction.SelfExtend,
            Status = PimRequestStatus.PendingAdminDecision,
            Schedule = new PimSchedule { Start = Given.Now, Duration = duration },
        };
}
