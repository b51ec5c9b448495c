using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Continuous access evaluation: a token is refused before its time.</summary>
public sealed class StepUpChallengeTests
{
    private readonly StepUpContoso _contoso = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_list_goes_on_where_its_token_was_revoked(bool mustSignIn)
    {
        _contoso.Tenant.PageSize = 4;
        using var ada = await _contoso.ConnectAsync();
        var whole = (await ada.RolesAsync()).Select(role => role.Id).ToList();
        Assert.InRange(whole.Count, 20, int.MaxValue);
        _contoso.Tenant.ClearCalls();
        var read = new List<string>();

        await ada.Roles.ListAsync(
            ClientReading.Entra,
            role =>
            {
                read.Add(role.Id);
                if (read.Count == 6)
                {
                    _contoso.Ada.IsLost = mustSignIn;
                    _contoso.Tenant.RevokeTokens();
                }
            },
            _contoso.Call);

        Assert.Equal(whole, read);
        Assert.Single(_contoso.Tenant.Calls, call => call.Status == 401);
        Assert.Equal(mustSignIn ? 1 : 0, _contoso.Ada.Prompts.Count);
        Assert.Equal(mustSignIn ? ["Sign in again: the service demands a new sign-in."] : [], _contoso.Notices);
    }

    [Fact]
    public async Task Many_calls_refused_at_once_are_one_sign_in()
    {
        using var ada = await _contoso.ConnectAsync();
        await ada.AssignmentsAsync(new PimAssignmentFilter { Kinds = PimKinds.All, Mine = true });
        _contoso.Ada.IsLost = true;
        _contoso.Tenant.RevokeTokens();
        var read = new List<PimAssignment>();

        await ada.Assignments.ListAsync(new PimAssignmentFilter { Kinds = PimKinds.All, Mine = true }, read.Add, _contoso.Call);

        Assert.Equal(3, read.Select(assignment => assignment.Kind).Distinct().Count());
        Assert.Single(_contoso.Ada.Prompts);
    }

    [Fact]
    public async Task A_change_is_sent_again_and_made_once()
    {
        using var ada = await _contoso.ConnectAsync();
        var draft = Assert.Single(await StepUpContoso.DraftsAsync(ada, ["User Administrator"], withSettings: true));
        _contoso.Tenant.RevokeTokens();
        var schedules = _contoso.Tenant.ScheduleCount;

        await ada.Requests.SubmitAsync(draft, _contoso.Call);

        Assert.Equal([401, 201], _contoso.Sent);
        Assert.Equal(schedules + 1, _contoso.Tenant.ScheduleCount);
    }

    [Fact]
    public async Task A_token_from_elsewhere_cannot_meet_it_and_the_error_has_the_claims()
    {
        var contoso = new Contoso();
        using var ada = await contoso.ConnectAsync("ada");
        contoso.Tenant.RevokeTokens();

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.StepUpRequired, () => ada.RolesAsync());

        Assert.Contains("\"nbf\"", thrown.Claims);
        Assert.Contains("Connect-AzAccount -ClaimsChallenge", thrown.Remedy);
        Assert.Empty(thrown.AuthenticationContexts);
    }

    [Theory]
    [InlineData("""{"error":{"code":"RoleAssignmentRequestAcrsValidationFailed","message":"&claims=%7B%22access_token%22%3A%7B%22acrs%22%3A%7B%22value%22%3A%22c1%22%7D%7D%7D"}}""", PimErrorCode.StepUpRequired)]
    [InlineData("""{"error":{"code":"RoleAssignmentRequestPolicyValidationFailed","message":"The following policy rules failed: [\"MfaRule\"]"}}""", PimErrorCode.MfaRequired)]
    public async Task An_application_is_told_that_it_cannot(string refusal, PimErrorCode code)
    {
        var service = new ScriptedHandler(_ => ScriptedHandler.Json(refusal, HttpStatusCode.BadRequest));
        var http = Offline.Http(service, new StepUpPerson(_contoso.Tenant, "contoso-runbook"), "https://graph.microsoft.com/.default");

        var thrown = await Refusals.ThrowsAsync(
            code, () => http.WriteAsync(HttpMethod.Post, new Uri("https://graph.microsoft.com/v1.0/x"), null, PimCall.None));

        Assert.Contains("application", thrown.Message);
        Assert.NotNull(thrown.Claims);
        Assert.Single(service.Calls);
    }

    [Fact]
    public async Task Tokens_are_renewed_when_asked_for()
    {
        using var ada = await _contoso.ConnectAsync();
        await ada.RolesAsync();
        _contoso.Tenant.RevokeTokens();

        await ada.RenewTokensAsync(PimCall.None);

        _contoso.Tenant.ClearCalls();
        await ada.RolesAsync();
        Assert.DoesNotContain(_contoso.Tenant.Calls, call => call.Status == 401);
    }

    [Fact]
    public async Task A_token_from_elsewhere_cannot_be_renewed()
    {
        using var ada = await new Contoso().ConnectAsync("ada");

        await Refusals.ThrowsAsync(PimErrorCode.AuthenticationFailed, () => ada.RenewTokensAsync(PimCall.None));
    }
}
