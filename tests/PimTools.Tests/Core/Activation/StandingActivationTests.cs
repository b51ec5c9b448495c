using System;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Client;
using Xunit;

namespace PimTools.Tests.Core.Activation;

/// <summary>An activation that is ended or extended is told with what stands, and one that only waits with how it is withdrawn.</summary>
public sealed class StandingActivationTests
{
    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly PimRequestDraft _draft = new(PimRequestAction.SelfActivate, PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada);

    [Theory]
    [InlineData("Look.", "It is not active now. Request-PimRoleActivation asks for it again. Look.")]
    [InlineData(null, "It is not active now. Request-PimRoleActivation asks for it again.")]
    public async Task The_service_s_advice_comes_after_what_stands(string? remedy, string told)
    {
        var count = 0;
        _client.BeforeSubmit = _ => count = count < 2 ? count + 1 : throw new PimException(PimErrorCode.PolicyViolation, "No.") { Remedy = remedy };

        Assert.Equal(told, (await Assert.ThrowsAsync<PimException>(() => PimReactivation.RunAsync(_client, _draft, PimCall.None))).Remedy);
    }

    [Fact]
    public async Task Whoever_stops_during_the_check_keeps_the_role()
    {
        using var stop = new CancellationTokenSource();
        _client.BeforeSubmit = _ => stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PimReactivation.RunAsync(_client, _draft, new PimCall(stop.Token)));

        Assert.True(Assert.Single(_client.Submitted).IsValidationOnly);
    }

    [Theory]
    [InlineData("User Administrator", null, PimRequestStatus.PendingApproval, true)]
    [InlineData("User Administrator", "Sales", PimRequestStatus.PendingApproval, true)]
    [InlineData("User Administrator", "Berlin", PimRequestStatus.PendingApproval, false)]
    [InlineData("Exchange Administrator", null, PimRequestStatus.PendingApproval, false)]
    [InlineData("User Administrator", null, PimRequestStatus.Provisioned, false)]
    public async Task What_waits_for_a_decision_is_no_activation_and_is_withdrawn(string role, string? scope, PimRequestStatus status, bool isWaiting)
    {
        _client.Requests.Add(new("r", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Ada) { Action = PimRequestAction.SelfActivate, Status = status });
        var asked = new RoleSelector(new PimIdentity(role), scope is null ? null : new PimIdentity(scope));

        var thrown = await Assert.ThrowsAsync<PimException>(() => PimDeactivation.ChooseAsync(_client, [PimKind.EntraRole], [], new PartialReading(), asked, PimCall.None));

        Assert.Equal(PimErrorCode.NotActive, thrown.Code);
        Assert.Equal(isWaiting ? "Stop-PimRequest r withdraws it." : "You have activated nothing.", thrown.Remedy);
    }

    [Fact]
    public async Task An_activation_that_has_not_begun_is_chosen_where_nothing_active_is_meant()
    {
        var later = new PimRequest("r", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Ada)
        {
            Action = PimRequestAction.SelfActivate, Status = PimRequestStatus.Granted, Schedule = new PimSchedule { Start = Given.Now.AddHours(1) },
        };
        _client.Requests.Add(later);
        var asked = new RoleSelector(new PimIdentity("User Administrator"));

        var (activated, scheduled) = await PimDeactivation.ChooseAsync(_client, [PimKind.EntraRole], [], new PartialReading(), asked, PimCall.None);
        Assert.Empty(activated);
        Assert.Equal([later], scheduled);

        var active = Given.Activated(Given.UserAdmin, Given.Sales);
        (activated, scheduled) = await PimDeactivation.ChooseAsync(_client, [PimKind.EntraRole], [active], new PartialReading(), asked, PimCall.None);
        Assert.Equal([active], activated);
        Assert.Empty(scheduled);
    }
}
