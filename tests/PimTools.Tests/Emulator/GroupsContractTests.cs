using System;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using PimTools.Tests.Contract;
using Xunit;

namespace PimTools.Tests.Emulator;

/// <summary>Tests that the emulated tenant answers about groups as the service promises to.</summary>
public sealed class GroupsContractTests
{
    private readonly ContosoTenant _contoso = new();
    private readonly GroupCalls _groups;

    public GroupsContractTests() => _groups = new GroupCalls(_contoso);

    [SkippableTheory]
    [InlineData("eligibilitySchedules", "$expand=group,principal")]
    [InlineData("eligibilityScheduleInstances", "$expand=group,principal")]
    [InlineData("eligibilityScheduleRequests", "$expand=group,principal,targetSchedule")]
    [InlineData("assignmentSchedules", "$expand=group,principal,activatedUsing")]
    [InlineData("assignmentScheduleInstances", "$expand=group,principal,activatedUsing")]
    [InlineData("assignmentScheduleRequests", "$expand=group,principal,activatedUsing,targetSchedule")]
    public async Task Every_read_answers_as_promised(string collection, string query)
    {
        await _groups.Activate("ada", "Ops-OnCall");
        var path = GroupCalls.Root + collection;

        var listed = await Check("dana", HttpMethod.Get, $"{path}?$filter=groupId eq '{await _groups.Id("Ops-OnCall")}'&{query}");
        Assert.NotEmpty(listed.Value);
        foreach (var item in listed.Value)
            await Check("dana", HttpMethod.Get, $"{path}/{item["id"]}?{query}");

        Assert.NotEmpty((await Check("ada", HttpMethod.Get, $"{path}/filterByCurrentUser(on='principal')?{query}")).Value);
    }

    [SkippableFact]
    public async Task Every_write_answers_as_promised()
    {
        var ask = await _groups.Request("selfActivate", "ada", "Ops-Database", "member", ContosoTenant.AfterDuration("PT1H"));
        ask["justification"] = "Contract";
        var remove = await _groups.Request("adminRemove", "ada", "Ops-OnCall", "member", schedule: null);

        var asked = await Check("ada", HttpMethod.Post, GroupCalls.ActiveRequests, ask);
        await Check("ada", HttpMethod.Post, GroupCalls.ActiveRequests, ask); // refused
        await Check("cleo", HttpMethod.Get, $"{GroupCalls.Approvals}/{asked["id"]}");
        await Check("cleo", HttpMethod.Get, $"{GroupCalls.Approvals}/filterByCurrentUser(on='approver')");
        await Check("ada", HttpMethod.Post, $"{GroupCalls.ActiveRequests}/{asked["id"]}/cancel");
        await Check("dana", HttpMethod.Post, GroupCalls.EligibleRequests, remove);
    }

    private async Task<Reply> Check(string who, HttpMethod method, string path, object? body = null)
    {
        var contract = ContractData.Contract;
        var reply = await _contoso.Send(who, method, path, body);
        JsonElement? answer = reply.Text.Length > 0 ? JsonDocument.Parse(reply.Text).RootElement : null;

        var violations = contract.CheckResponse(method.Method, new Uri("https://graph.microsoft.com" + path), reply.Status, answer, isStrict: true);

        Assert.True(violations.Count == 0, $"{method} {path} -> {reply.Status}: {string.Join(Environment.NewLine, violations)}");
        return reply;
    }
}
