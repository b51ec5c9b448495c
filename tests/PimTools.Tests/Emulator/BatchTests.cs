using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class BatchTests
{
    private readonly ContosoTenant _contoso = new();

    [Fact]
    public async Task Parts_are_answered_one_by_one()
    {
        var reply = await Batch(Get("1", "/me"), Get("2", "users/nobody"), Get("3", "/users?$top=1&$select=id"));

        Assert.Equal(200, reply.Status);
        Assert.Equal([200, 404, 200], Statuses(reply));
        Assert.Equal("Ada Ahlberg", Responses(reply)[0]!["body"]!["displayName"]!.ToString());
        Assert.Equal("Request_ResourceNotFound", Responses(reply)[1]!["body"]!["error"]!["code"]!.ToString());
    }

    [Fact]
    public async Task A_part_that_depends_on_a_failed_one_is_not_carried_out()
    {
        var dependent = Get("b", "/me");
        dependent["dependsOn"] = new JsonArray("A");

        Assert.Equal([404, 424], Statuses(await Batch(Get("a", "/users/nobody"), dependent.DeepClone().AsObject())));
        Assert.Equal([200, 200], Statuses(await Batch(Get("a", "/me"), dependent)));
    }

    [Fact]
    public async Task Writing_parts_take_effect()
    {
        var body = await _contoso.Request("selfActivate", "ada", "User Administrator", ContosoTenant.AfterDuration("PT1H"));
        body["justification"] = "Batch";
        var post = new JsonObject
        {
            ["id"] = "1",
            ["method"] = "POST",
            ["url"] = "/roleManagement/directory/roleAssignmentScheduleRequests",
            ["headers"] = new JsonObject { ["content-type"] = "application/json" },
            ["body"] = body,
        };

        Assert.Equal([201], Statuses(await Batch(post)));
        Assert.Equal("RoleAssignmentExists", (await _contoso.Activate("ada", "User Administrator")).ErrorCode);
    }

    [Fact]
    public async Task A_body_without_its_content_type_refuses_the_batch()
    {
        var post = new JsonObject { ["id"] = "1", ["method"] = "POST", ["url"] = "/directoryObjects/getByIds", ["body"] = new JsonObject() };

        Assert.Equal(400, (await Batch(post)).Status);
    }

    [Theory]
    [InlineData(20, 200)]
    [InlineData(21, 400)]
    [InlineData(0, 400)]
    public async Task A_batch_holds_twenty_parts(int count, int expected) =>
        Assert.Equal(expected, (await Batch([.. Enumerable.Range(0, count).Select(i => Get($"{i}", "/me"))])).Status);

    [Fact]
    public async Task Ids_are_unique_in_any_case() => Assert.Equal(400, (await Batch(Get("a", "/me"), Get("A", "/me"))).Status);

    [Fact]
    public async Task The_version_stands_in_the_outer_address()
    {
        var approvals = Get("1", "/roleManagement/directory/roleAssignmentApprovals/filterByCurrentUser(on='approver')");

        Assert.Equal([400], Statuses(await Batch(approvals.DeepClone().AsObject())));
        var beta = await _contoso.Post("cleo", "/beta/$batch", new JsonObject { ["requests"] = new JsonArray(approvals) });
        Assert.Equal([200], Statuses(beta));
    }

    [Fact]
    public async Task Throttling_strikes_single_parts()
    {
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer((HttpStatusCode)429, retryAfter: TimeSpan.FromSeconds(7)).On("GET", "/users"));

        var reply = await Batch(Get("1", "/me"), Get("2", "/users"), Get("3", "/users"));

        Assert.Equal([200, 429, 200], Statuses(reply));
        Assert.Equal("7", Responses(reply)[1]!["headers"]!["Retry-After"]!.ToString());
    }

    private Task<Reply> Batch(params JsonObject[] requests) =>
        _contoso.Post("ada", "/v1.0/$batch", new JsonObject { ["requests"] = new JsonArray([.. requests]) });

    private static JsonObject Get(string id, string url) => new() { ["id"] = id, ["method"] = "GET", ["url"] = url };

    private static JsonArray Responses(Reply reply) => reply.Body!["responses"]!.AsArray();

    private static List<int> Statuses(Reply reply) => [.. Responses(reply).Select(response => (int)response!["status"]!)];
}
