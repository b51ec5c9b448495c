using PimTools.Auditing;
using Xunit;

namespace PimTools.Tests.Core.Auditing;

/// <summary>Operations of Azure's activity log as steps of requests: what PIM itself did there was asked for by others, and what failed did nothing.</summary>
public sealed class AzureStepTests
{
    private const string Pim = "Microsoft.Authorization/";

    [Theory]
    [InlineData("roleEligibilityScheduleRequests/write", PimRequestAction.AdminAssign, "Requested AdminAssign Eligible")]
    [InlineData("roleAssignmentScheduleRequests/write", PimRequestAction.SelfActivate, "Requested SelfActivate Active")]
    [InlineData("roleAssignmentScheduleRequests/cancel/action", PimRequestAction.SelfActivate, "Canceled SelfActivate Active")]
    [InlineData("roleAssignmentScheduleRequests/write", null, "Requested Unknown Active")]
    [InlineData("roleAssignments/write", null, "OutsidePim AdminAssign Active")]
    [InlineData("roleAssignments/delete", null, "OutsidePim AdminRemove Active")]
    [InlineData("roleDefinitions/write", null, null)]
    public void An_operation_is_a_step_by_its_name(string operation, PimRequestAction? action, string? expected) => Assert.Equal(expected, Tell(Record(operation, action: action)));

    [Fact]
    public void An_assignment_that_failed_or_that_PIM_made_is_none_outside_of_it()
    {
        Assert.Null(Tell(Record("roleAssignments/write", result: "failure")));
        Assert.Null(Tell(Record("roleAssignments/write", by: new PimPrincipal("p", PimPrincipalType.ServicePrincipal, "MS-PIM"))));
        Assert.Null(Tell(new("1", Given.Now, Pim + "roleAssignments/write") { IsOfActivityLog = true, Result = "success" }));
    }

    private static PimAuditRecord Record(string operation, string result = "success", PimRequestAction? action = null, PimPrincipal? by = null) =>
        new("1", Given.Now, Pim + operation) { IsOfActivityLog = true, Result = result, Action = action, Initiator = by ?? Given.Cleo };

    private static string? Tell(PimAuditRecord record) => AuditStep.Of(record) is { } step ? $"{step.Phase} {step.Action} {step.Type}" : null;
}
