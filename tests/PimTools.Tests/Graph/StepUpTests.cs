using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Azure.Identity;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests who is asked to sign in again, how often, and what is sent.</summary>
public sealed class StepUpTests
{
    private readonly StepUpContoso _contoso = new();

    [Theory]
    [InlineData("User Administrator", false)]
    [InlineData("User Administrator", true)]
    [InlineData("Ops-OnCall", false)]
    [InlineData("Ops-OnCall", true)]
    [InlineData("Contributor", false)]
    [InlineData("Contributor", true)]
    public async Task What_the_service_demands_is_proved_and_the_same_request_sent_again(string role, bool inHeader)
    {
        await _contoso.DemandAsync((role, "c1"));
        _contoso.Tenant.Faults.ChallengesInHeader = inHeader;
        using var ada = await _contoso.ConnectAsync();
        var draft = Assert.Single(await StepUpContoso.DraftsAsync(ada, [role], withSettings: false));

        var request = await ada.Requests.SubmitAsync(draft, _contoso.Call);

        Assert.Equal(PimRequestOutcome.Succeeded, request.Outcome);
        Assert.Equal(["c1"], Assert.Single(_contoso.Ada.Prompts).Contexts);
        Assert.Equal([inHeader ? 401 : 400, 201], _contoso.Sent);
        Assert.Single(_contoso.Posts.Select(post => (post.PathAndQuery, post.RequestBody)).Distinct());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_refused_in_a_batch_asks_once_and_loses_nothing(bool inHeader)
    {
        await _contoso.DemandAsync(("User Administrator", "c1"), ("Reports Reader", "c1"), ("Ops-OnCall", "c1"), ("Contributor", "c1"));
        _contoso.Tenant.Faults.ChallengesInHeader = inHeader;
        using var ada = await _contoso.ConnectAsync();
        var drafts = await StepUpContoso.DraftsAsync(
            ada, ["User Administrator", "Reports Reader", "Helpdesk Administrator", "Ops-OnCall", "Contributor"], withSettings: false);

        var submissions = await _contoso.SubmitAsync(ada, drafts);

        Assert.Equal(5, submissions.Count(each => each.Request?.Outcome == PimRequestOutcome.Succeeded));
        Assert.Single(_contoso.Ada.Prompts);
    }

    [Fact]
    public async Task Five_roles_over_two_contexts_are_two_prompts_and_nothing_is_refused()
    {
        await _contoso.DemandAsync(
            ("User Administrator", "c1"), ("Reports Reader", "c2"), ("Ops-OnCall", "c2"), ("Ops-Database", "c1"), ("Contributor", "c1"));
        using var ada = await _contoso.ConnectAsync();
        var drafts = await StepUpContoso.DraftsAsync(
            ada, ["User Administrator", "Reports Reader", "Ops-OnCall", "Ops-Database", "Contributor"], withSettings: true);

        var submissions = await _contoso.SubmitAsync(ada, drafts);

        Assert.Equal(5, submissions.Count(each => each.Request is not null));
        Assert.Equal(["c1", "c2"], _contoso.Ada.Prompts.SelectMany(prompt => prompt.Contexts).Order());
        Assert.Equal([201, 201, 201, 201, 201], _contoso.Sent);
    }

    [Fact]
    public async Task Whoever_has_proved_it_already_is_not_asked()
    {
        await _contoso.DemandAsync([.. StepUpContoso.OneOfEachKind.Select(role => (role, "c1"))]);
        _contoso.Ada.Contexts = ["c1"];
        using var ada = await _contoso.ConnectAsync();

        var submissions = await _contoso.SubmitAsync(ada, await StepUpContoso.DraftsAsync(ada, StepUpContoso.OneOfEachKind, withSettings: true));

        Assert.All(submissions, each => Assert.Equal(PimRequestOutcome.Succeeded, each.Request?.Outcome));
        Assert.Empty(_contoso.Ada.Prompts);
        Assert.Empty(_contoso.Notices);
    }

    [Fact]
    public async Task Why_to_sign_in_is_told_once_and_names_the_role()
    {
        await _contoso.DemandAsync(("User Administrator", "c1"));
        using var ada = await _contoso.ConnectAsync();

        await _contoso.SubmitAsync(ada, await StepUpContoso.DraftsAsync(ada, ["User Administrator"], withSettings: true));

        Assert.Equal("Sign in again: User Administrator demands authentication context c1.", Assert.Single(_contoso.Notices));
    }

    [Fact]
    public async Task Who_refuses_is_asked_once_and_gets_what_demands_nothing()
    {
        await _contoso.DemandAsync([.. StepUpContoso.OneOfEachKind.Select(role => (role, "c1"))]);
        _contoso.Ada.WhenAsked = () => throw new AuthenticationFailedException("The window was closed.\nAnd much more about it.");
        using var ada = await _contoso.ConnectAsync();
        var drafts = await StepUpContoso.DraftsAsync(ada, [.. StepUpContoso.OneOfEachKind, "Reports Reader"], withSettings: true);

        var submissions = await _contoso.SubmitAsync(ada, drafts);

        Assert.Equal("Reports Reader", Assert.Single(submissions, each => each.Request is not null).Draft.Role.Name);
        var errors = submissions.Where(each => each.Error is not null).Select(each => each.Error!).ToList();
        Assert.Equal(3, errors.Count);
        Assert.All(errors, error => Assert.Equal(PimErrorCode.StepUpRequired, error.Code));
        Assert.All(errors, error => Assert.Equal(["c1"], error.AuthenticationContexts));
        Assert.All(errors, error => Assert.EndsWith("The window was closed.", error.Message));
        Assert.Single(_contoso.Ada.Prompts);
        Assert.Empty(_contoso.Sent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sign_in_that_proves_nothing_is_not_asked_for_again(bool isKnownAhead)
    {
        await _contoso.DemandAsync(("User Administrator", "c1"));
        _contoso.Ada.ProvesNothing = true;
        using var ada = await _contoso.ConnectAsync();

        var submissions = await _contoso.SubmitAsync(ada, await StepUpContoso.DraftsAsync(ada, ["User Administrator"], isKnownAhead));

        var error = Assert.Single(submissions).Error!;
        Assert.Equal(PimErrorCode.StepUpRequired, error.Code);
        Assert.Contains("\"c1\"", error.Claims);
        Assert.Single(_contoso.Ada.Prompts);
        Assert.All(_contoso.Sent, status => Assert.Equal(400, status));
        Assert.Equal(isKnownAhead ? 1 : 2, _contoso.Sent.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_is_made_when_the_command_is_stopped_while_somebody_signs_in(bool isKnownAhead)
    {
        await _contoso.DemandAsync(("User Administrator", "c1"));
        using var stop = new CancellationTokenSource();
        _contoso.Ada.WhenAsked = () =>
        {
            stop.Cancel();
            throw new OperationCanceledException();
        };
        using var ada = await _contoso.ConnectAsync();
        var draft = Assert.Single(await StepUpContoso.DraftsAsync(ada, ["User Administrator"], isKnownAhead));
        var schedules = _contoso.Tenant.ScheduleCount;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ada.Requests.SubmitAsync(draft, new PimCall(stop.Token)));

        Assert.Equal(schedules, _contoso.Tenant.ScheduleCount);
        Assert.DoesNotContain(201, _contoso.Sent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_nobody_can_be_asked_the_error_says_what_is_demanded_and_the_others_go(bool isKnownAhead)
    {
        await _contoso.DemandAsync(("User Administrator", "c1"), ("Contributor", "c2"));
        using var ada = await _contoso.ConnectAsync();
        var drafts = await StepUpContoso.DraftsAsync(ada, ["User Administrator", "Reports Reader", "Contributor"], isKnownAhead);

        var submissions = new System.Collections.Generic.List<PimSubmission>();
        await ada.Requests.SubmitManyAsync(drafts, submissions.Add, _contoso.Call.WithoutPrompts());

        Assert.Equal("Reports Reader", Assert.Single(submissions, each => each.Request is not null).Draft.Role.Name);
        var errors = submissions.Where(each => each.Error is not null).ToDictionary(each => each.Draft.Role.Name, each => each.Error!);
        Assert.Equal(["c1"], errors["User Administrator"].AuthenticationContexts);
        Assert.Equal(["c2"], errors["Contributor"].AuthenticationContexts);
        Assert.All(errors.Values, error => Assert.Contains("NonInteractive", error.Remedy));
        Assert.Empty(_contoso.Ada.Prompts);
    }

    [Theory]
    [InlineData("User Administrator")]
    [InlineData("Ops-OnCall")]
    [InlineData("Contributor")]
    public async Task A_missing_second_factor_is_asked_for(string role)
    {
        await _contoso.DemandMfaAsync(role);
        _contoso.Ada.HasMfa = false;
        using var ada = await _contoso.ConnectAsync();
        var draft = Assert.Single(await StepUpContoso.DraftsAsync(ada, [role], withSettings: true));

        var request = await ada.Requests.SubmitAsync(draft, _contoso.Call);

        Assert.Equal(PimRequestOutcome.Succeeded, request.Outcome);
        Assert.Equal("""{"access_token":{"amr":{"essential":true,"values":["mfa"]}}}""", Assert.Single(_contoso.Ada.Prompts).Claims);
        Assert.Equal($"Sign in again: {role} demands multifactor authentication.", Assert.Single(_contoso.Notices));
        Assert.Equal([400, 201], _contoso.Sent);
    }

    [Fact]
    public async Task A_second_operation_may_ask_again()
    {
        await _contoso.DemandAsync(("User Administrator", "c1"));
        _contoso.Ada.WhenAsked = () => throw new AuthenticationFailedException("The window was closed.");
        using var ada = await _contoso.ConnectAsync();
        var drafts = await StepUpContoso.DraftsAsync(ada, ["User Administrator"], withSettings: true);
        Assert.NotNull(Assert.Single(await _contoso.SubmitAsync(ada, drafts)).Error);

        _contoso.Ada.WhenAsked = () => { };
        Assert.NotNull(Assert.Single(await _contoso.SubmitAsync(ada, drafts)).Request);
        Assert.Equal(2, _contoso.Ada.Prompts.Count);
    }
}
