using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PimTools.Tests.Graph;

namespace PimTools.Tests.ScopeSafety;

/// <summary>Lets reads through to the emulated tenant; notes the scope of every write, and refuses it, so that no case sees another.</summary>
/// <param name="tenant">The emulated tenant.</param>
/// <param name="units">The administrative units there are, in place of the tenant's.</param>
/// <param name="renamed">What is called otherwise than the tenant has it.</param>
internal sealed class WrittenScopes(HttpMessageHandler tenant, IEnumerable<PimScope> units, IReadOnlyList<(string Was, string Now)> renamed) : DelegatingHandler(tenant)
{
    private const string Denied = """{"error":{"code":"Authorization_RequestDenied","message":"Not in this test."}}""";

    private static readonly Regex ArmScope = new("^(/.*?)?/providers/Microsoft[.]Authorization/role", RegexOptions.IgnoreCase);
    private static readonly Regex GraphPolicy = new("/policies/roleManagementPolicies/([^/]+)/");

    private readonly string _units = new JObject
    {
        ["value"] = new JArray(units.Select(unit => new JObject { ["id"] = unit.Id[(unit.Id.LastIndexOf('/') + 1)..], ["displayName"] = unit.DisplayName })),
    }.ToString();

    /// <summary>
    /// The scopes in the order they were sent, as they stood on the wire, with the justifications; of groups "{id} (member)" or "{id} (owner)",
    /// of the settings of Entra roles and groups the policy's id.
    /// </summary>
    public ConcurrentQueue<(string Scope, string? Justification)> Seen { get; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (path.EndsWith("/administrativeUnits", StringComparison.Ordinal))
        {
            return ScriptedHandler.Json(_units);
        }

        var body = request.Content is null ? null : JObject.Parse(await request.Content.ReadAsStringAsync(cancellationToken));
        if (path.EndsWith("/$batch", StringComparison.Ordinal) && body!["requests"]!.Any(part => (string?)part["method"] != "GET"))
        {
            return ScriptedHandler.Json(new JObject { ["responses"] = new JArray(body["requests"]!.Select(Refuse)) }.ToString());
        }

        if (request.Method == HttpMethod.Get || Regex.IsMatch(path, "/(getByIds|getEntities|[$]batch)$"))
        {
            return await RenameAsync(await base.SendAsync(request, cancellationToken), cancellationToken);
        }

        Note(path, body);
        return ScriptedHandler.Json(Denied, HttpStatusCode.Forbidden);
    }

    private JObject Refuse(JToken part)
    {
        Note((string)part["url"]!, part["body"] as JObject);
        return new JObject { ["id"] = part["id"], ["status"] = 403, ["body"] = JObject.Parse(Denied) };
    }

    private void Note(string path, JObject? body) => Seen.Enqueue((Scope(path, body), (string?)(body?["properties"] ?? body)?["justification"]));

    private async Task<HttpResponseMessage> RenameAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        foreach (var (was, now) in renamed)
        {
            text = text.Replace(JsonConvert.ToString(was), JsonConvert.ToString(now), StringComparison.Ordinal);
        }

        return ScriptedHandler.Json(text, answer.StatusCode);
    }

    private static string Scope(string path, JObject? body) =>
        (string?)(body?["directoryScopeId"] ?? body?["appScopeId"])
        ?? (body?["groupId"] is { } group ? $"{group} ({body["accessId"]})" : null)
        ?? (GraphPolicy.Match(path) is { Success: true } policy ? policy.Groups[1].Value : null)
        ?? (ArmScope.Match(path) is { Success: true } match ? Uri.UnescapeDataString(match.Groups[1].Value) : "unknown: " + path);
}
