using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class FaultTests
{
    private readonly ContosoTenant _contoso = new();

    private EmulatorFaults Faults => _contoso.Tenant.Faults;

    [Fact]
    public async Task A_status_is_answered_as_often_as_ordered()
    {
        Faults.Add(EmulatedFault.Answer(HttpStatusCode.ServiceUnavailable, retryAfter: TimeSpan.FromSeconds(3)).Repeated(2));

        var first = await _contoso.Get("ada", "/v1.0/me");
        Assert.Equal(503, first.Status);
        Assert.Equal(TimeSpan.FromSeconds(3), first.Headers.RetryAfter?.Delta);
        Assert.Equal(503, (await _contoso.Get("ada", "/v1.0/me")).Status);
        Assert.Equal(200, (await _contoso.Get("ada", "/v1.0/me")).Status);
    }

    [Fact]
    public async Task A_fault_strikes_what_it_is_meant_for()
    {
        Faults.Add(EmulatedFault.Answer(HttpStatusCode.InternalServerError, "oops").On("GET", "/groups"));

        Assert.Equal(200, (await _contoso.Get("ada", "/v1.0/me")).Status);
        var struck = await _contoso.Get("ada", "/v1.0/groups");
        Assert.Equal("oops", struck.Text);
        Assert.Equal(200, (await _contoso.Get("ada", "/v1.0/groups")).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lost_connection_leaves_open_whether_the_call_was_handled(bool after)
    {
        Faults.Add((after ? EmulatedFault.LostAfterHandling() : EmulatedFault.LostBeforeHandling()).On("POST", "ScheduleRequests"));

        await Assert.ThrowsAsync<HttpRequestException>(() => _contoso.Activate("ada", "User Administrator"));

        var again = await _contoso.Activate("ada", "User Administrator");
        Assert.Equal(after ? "RoleAssignmentExists" : null, again.ErrorCode);
    }

    [Fact]
    public async Task A_cut_body_breaks_off_under_the_readers_hands()
    {
        Faults.Add(EmulatedFault.CutBody(40));
        using var client = new HttpClient(_contoso.Tenant.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://graph.microsoft.com/v1.0/me");
        request.Headers.Add("Authorization", "Bearer " + _contoso.Tenant.IssueToken("ada"));

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var stream = await response.Content.ReadAsStreamAsync();

        Assert.Equal(200, (int)response.StatusCode);
        await Assert.ThrowsAsync<System.IO.IOException>(() => stream.CopyToAsync(System.IO.Stream.Null));
    }

    [Fact]
    public async Task Malformed_json_arrives_whole_and_cannot_be_read()
    {
        Faults.Add(EmulatedFault.MalformedJson());

        var reply = await _contoso.Get("ada", "/v1.0/me");

        Assert.Equal(200, reply.Status);
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(reply.Text));
    }

    [Fact]
    public async Task Content_redirection_and_next_link_are_led_astray()
    {
        Faults.Add(EmulatedFault.WrongContentType());
        Faults.Add(EmulatedFault.Redirect(new Uri("https://elsewhere.example/me")));
        Faults.Add(EmulatedFault.NextLink(new Uri("https://elsewhere.example/users")));

        Assert.StartsWith("<html>", (await _contoso.Get("ada", "/v1.0/me")).Text, StringComparison.Ordinal);
        Assert.Equal("https://elsewhere.example/me", (await _contoso.Get("ada", "/v1.0/me")).Headers.Location!.AbsoluteUri);
        Assert.Equal("https://elsewhere.example/users", (await _contoso.Get("ada", "/v1.0/users"))["@odata.nextLink"]);
    }

    [Fact]
    public async Task Throttling_by_chance_repeats_with_its_seed()
    {
        async Task<int[]> Run()
        {
            Faults.Seed(42);
            var statuses = new int[40];
            for (var i = 0; i < statuses.Length; i++)
                statuses[i] = (await _contoso.Get("ada", "/v1.0/me")).Status;
            return statuses;
        }

        Faults.ThrottleRate = 0.3;
        var first = await Run();

        Assert.Equal(first, await Run());
        Assert.Contains(429, first);
        Assert.Contains(200, first);
    }

    [Fact]
    public async Task A_clear_takes_everything_back()
    {
        Faults.ThrottleRate = 1;
        Faults.Add(EmulatedFault.LostBeforeHandling());
        Faults.Clear();

        Assert.Equal(200, (await _contoso.Get("ada", "/v1.0/me")).Status);
    }

    [Fact]
    public async Task Calls_are_kept_with_caller_status_and_bodies()
    {
        var ada = await _contoso.Id("ada");
        _contoso.Tenant.ClearCalls();

        await _contoso.Post("ada", "/v1.0/directoryObjects/getByIds", new { ids = new[] { ada } });
        await _contoso.SendWith(null, HttpMethod.Get, "/v1.0/me?$select=id");

        var calls = _contoso.Tenant.Calls;
        Assert.Equal(["POST /v1.0/directoryObjects/getByIds -> 200", "GET /v1.0/me?$select=id -> 401"], calls.Select(call => call.ToString()));
        Assert.Equal([ada, null], calls.Select(call => call.CallerId));
        Assert.Contains(ada, calls[0].RequestBody, StringComparison.Ordinal);
        Assert.Contains("Ada Ahlberg", calls[0].ResponseBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_callers_at_once_are_served_one_after_the_other()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => _contoso.Activate("ada", "User Administrator"))));

        Assert.Single(replies, reply => reply.Status == 201);
        Assert.All(replies.Where(reply => reply.Status != 201), reply => Assert.Equal("RoleAssignmentExists", reply.ErrorCode));
    }

    [Fact]
    public void Nothing_goes_wrong_any_more_once_the_faults_are_cleared()
    {
        var fresh = new EmulatorFaults();
        var all = typeof(EmulatorFaults).GetProperties().Where(property => property.Name != nameof(EmulatorFaults.Count)).ToList();
        var settings = all.Where(property => property.CanWrite).ToList();
        foreach (var setting in settings)
        {
            setting.SetValue(Faults, setting.GetValue(fresh) switch
            {
                bool on => !on,
                double rate => rate + 0.5,
                TimeSpan time => time + TimeSpan.FromSeconds(5),
                var other => throw new NotSupportedException($"{setting.Name} is {other}: say here what another value of it is."),
            });
        }

        // What cannot be set is a collection, and filled.
        var collections = all.Except(settings).ToDictionary(property => property.Name, property => property.GetValue(Faults));
        foreach (var (name, collection) in collections)
        {
            switch (collection)
            {
                case IDictionary<string, TimeSpan> times:
                    times["/subscriptions/any"] = TimeSpan.FromSeconds(5);
                    break;
                case ICollection<string> names:
                    names.Add("/subscriptions/any");
                    break;
                default:
                    throw new NotSupportedException($"{name} is {collection}: say here how something gets into it.");
            }
        }

        Faults.Add(EmulatedFault.MalformedJson());

        Faults.Clear();

        Assert.All(settings, setting => Assert.Equal((setting.Name, setting.GetValue(fresh)), (setting.Name, setting.GetValue(Faults))));
        Assert.Equal(0, Faults.Count);
        Assert.All(collections.Values, collection => Assert.Empty((IEnumerable)collection!));
    }
}
