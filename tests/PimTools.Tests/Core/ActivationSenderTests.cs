using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Activation;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class ActivationSenderTests
{
    private readonly FakePimClient _client = new();
    private readonly List<string> _warnings = [];
    private readonly List<PimAssignment> _kept = [];
    private readonly ActivationSender _sender;
    private readonly PimActivationChoice _choice;

    public ActivationSenderTests()
    {
        _choice = new PimActivationChoice(_client, [PimKind.EntraRole]);
        _sender = new ActivationSender(_client, _choice, _warnings.Add, _kept.Add);
    }

    [Fact]
    public async Task A_check_under_WhatIf_stores_nothing()
    {
        Assert.True(await _sender.WouldActivateAsync(await PlanAsync(), PimCall.None));

        Assert.True(Assert.Single(_client.Submitted).IsValidationOnly);
    }

    [Fact]
    public async Task A_role_that_is_already_active_is_handed_over_and_makes_no_request()
    {
        var active = Given.Activated(Given.UserAdmin, Given.Sales);
        _client.Assignments.Add(active);
        _client.BeforeSubmit = _ => throw new PimException(PimErrorCode.AlreadyActive, "It exists.");

        Assert.False(await _sender.WouldActivateAsync(await PlanAsync(), PimCall.None));
        Assert.Null(await _sender.SendAsync(await PlanAsync(), PimCall.None));

        Assert.Equal([active, active], _kept);
    }

    [Fact]
    public async Task A_role_that_is_active_and_not_listed_yet_is_a_warning()
    {
        _client.BeforeSubmit = _ => throw new PimException(PimErrorCode.AlreadyActive, "It exists.");

        Assert.Null(await _sender.SendAsync(await PlanAsync(), PimCall.None));

        Assert.Equal("User Administrator at Sales is already active; it was not changed.", Assert.Single(_warnings));
    }

    [Fact]
    public async Task A_second_request_is_refused_with_the_role_and_the_scope()
    {
        _client.BeforeSubmit = _ => throw new PimException(PimErrorCode.PendingRequestExists, "It exists.") { RequestId = "for support" };

        var error = await Assert.ThrowsAsync<PimException>(async () => await _sender.SendAsync(await PlanAsync(), PimCall.None));

        Assert.Equal("A request for User Administrator at Sales is already pending.", error.Message);
        Assert.Equal("for support", error.RequestId);
    }

    [Fact]
    public async Task What_requires_another_sign_in_is_kept_until_everything_else_is_sent()
    {
        _client.BeforeSubmit = _ => throw new PimException(PimErrorCode.StepUpRequired, "It requires c1.") { Claims = "{}", AuthenticationContexts = ["c1"] };

        Assert.Null(await _sender.SendAsync(await PlanAsync(), PimCall.None));

        Assert.Equal((PimErrorCode.StepUpRequired, "{}"), (Assert.Single(_sender.Unmet).Code, _sender.Unmet[0].Claims));
    }

    private Task<PlannedActivation> PlanAsync() => PlannedActivation.PlanAsync(
        _client,
        _choice,
        Given.Eligible(Given.UserAdmin, Given.Sales),
        new RoleSelector(new PimIdentity("User Administrator"), null, new PimActivationOptions { Justification = "why" }),
        [],
        extend: false,
        PimCall.None);
}
