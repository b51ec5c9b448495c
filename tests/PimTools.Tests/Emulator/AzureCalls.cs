using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Emulator;

namespace PimTools.Tests.Emulator;

/// <summary>Makes the calls that people make with Azure roles.</summary>
internal sealed class AzureCalls(ContosoTenant contoso)
{
    public const string Host = "https://management.azure.com";
    public const string Authorization = "/providers/Microsoft.Authorization/";
    public const string Vault = "/providers/Microsoft.KeyVault/vaults/contoso-web-kv";

    private const string Version = "api-version=2020-10-01";

    /// <summary>A call at a scope about something of Microsoft.Authorization, in the version of PIM.</summary>
    public Task<Reply> Get(string who, string scope, string rest, string? filter = null) =>
        Send(who, HttpMethod.Get, $"{scope}{Authorization}{rest}?{Version}{(filter is null ? "" : "&$filter=" + Uri.EscapeDataString(filter))}");

    public Task<Reply> Put(string who, string scope, string rest, JsonObject properties, EmulatedTokenOptions? token = null) =>
        Send(who, HttpMethod.Put, $"{scope}{Authorization}{rest}?{Version}", Wrapped(properties), token);

    public Task<Reply> Post(string who, string scope, string rest, JsonObject? properties = null) =>
        Send(who, HttpMethod.Post, $"{scope}{Authorization}{rest}?{Version}", properties is null ? null : Wrapped(properties));

    public Task<Reply> Patch(string who, string scope, string rest, JsonObject properties) =>
        Send(who, HttpMethod.Patch, $"{scope}{Authorization}{rest}?{Version}", Wrapped(properties));

    public async Task<Reply> Send(string who, HttpMethod method, string pathAndQuery, JsonNode? body = null, EmulatedTokenOptions? token = null)
    {
        using var client = new HttpClient(contoso.Tenant.CreateHandler());
        using var request = new HttpRequestMessage(method, Host + pathAndQuery);
        var issued = contoso.Tenant.IssueToken(who, token ?? Token());
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", issued);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");

        using var response = await client.SendAsync(request);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
    }

    public static EmulatedTokenOptions Token(bool mfa = true, params string[] contexts) =>
        new() { Audience = Host, Mfa = mfa, AuthenticationContexts = contexts };

    /// <summary>The scope of a subscription or a resource group in it, by their names.</summary>
    public async Task<string> Scope(string subscription, string? resourceGroup = null)
    {
        var listed = await Send("dana", HttpMethod.Get, "/subscriptions?api-version=2022-12-01");
        var id = listed.Value.Single(item => item["displayName"]!.ToString() == subscription)["id"]!.ToString();
        return resourceGroup is null ? id : $"{id}/resourceGroups/{resourceGroup}";
    }

    public async Task<string> Role(string name)
    {
        var found = await Send("dana", HttpMethod.Get,
            $"{await Scope("Contoso Production")}{Authorization}roleDefinitions?api-version=2022-04-01&$filter=roleName eq '{name}'");
        return found.Value.Single()["id"]!.ToString();
    }

    /// <summary>The eligible rows of the caller, anywhere.</summary>
    public async Task<JsonNode[]> Eligible(string who) =>
        [.. (await Get(who, "", "roleEligibilityScheduleInstances", "asTarget()")).Value];

    /// <summary>The active rows of the caller, anywhere.</summary>
    public async Task<JsonNode[]> Active(string who) =>
        [.. (await Get(who, "", "roleAssignmentScheduleInstances", "asTarget()")).Value];

    public static string RoleName(JsonNode row) => row["properties"]!["expandedProperties"]!["roleDefinition"]!["displayName"]!.ToString();

    /// <summary>Asks to activate a role; whatever <paramref name="change"/> does to the properties is sent.</summary>
    public async Task<Reply> Activate(
        string who, string scope, string role, Action<JsonObject>? change = null, EmulatedTokenOptions? token = null)
    {
        var properties = await Request("SelfActivate", who, role, AfterDuration("PT1H"));
        change?.Invoke(properties);
        return await Put(who, scope, "roleAssignmentScheduleRequests/" + Guid.NewGuid(), properties, token);
    }

    /// <summary>An administrator's request about somebody.</summary>
    public async Task<Reply> Administer(
        string by, string scope, string requests, string type, string principal, string role, JsonObject? schedule, Action<JsonObject>? change = null)
    {
        var properties = await Request(type, principal, role, schedule);
        change?.Invoke(properties);
        return await Put(by, scope, $"{requests}/{Guid.NewGuid()}", properties);
    }

    public async Task<JsonObject> Request(string type, string principal, string role, JsonObject? schedule)
    {
        var properties = new JsonObject
        {
            ["principalId"] = await contoso.Id(principal),
            ["roleDefinitionId"] = await Role(role),
            ["requestType"] = type,
            ["justification"] = "Test",
        };
        if (schedule is not null)
            properties["scheduleInfo"] = schedule;
        return properties;
    }

    public static JsonObject AfterDuration(string duration) => new()
    {
        ["startDateTime"] = null,
        ["expiration"] = new JsonObject { ["type"] = "AfterDuration", ["endDateTime"] = null, ["duration"] = duration },
    };

    private static JsonObject Wrapped(JsonObject properties) => new() { ["properties"] = properties.DeepClone() };
}
