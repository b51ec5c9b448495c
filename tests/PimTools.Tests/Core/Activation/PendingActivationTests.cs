using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Activation;
using Xunit;

namespace PimTools.Tests.Core.Activation;

/// <summary>A second activation that the service refuses is told of by the request that stands in its way.</summary>
public sealed class PendingActivationTests
{
    private static readonly PimException Refusal = new(PimErrorCode.PendingRequestExists, "It exists.");

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };

    [Fact]
    public async Task The_callers_own_requests_of_that_role_are_listed()
    {
        var waiting = Add(PimRequestStatus.PendingProvisioning);

        Assert.Same(waiting, await FindAsync());

        var filter = Assert.IsType<PimRequestFilter>(Assert.Single(_client.Filters));
        Assert.Equal([PimKind.EntraRole], filter.Kinds);
        Assert.Equal((PimRequestRelation.Mine, PimAssignmentType.Active, Given.UserAdmin.Id), (filter.Relation, filter.Type, filter.RoleId));
    }

    [Fact]
    public async Task A_request_that_waits_for_approval_names_the_approvers_of_the_setting()
    {
        Add(PimRequestStatus.PendingApproval);

        Assert.Equal(["Cleo Costa"], (await FindAsync()).Approvers);
    }

    [Fact]
    public async Task Requests_of_another_action_another_scope_or_that_are_over_do_not_stand_in_its_way()
    {
        Add(PimRequestStatus.PendingApproval, PimRequestAction.SelfDeactivate);
        Add(PimRequestStatus.PendingApproval, scope: Given.Berlin);
        Add(PimRequestStatus.Provisioned);
        Add(PimRequestStatus.Denied);
        Add(PimRequestStatus.Granted, start: Given.Now);
        Add(PimRequestStatus.Granted, start: Given.Now.AddMinutes(-1));
        Add(PimRequestStatus.Granted);

        var thrown = await Assert.ThrowsAsync<PimException>(() => FindAsync());

        Assert.Equal((PimErrorCode.PendingRequestExists, "A request for User Administrator at Sales is already pending."), (thrown.Code, thrown.Message));
        Assert.Same(Refusal, thrown.InnerException);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_begins_later_is_handed_to_whoever_asked_for_later_alone(bool isScheduled)
    {
        var later = Add(PimRequestStatus.Granted, start: Given.Now.AddMinutes(1));

        if (isScheduled)
        {
            Assert.Same(later, await FindAsync(isScheduled));
            return;
        }

        var thrown = await Assert.ThrowsAsync<PimException>(() => FindAsync(isScheduled));
        Assert.Equal((PimErrorCode.PendingRequestExists, later), (thrown.Code, thrown.TargetObject));
        Assert.StartsWith("User Administrator at Sales is not active yet: its activation starts at ", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_description_tells_what_the_request_waits_for_and_how_it_is_withdrawn()
    {
        Assert.Equal(
            string.Format(CultureInfo.InvariantCulture, "A request for User Administrator at Sales starts at {0:yyyy-MM-dd HH:mm}; it was not repeated. Stop-PimRequest r withdraws it.", Given.Now.LocalDateTime),
            PendingActivation.Describe(Add(PimRequestStatus.Granted, start: Given.Now)));
        Assert.Contains(" is Granted; it", PendingActivation.Describe(Add(PimRequestStatus.Granted)), StringComparison.Ordinal);
        Assert.Contains(" is PendingProvisioning; it", PendingActivation.Describe(Add(PimRequestStatus.PendingProvisioning)), StringComparison.Ordinal);
        Assert.Contains(" waits for approval; it", PendingActivation.Describe(Add(PimRequestStatus.PendingApproval)), StringComparison.Ordinal);
        Assert.Contains(
            " waits for approval by Cleo Costa, u; it",
            PendingActivation.Describe(Add(PimRequestStatus.PendingApproval).WithApprovers(
                [new(Given.Cleo.Id, PimPrincipalType.User, "Cleo Costa"), new("u", PimPrincipalType.User)])),
            StringComparison.Ordinal);
    }

    private PimRequest Add(
        PimRequestStatus status, PimRequestAction action = PimRequestAction.SelfActivate, PimScope? scope = null, DateTimeOffset? start = null)
    {
        var request = new PimRequest("r", PimAssignmentType.Active, Given.UserAdmin, scope ?? Given.Sales, Given.Ada)
        {
            Status = status,
            Action = action,
            Schedule = start is { } begin ? new PimSchedule { Start = begin, Duration = TimeSpan.FromHours(1) } : null,
        };
        _client.Requests.Add(request);
        return request;
    }

    private async Task<PimRequest> FindAsync(bool isScheduled = false)
    {
        var setting = RuleSet.Setting([.. RuleSet.Usual()]);
        setting.Activation.Approvers = [new(Given.Cleo.Id, PimPrincipalType.User, "Cleo Costa")];
        var planned = await PlannedActivation.PlanAsync(
            _client,
            new PimActivationChoice(_client, [PimKind.EntraRole]),
            new ChosenActivation(
                Given.Eligible(Given.UserAdmin, Given.Sales),
                new RoleSelector(
                    new PimIdentity("User Administrator"),
                    null,
                    new PimActivationOptions { Justification = "why", Start = isScheduled ? new PimMoment(Given.Now.AddHours(1)) : null })),
            await Given.KnownAsync(_client, setting),
            extend: false,
            PimCall.None);
        return await PendingActivation.FindAsync(_client, planned, Refusal, PimCall.None);
    }
}
