using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Emulator;

namespace PimTools.Tests.Emulator;

/// <summary>The emulated tenant at a fixed time, with its people at hand.</summary>
internal sealed class ContosoTenant
{
    public const string Roles = "/v1.0/roleManagement/directory/";
    public const string ActiveRequests = Roles + "roleAssignmentScheduleRequests";
    public const string EligibleRequests = Roles + "roleEligibilityScheduleRequests";
    public const string ActiveInstances = Roles + "roleAssignmentScheduleInstances";
    public const string EligibleInstances = Roles + "roleEligibilityScheduleInstances";
    public const string Approvals = "/beta/roleManagement/directory/roleAssignmentApprovals";
    public const string Mine = "/filterByCurrentUser(on='principal')";

    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public ContosoTenant(ContosoOptions? options = null)
        : this(EmulatedTenant.CreateContoso(EmulatorClock.FixedAt(Now), options))
    {
    }

    public ContosoTenant(EmulatedTenant tenant) => Tenant = tenant;

    public EmulatedTenant Tenant { get; }

    public Task<Reply> Get(string who, string path, EmulatedTokenOptions? token = null) => Send(who, HttpMethod.Get, path, null, token);

    public Task<Reply> Post(string who, string path, object? body = null, EmulatedTokenOptions? token = null) =>
        Send(who, HttpMethod.Post, path, body, token);

    public Task<Reply> Patch(string who, string path, object body, EmulatedTokenOptions? token = null) =>
        Send(who, HttpMethod.Patch, path, body, token);

    public Task<Reply> Send(string who, HttpMethod method, string path, object? body = null, EmulatedTokenOptions? token = null) =>
        SendWith("Bearer " + Tenant.IssueToken(who, token), method, path, body);

    public async Task<Reply> SendWith(string? authorization, HttpMethod method, string path, object? body = null)
    {
        using var client = new HttpClient(Tenant.CreateHandler());
        using var request = new HttpRequestMessage(method, "https://graph.microsoft.com" + path);
        if (authorization is not null)
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        if (body is not null)
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");

        using var response = await client.SendAsync(request);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
    }

    /// <summary>The object id of a person.</summary>
    public async Task<string> Id(string user) => (await Get(user, "/v1.0/me"))["id"];

    public async Task<string> Role(string displayName)
    {
        var found = await Get("dana", $"{Roles}roleDefinitions?$filter=displayName eq '{displayName}'");
        return found.Value.Single()["id"]!.ToString();
    }

    public async Task<string> UnitScope(string displayName)
    {
        var found = await Get("dana", $"/v1.0/directory/administrativeUnits?$filter=displayName eq '{displayName}'");
        return "/administrativeUnits/" + found.Value.Single()["id"];
    }

    /// <summary>Asks to activate a role; whatever <paramref name="change"/> does to the body is sent.</summary>
    public async Task<Reply> Activate(string who, string role, Action<JsonObject>? change = null, EmulatedTokenOptions? token = null)
    {
        var body = await Request("selfActivate", who, role, AfterDuration("PT1H"));
        body["justification"] = "Test";
        change?.Invoke(body);
        return await Post(who, ActiveRequests, body, token);
    }

    /// <summary>An administrator's request about somebody.</summary>
    public async Task<Reply> Administer(string requests, string action, string principal, string role, JsonObject? schedule, Action<JsonObject>? change = null)
    {
        var body = await Request(action, principal, role, schedule);
        body["justification"] = "Test";
        change?.Invoke(body);
        return await Post("dana", requests, body);
    }

    public async Task<JsonObject> Request(string action, string principal, string role, JsonObject? schedule)
    {
        var body = new JsonObject
        {
            ["action"] = action,
            ["principalId"] = await Id(principal),
            ["roleDefinitionId"] = await Role(role),
            ["directoryScopeId"] = "/",
        };
        if (schedule is not null)
            body["scheduleInfo"] = schedule;
        return body;
    }

    public static JsonObject AfterDuration(string duration, DateTimeOffset? start = null) => new()
    {
        ["startDateTime"] = start?.ToString("O"),
        ["expiration"] = new JsonObject { ["type"] = "afterDuration", ["duration"] = duration },
    };

    public static JsonObject Until(DateTimeOffset end) => new()
    {
        ["expiration"] = new JsonObject { ["type"] = "afterDateTime", ["endDateTime"] = end.ToString("O") },
    };

    public static JsonObject Forever() => new() { ["expiration"] = new JsonObject { ["type"] = "noExpiration" } };
}
