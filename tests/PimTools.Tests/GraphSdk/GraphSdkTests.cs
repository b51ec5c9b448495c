using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using PimTools.Emulator;
using PimTools.Tests.Emulator;
using Xunit;

namespace PimTools.Tests.GraphSdk;

/// <summary>Microsoft's own client reads the emulated tenant: a judge of its wire that shares nothing with this project's client.</summary>
public sealed class GraphSdkTests
{
    private const string Roles = "roleManagement/directory/roleDefinitions";
    private const string Activations = "roleManagement/directory/roleAssignmentScheduleRequests";

    private readonly ContosoTenant _contoso = new();

    [Fact]
    public async Task PageIterator_reads_every_role_of_every_page()
    {
        _contoso.Tenant.PageSize = 999;
        var all = (await _contoso.Get("dana", $"/v1.0/{Roles}")).Value.Select(role => role["id"]!.ToString()).ToList();
        _contoso.Tenant.PageSize = 10;
        _contoso.Tenant.ClearCalls();
        using var dana = new SdkClient(_contoso.Tenant, "dana");

        var read = new List<string?>();
        var first = await dana.GetAsync<SdkRolePage>(Roles);
        var pages = PageIterator<SdkRole, SdkRolePage>.CreatePageIterator(dana, first!, role =>
        {
            read.Add(role.Id);
            return true;
        });
        await pages.IterateAsync();

        Assert.Equal(PagingState.Complete, pages.State);
        Assert.True(all.Count > 100, $"{all.Count} roles");
        Assert.Equal(all.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
        Assert.Equal((all.Count + 9) / 10, _contoso.Tenant.Calls.Count);
    }

    [Fact]
    public async Task A_batch_of_more_steps_than_a_call_holds_is_answered_step_by_step()
    {
        var roles = (await _contoso.Get("dana", $"/v1.0/{Roles}?$top=22")).Value;
        using var dana = new SdkClient(_contoso.Tenant, "dana");
        var batch = new BatchRequestContentCollection(dana);
        var steps = new Dictionary<string, string>();
        foreach (var role in roles.Take(22))
        {
            steps.Add(await batch.AddBatchRequestStepAsync(SdkClient.Request(Method.GET, $"{Roles}/{role["id"]}")), role["displayName"]!.ToString());
        }

        var missing = await batch.AddBatchRequestStepAsync(SdkClient.Request(Method.GET, $"{Roles}/{Guid.Empty}"));
        _contoso.Tenant.ClearCalls();

        var answers = await dana.Batch.PostAsync(batch);

        Assert.Equal(2, _contoso.Tenant.Calls.Count(call => call.PathAndQuery == "/v1.0/$batch"));
        Assert.Equal(HttpStatusCode.NotFound, (await answers.GetResponsesStatusCodesAsync())[missing]);
        foreach (var (step, name) in steps)
        {
            using var answer = await answers.GetResponseByIdAsync(step);
            Assert.Equal(name, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["displayName"]!.ToString());
        }
    }

    [Fact]
    public async Task The_request_adapter_answers_a_claims_challenge_with_a_new_token()
    {
        using var ada = new SdkClient(_contoso.Tenant, "ada");
        await ada.GetAsync<SdkRole>("me");
        _contoso.Tenant.RevokeTokens();
        _contoso.Tenant.ClearCalls();

        Assert.Equal("Ada Ahlberg", (await ada.GetAsync<SdkRole>("me"))!.DisplayName);

        Assert.Equal([401, 200], _contoso.Tenant.Calls.Select(call => call.Status));
        Assert.NotNull(JsonNode.Parse(Assert.Single(ada.Credential.Claims))!["access_token"]!["nbf"]);
    }

    [Fact]
    public async Task The_handlers_answer_a_claims_challenge_with_a_new_token()
    {
        var credential = new TenantCredential(_contoso.Tenant, "ada");
        using var ada = SdkClient.WithSigningHandlers(_contoso.Tenant, credential);
        await ada.GetStringAsync("me");
        _contoso.Tenant.RevokeTokens();
        _contoso.Tenant.ClearCalls();

        using var answer = await ada.GetAsync("me");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([401, 200], _contoso.Tenant.Calls.Select(call => call.Status));
        Assert.Single(credential.Claims);
    }

    [Fact]
    public async Task An_activation_is_sent_and_its_answer_read()
    {
        using var ada = new SdkClient(_contoso.Tenant, "ada");
        var draft = new SdkActivation { PrincipalId = await _contoso.Id("ada"), RoleDefinitionId = await _contoso.Role("User Administrator") };

        var answer = (await ada.PostAsync(Activations, draft))!;

        Assert.Equal("Provisioned", answer.Status);
        Assert.Equal("By Microsoft's own client", answer.Justification);
        Assert.Equal(ContosoTenant.Now, answer.CreatedDateTime);
        Assert.Equal("RoleAssignmentExists", (await Assert.ThrowsAsync<SdkError>(() => ada.PostAsync(Activations, draft))).Code);
    }

    [Fact]
    public async Task A_throttled_read_is_repeated_once_the_service_allows_it()
    {
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer((HttpStatusCode)429, retryAfter: TimeSpan.FromSeconds(1)).On("GET", "/me"));
        using var ada = new SdkClient(_contoso.Tenant, "ada");

        Assert.Equal("Ada Ahlberg", (await ada.GetAsync<SdkRole>("me"))!.DisplayName);

        Assert.Equal([429, 200], _contoso.Tenant.Calls.Select(call => call.Status));
    }
}
