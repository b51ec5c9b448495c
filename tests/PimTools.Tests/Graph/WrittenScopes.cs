using System;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace PimTools.Tests.Graph;

/// <summary>Lets reads through to the emulated tenant; notes the scope of every write, and refuses it, so that no case sees another.</summary>
internal sealed class WrittenScopes(HttpMessageHandler tenant) : DelegatingHandler(tenant)
{
    private const string Denied = """{"error":{"code":"Authorization_RequestDenied","message":"Not in this test."}}""";

    private static readonly Regex ArmScope = new("^(/.*?)?/providers/Microsoft[.]Authorization/role", RegexOptions.IgnoreCase);

    /// <summary>The scopes in the order they were sent, as they stood on the wire.</summary>
    public ConcurrentQueue<string> Seen { get; } = new();

    /// <summary>The administrative units there are, in place of the tenant's; null for the tenant's own.</summary>
    public JArray? Units { get; init; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (Units is not null && path.EndsWith("/administrativeUnits", StringComparison.Ordinal))
        {
            return Scripted.Json(new JObject { ["value"] = Units }.ToString());
        }

        var reads = request.Method == HttpMethod.Get || Regex.IsMatch(path, "/(getByIds|getEntities|[$]batch)$");
        if (!reads || path.Contains("roleManagementPolic", StringComparison.Ordinal))
        {
            Seen.Enqueue(Scope(path, request.Content is null ? null : JObject.Parse(await request.Content.ReadAsStringAsync(cancellationToken))));
            return Scripted.Json(Denied, HttpStatusCode.Forbidden);
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private static string Scope(string path, JObject? body) =>
        (string?)(body?["directoryScopeId"] ?? body?["groupId"] ?? body?["appScopeId"])
        ?? (ArmScope.Match(path) is { Success: true } match ? Uri.UnescapeDataString(match.Groups[1].Value) : "unknown: " + path);
}
