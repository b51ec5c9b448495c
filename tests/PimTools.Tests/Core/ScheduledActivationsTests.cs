using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Client;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class ScheduledActivationsTests
{
    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };

    [Fact]
    public async Task What_the_service_calls_existing_and_has_not_begun_is_no_active_role()
    {
        _client.Requests.Add(Scheduled(PimScope.Directory, Given.Now.AddHours(1)));

        var error = await Assert.ThrowsAsync<PimException>(() => Choice().FindExistingAsync(Given.UserAdmin, PimScope.Directory, PimCall.None));

        Assert.Equal(PimErrorCode.PendingRequestExists, error.Code);
        Assert.Contains("is not active yet", error.Message);
        Assert.Contains("Stop-PimRequest b0000000-0000-0000-0000-000000000001 withdraws it", error.Remedy);
    }

    [Fact]
    public async Task What_is_active_is_found_without_a_look_at_requests()
    {
        _client.Assignments.Add(Given.Activated(Given.UserAdmin));

        Assert.Same(_client.Assignments[0], await Choice().FindExistingAsync(Given.UserAdmin, PimScope.Directory, PimCall.None));
        Assert.DoesNotContain("ListRequests", _client.Calls);
    }

    [Theory]
    [InlineData(PimRequestStatus.Canceled)]
    [InlineData(PimRequestStatus.Revoked)]
    [InlineData(PimRequestStatus.PendingApproval)]
    public async Task What_was_withdrawn_or_waits_for_a_decision_is_not_scheduled(PimRequestStatus status)
    {
        _client.Requests.Add(Scheduled(PimScope.Directory, Given.Now.AddHours(1), status));

        Assert.Null(await Choice().FindExistingAsync(Given.UserAdmin, PimScope.Directory, PimCall.None));
    }

    [Fact]
    public async Task What_has_begun_or_is_for_another_scope_is_not_meant()
    {
        _client.Requests.AddRange([Scheduled(PimScope.Directory, Given.Now.AddHours(-1)), Scheduled(Given.Sales, Given.Now.AddHours(1))]);

        Assert.Null(await Choice().FindExistingAsync(Given.UserAdmin, PimScope.Directory, PimCall.None));
    }

    [Fact]
    public async Task What_has_not_begun_is_stopped_as_a_request()
    {
        _client.Requests.Add(Scheduled(Given.Sales, Given.Now.AddHours(1)));

        var (activated, scheduled) = await StopAsync("User Administrator");

        Assert.Empty(activated);
        Assert.Equal(_client.Requests, scheduled);
        Assert.Equal("You have activated nothing.", (await Assert.ThrowsAsync<PimException>(() => StopAsync("Exchange Administrator"))).Remedy);
    }

    private Task<(IReadOnlyList<PimAssignment> Activated, IReadOnlyList<PimRequest> Scheduled)> StopAsync(string role) =>
        PimDeactivation.ChooseAsync(_client, PimKinds.All, [], new PartialReading(), new RoleSelector(new PimIdentity(role)), PimCall.None);

    private PimActivationChoice Choice() => new(_client, PimKinds.All);

    private static PimRequest Scheduled(PimScope scope, DateTimeOffset start, PimRequestStatus status = PimRequestStatus.Granted) =>
        new("b0000000-0000-0000-0000-000000000001", PimAssignmentType.Active, Given.UserAdmin, scope, Given.Ada)
        {
            Action = PimRequestAction.SelfActivate,
            Status = status,
            Schedule = new PimSchedule { Start = start, Duration = TimeSpan.FromHours(1) },
        };
}
