using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class ArmHandlerTests
{
    private readonly ContosoTenant _contoso = new();
    private readonly AzureCalls _azure;

    public ArmHandlerTests() => _azure = new AzureCalls(_contoso);

    [Fact]
    public async Task A_token_for_graph_opens_nothing_here_nor_one_for_azure_there()
    {
        var here = await _azure.Send("dana", HttpMethod.Get, "/subscriptions?api-version=2022-12-01", token: new EmulatedTokenOptions());
        var there = await _contoso.Get("dana", "/v1.0/me", AzureCalls.Token());

        Assert.Equal(401, here.Status);
        Assert.Equal("InvalidAuthenticationToken", here.ErrorCode);
        Assert.Contains("authorization_uri", here.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal(401, there.Status);
    }

    [Fact]
    public async Task Errors_have_a_code_and_a_message_alone()
    {
        var reply = await _azure.Send("dana", HttpMethod.Get, "/subscriptions");

        Assert.Equal(400, reply.Status);
        Assert.Equal("MissingApiVersionParameter", reply.ErrorCode);
        Assert.Equal(["code", "message"], reply.Body!["error"]!.AsObject().Select(property => property.Key));
    }

    [Theory]
    [InlineData("/subscriptions?api-version=2019-01-01", 400, "InvalidApiVersionParameter")]
    [InlineData("/providers/Microsoft.Authorization/roleEligibilitySchedules?api-version=2022-04-01&$filter=asTarget()", 400, "InvalidApiVersionParameter")]
    [InlineData("/providers/Microsoft.Authorization/roleAssignmentApprovals?api-version=2020-10-01", 400, "InvalidApiVersionParameter")]
    [InlineData("/providers/Microsoft.Authorization/nothing?api-version=2020-10-01", 404, "InvalidResourceType")]
    [InlineData("/providers/Microsoft.Management/getEntities?api-version=2023-04-01", 405, "HttpMethodNotAllowed")]
    [InlineData("/subscriptions/00000000-0000-4000-8000-000000000000/providers/Microsoft.Authorization/roleEligibilitySchedules?api-version=2020-10-01", 404, "SubscriptionNotFound")]
    [InlineData("/providers/Microsoft.Management/managementGroups/nowhere?api-version=2023-04-01", 404, "NotFound")]
    public async Task Wrong_addresses_are_refused(string path, int status, string code)
    {
        var reply = await _azure.Send("dana", HttpMethod.Get, path);

        Assert.Equal(status, reply.Status);
        Assert.Equal(code, reply.ErrorCode);
    }

    [Fact]
    public async Task A_resource_group_that_is_not_there_is_no_reason_to_look_higher()
    {
        var reply = await _azure.Get("dana", await _azure.Scope("Contoso Production", "rg-wbe"), "roleEligibilitySchedules");

        Assert.Equal("ResourceGroupNotFound", reply.ErrorCode);
    }

    [Fact]
    public async Task The_path_is_enough_to_find_the_service()
    {
        var reply = await _contoso.Get("dana", "/subscriptions?api-version=2022-12-01", AzureCalls.Token());

        Assert.Equal(2, reply.Value.Count);
    }

    [Theory]
    [InlineData("principalId eq")]
    [InlineData("asOwner()")]
    [InlineData("asTarget() or atScope()")]
    [InlineData("asTarget(")]
    [InlineData("asApprover()")]
    public async Task Filters_the_operation_does_not_know_are_refused(string filter)
    {
        var reply = await _azure.Get("ada", "", "roleEligibilityScheduleInstances", filter);

        Assert.Equal(400, reply.Status);
        Assert.Equal("InvalidFilterInQueryString", reply.ErrorCode);
    }

    [Fact]
    public async Task Names_that_differ_by_case_alone_are_refused()
    {
        var body = System.Text.Json.Nodes.JsonNode.Parse("{\"properties\":{\"principalId\":\"a\",\"PrincipalId\":\"b\"}}");

        var reply = await _azure.Send("ada", HttpMethod.Put,
            $"/providers/Microsoft.Authorization/roleAssignmentScheduleRequests/{Guid.NewGuid()}?api-version=2020-10-01", body);

        Assert.Equal(400, reply.Status);
    }

    [Fact]
    public async Task Pages_follow_one_another()
    {
        var all = await _azure.Eligible("ada");
        _contoso.Tenant.PageSize = 3;

        var first = await _azure.Get("ada", "", "roleEligibilityScheduleInstances", "asTarget()");
        var second = await _azure.Send("ada", HttpMethod.Get, new Uri(first["nextLink"]).PathAndQuery);

        Assert.Equal(4, all.Length);
        Assert.Equal(3, first.Value.Count);
        Assert.Equal(all.Select(row => row["id"]!.ToString()), first.Value.Concat(second.Value).Select(row => row["id"]!.ToString()));
        Assert.Null(second.Body!["nextLink"]);
    }

    [Fact]
    public async Task Faults_speak_the_language_of_the_service()
    {
        _contoso.Tenant.Faults.ThrottleRate = 1;
        var throttled = await _azure.Send("dana", HttpMethod.Get, "/subscriptions?api-version=2022-12-01");
        _contoso.Tenant.Faults.Clear();
        _contoso.Tenant.Faults.Add(EmulatedFault.NextLink(new Uri("https://elsewhere.example/")));
        var led = await _azure.Send("dana", HttpMethod.Get, "/subscriptions?api-version=2022-12-01");

        Assert.Equal(429, throttled.Status);
        Assert.Null(throttled.Body!["error"]!["innerError"]);
        Assert.NotNull(throttled.Headers.RetryAfter);
        Assert.Equal("https://elsewhere.example/", led["nextLink"]);
    }
}
