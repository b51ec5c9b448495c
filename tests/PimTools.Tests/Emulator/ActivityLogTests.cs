using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Emulator;

/// <summary>The activity log of a subscription: who may read it, and the filters that it takes.</summary>
public sealed class ActivityLogTests
{
    private readonly AzureCalls _azure;

    public ActivityLogTests() => _azure = new AzureCalls(new ContosoTenant());

    [Fact]
    public async Task An_operation_has_a_beginning_and_an_end_and_the_newest_comes_first()
    {
        var events = (await Read("emil", Since(40) + " and resourceProvider eq 'Microsoft.Authorization'")).Value;

        Assert.Equal(events.Select(Time).OrderDescending(), events.Select(Time));
        Assert.All(events.GroupBy(found => found!["resourceId"]!.ToString() + found["operationName"]!["value"] + found["correlationId"]), same => Assert.Equal(2, same.Count()));
        Assert.Contains(events, found => found!["status"]!["value"]!.ToString() == "Started" && found["properties"]!["requestbody"]?.ToString().Contains("Proof of concept", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task One_condition_may_stand_beside_the_times()
    {
        var all = (await Read("emil", Since(40))).Value;
        var one = all[0]!;

        async Task<int> CountAsync(string condition) => (await Read("emil", Since(40) + " and " + condition)).Value.Count;

        Assert.Equal(0, await CountAsync("resourceProvider eq 'Microsoft.Compute'"));
        Assert.Equal(all.Count(found => found!["correlationId"]!.ToString() == one["correlationId"]!.ToString()), await CountAsync($"correlationId eq '{one["correlationId"]}'"));
        Assert.Equal(all.Count(found => found!["resourceId"]!.ToString() == one["resourceId"]!.ToString()), await CountAsync($"resourceUri eq '{one["resourceId"]}'"));
        Assert.Equal(0, await CountAsync("resourceGroupName eq 'rg-nowhere'"));
        Assert.Empty((await Read("emil", Since(40) + $" and eventTimestamp le '{ContosoTenant.Now.UtcDateTime.AddDays(-39):O}'")).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("resourceProvider eq 'Microsoft.Authorization'")]
    [InlineData("eventTimestamp ge '2026-01-01T00:00:00Z' and caller eq 'ada@contoso.com'")]
    [InlineData("eventTimestamp ge '2026-01-01T00:00:00Z' or resourceProvider eq 'x'")]
    [InlineData("eventTimestamp gt '2026-01-01T00:00:00Z'")]
    [InlineData("eventTimestamp ge '2026-01-01T00:00:00Z' and resourceProvider eq 'x' and correlationId eq 'y'")]
    public async Task No_other_filter_is_taken(string filter) => Assert.Equal(400, (await Read("emil", filter)).Status);

    [Fact]
    public async Task Whoever_may_not_read_it_is_refused_with_the_action()
    {
        var refused = await Read("fay", Since(1));

        Assert.Equal((403, "AuthorizationFailed"), (refused.Status, refused.ErrorCode));
        Assert.Contains("Microsoft.Insights/eventtypes/values/read", refused.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_is_selected_comes()
    {
        var found = (await Read("emil", Since(40), "&$select=eventDataId,status")).Value[0]!.AsObject();

        Assert.Equal(["eventDataId", "status"], found.Select(property => property.Key).Order());
    }

    private async Task<Reply> Read(string who, string filter, string more = "") => await _azure.Send(
        who,
        HttpMethod.Get,
        await _azure.Scope("Contoso Sandbox") + "/providers/Microsoft.Insights/eventtypes/management/values?api-version=2015-04-01&$filter=" + Uri.EscapeDataString(filter) + more);

    private static string Since(int days) => $"eventTimestamp ge '{ContosoTenant.Now.UtcDateTime.AddDays(-days):O}'";

    private static DateTimeOffset Time(JsonNode? found) => DateTimeOffset.Parse(found!["eventTimestamp"]!.ToString(), CultureInfo.InvariantCulture);
}
