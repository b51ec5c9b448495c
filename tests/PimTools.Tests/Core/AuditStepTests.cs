using PimTools.Auditing;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>The documented names of activities, and what each says of a request.</summary>
public sealed class AuditStepTests
{
    [Theory]
    [InlineData("Add member to role requested (PIM activation)", "Requested SelfActivate Active")]
    [InlineData("Add member to role approval requested (PIM activation)", "ApprovalRequested SelfActivate Active")]
    [InlineData("Add member to role request approved (PIM activation)", "Approved SelfActivate Active")]
    [InlineData("Add member to role request denied (PIM activation)", "Denied SelfActivate Active")]
    [InlineData("Add member to role completed (PIM activation)", "Completed SelfActivate Active")]
    [InlineData("Add member to role canceled (PIM activation)", "Canceled SelfActivate Active")]
    [InlineData("PIM activation request expired", "TimedOut SelfActivate Active")]
    [InlineData("Remove member from role (PIM activation expired)", "Ended SelfActivate Active")]
    [InlineData("Remove member from role requested (PIM deactivate)", "Requested SelfDeactivate Active")]
    [InlineData("Remove member from role completed (PIM deactivate)", "Completed SelfDeactivate Active")]
    [InlineData("Add eligible member to role in PIM requested (timebound)", "Requested AdminAssign Eligible")]
    [InlineData("Add eligible member to role in PIM completed (permanent)", "Completed AdminAssign Eligible")]
    [InlineData("Add member to role in PIM completed (timebound)", "Completed AdminAssign Active")]
    [InlineData("Add member to role in PIM requested (renew)", "Requested AdminRenew Active")]
    [InlineData("Remove eligible member from role in PIM completed (permanent)", "Completed AdminRemove Eligible")]
    [InlineData("Remove member from role in PIM requested (timebound)", "Requested AdminRemove Active")]
    [InlineData("Update eligible member in PIM requested (extend)", "Requested AdminExtend Eligible")]
    [InlineData("Update eligible member in PIM canceled (extend)", "Canceled AdminExtend Eligible")]
    [InlineData("Update member in PIM approved by admin (extend/renew)", "Approved AdminExtend ")]
    [InlineData("Update member in PIM denied by admin (extend/renew)", "Denied AdminExtend ")]
    [InlineData("Add member to role outside of PIM (permanent)", "OutsidePim AdminAssign Active")]
    [InlineData("Update role setting in PIM", null)]
    [InlineData("Triggered PIM alert", null)]
    [InlineData("Onboarded resource to PIM", null)]
    [InlineData("", null)]
    public void The_name_of_an_activity_tells_its_place_in_a_request(string activity, string? expected)
    {
        var step = AuditStep.Of(new PimAuditRecord("1", Given.Now, activity) { Initiator = Given.Ada });

        Assert.Equal(expected, step is null ? null : $"{step.Phase} {step.Action} {step.Type}");
    }

    [Fact]
    public void A_removal_that_the_service_began_is_the_end_of_the_time()
    {
        var service = new PimPrincipal("s", PimPrincipalType.ServicePrincipal, "MS-PIM");
        var record = new PimAuditRecord("1", Given.Now, "Remove eligible member from role in PIM completed (timebound)") { Initiator = service };

        Assert.Equal(new AuditStep(AuditPhase.Ended, PimRequestAction.AdminAssign, PimAssignmentType.Eligible), AuditStep.Of(record));
    }

    [Fact]
    public void A_removal_by_an_application_is_a_removal()
    {
        var runbook = new PimPrincipal("s", PimPrincipalType.ServicePrincipal, "Leavers");
        var record = new PimAuditRecord("1", Given.Now, "Remove eligible member from role in PIM completed (timebound)") { Initiator = runbook };

        Assert.Equal(AuditPhase.Completed, AuditStep.Of(record)!.Phase);
    }
}
