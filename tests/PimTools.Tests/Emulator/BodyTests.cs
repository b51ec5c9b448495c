using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using PimTools.Tests.Fuzz;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class BodyTests
{
    private readonly ContosoTenant _contoso = new();

    [Theory]
    [InlineData("unknown", "\"x\"")]
    [InlineData("status", "\"Provisioned\"")]
    [InlineData("justification", "5")]
    [InlineData("isValidationOnly", "\"true\"")]
    [InlineData("action", "\"selfDestruct\"")]
    [InlineData("action", "\"3\"")]
    [InlineData("action", "null")]
    [InlineData("roleDefinitionId", "null")]
    [InlineData("principalId", "\"\"")]
    [InlineData("scheduleInfo", "null")]
    [InlineData("scheduleInfo", "[]")]
    [InlineData("scheduleInfo", "{\"expiration\":{\"type\":\"afterDuration\"}}")]
    [InlineData("scheduleInfo", "{\"expiration\":{\"type\":\"afterDuration\",\"duration\":\"1 hour\"}}")]
    [InlineData("scheduleInfo", "{\"expiration\":{\"type\":\"someday\"}}")]
    [InlineData("scheduleInfo", "{\"expiration\":{\"type\":\"afterDuration\",\"duration\":\"PT1H\",\"time\":1}}")]
    [InlineData("scheduleInfo", "{\"startDateTime\":\"tomorrow\",\"expiration\":{\"type\":\"afterDuration\",\"duration\":\"PT1H\"}}")]
    [InlineData("ticketInfo", "{\"number\":\"1\"}")]
    public async Task A_body_that_is_not_as_documented_is_refused(string property, string value)
    {
        var reply = await _contoso.Activate("ada", "User Administrator", body => body[property] = JsonNode.Parse(value));

        Assert.Equal(400, reply.Status);
        Assert.Equal("BadRequest", reply.ErrorCode);
    }

    [Fact]
    public async Task Names_and_words_come_in_any_case()
    {
        var body = $$"""
            {
              "Action": "SELFACTIVATE", "PRINCIPALID": "{{(await _contoso.Id("ada")).ToUpperInvariant()}}",
              "RoleDefinitionId": "{{(await _contoso.Role("User Administrator")).ToUpperInvariant()}}", "directoryscopeid": "/",
              "Justification": "Case", "@odata.type": "#microsoft.graph.unifiedRoleAssignmentScheduleRequest",
              "ScheduleInfo": { "Expiration": { "Type": "AfterDuration", "Duration": "PT1H" } }
            }
            """;

        var reply = await _contoso.Post("ada", ContosoTenant.ActiveRequests, body);

        Assert.Equal(201, reply.Status);
        Assert.Equal("selfActivate", reply["action"]);
        Assert.Equal("afterDuration", reply.Body!["scheduleInfo"]!["expiration"]!["type"]!.ToString());
        Assert.Equal(await _contoso.Id("ada"), reply["principalId"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"action\":\"selfActivate\",\"action\":\"selfActivate\"}")]
    public async Task What_is_no_json_object_is_refused(string body) =>
        Assert.Equal(400, (await _contoso.Post("ada", ContosoTenant.ActiveRequests, body)).Status);

    [Fact]
    public async Task A_wrong_method_is_not_allowed() =>
        Assert.Equal(405, (await _contoso.Send("dana", HttpMethod.Delete, ContosoTenant.ActiveRequests)).Status);

    [Fact]
    public void No_filter_and_no_body_brings_the_tenant_down() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((query, body) =>
        {
            var listed = _contoso.Get("emil", $"/v1.0/users?$filter={Uri.EscapeDataString(query.Get)}").GetAwaiter().GetResult();
            var posted = _contoso.Post("ada", ContosoTenant.ActiveRequests, body.Get).GetAwaiter().GetResult();
            return listed.Status is 200 or 400 && posted.Status == 400;
        }).Check(FuzzCases.Properties(100));
}
