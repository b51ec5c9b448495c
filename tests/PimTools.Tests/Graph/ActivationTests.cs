using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Graph;

public class ActivationTests
{
    private readonly Contoso _contoso = new();

    [Fact]
    public async Task A_person_sees_their_own_assignments_with_names()
    {
        using var ada = await _contoso.ConnectAsync("ada");

        var mine = await ada.AssignmentsAsync(new PimAssignmentFilter { Mine = true });

        Assert.All(mine, assignment => Assert.Equal("Ada Ahlberg", assignment.Principal.DisplayName));
        var helpdesk = Assert.Single(mine, assignment => assignment.Role.Name == "Helpdesk Administrator");
        Assert.Equal("Helsinki Office", helpdesk.Scope.DisplayName);
        Assert.Equal(PimScopeType.AdministrativeUnit, helpdesk.Scope.Type);
        var active = Assert.Single(mine, assignment => assignment.Type == PimAssignmentType.Active);
        Assert.Equal("Security Reader", active.Role.Name);
        Assert.Equal(PimAssignmentState.Activated, active.State);
        Assert.NotNull(active.End);
    }

    [Fact]
    public async Task An_activation_that_needs_nobody_holds_at_once()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var eligible = (await ada.AssignmentsAsync(new PimAssignmentFilter { Mine = true, Type = PimAssignmentType.Eligible }))
            .Single(assignment => assignment.Role.Name == "User Administrator");

        var request = await ada.SubmitAsync(Activate(eligible, TimeSpan.FromHours(2)), PimCall.None);

        Assert.Equal(PimRequestOutcome.Succeeded, (await ada.RefreshRequestAsync(request, PimCall.None)).Outcome);
        Assert.Equal("User Administrator", request.Role.Name);
        Assert.Equal("Ada Ahlberg", request.CreatedBy?.DisplayName);
        var active = (await ada.AssignmentsAsync(new PimAssignmentFilter { Mine = true, Type = PimAssignmentType.Active }))
            .Single(assignment => assignment.Role.Name == "User Administrator");
        Assert.InRange(active.ExpiresIn!.Value, TimeSpan.FromMinutes(119), TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task An_approver_approves()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        using var cleo = await _contoso.ConnectAsync("cleo");
        var eligible = (await ada.AssignmentsAsync(new PimAssignmentFilter { Mine = true, Type = PimAssignmentType.Eligible }))
            .Single(assignment => assignment.Role.Name == "Exchange Administrator");

        var request = await ada.SubmitAsync(Activate(eligible, TimeSpan.FromHours(1)), PimCall.None);
        Assert.Equal(PimRequestStatus.PendingApproval, request.Status);
        Assert.Equal("Cleo Marchetti", Assert.Single(request.Approvers).DisplayName);

        var mine = await cleo.RequestsAsync(new PimRequestFilter { Relation = PimRequestRelation.ForMyApproval });
        var pending = Assert.Single(mine, each => each.Id == request.Id);
        Assert.Equal("Ada Ahlberg", pending.Principal.DisplayName);
        await cleo.DecideAsync(pending, PimDecision.Approve, "Confirmed", PimCall.None);

        Assert.Equal(PimRequestOutcome.Succeeded, (await ada.RefreshRequestAsync(request, PimCall.None)).Outcome);
    }

    private static PimRequestDraft Activate(PimAssignment eligible, TimeSpan duration) => new(
        PimRequestAction.SelfActivate, PimAssignmentType.Active, eligible.Role, eligible.Scope, eligible.Principal)
    {
        Justification = "Testing the module",
        Schedule = new PimSchedule { Duration = duration },
    };
}
