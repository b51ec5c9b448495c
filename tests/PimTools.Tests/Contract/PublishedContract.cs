using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;
using PimTools.Tests.Contract.Schemas;

namespace PimTools.Tests.Contract;

/// <summary>Tells what Microsoft publishes about the endpoints: which there are, what they take and what they answer.</summary>
internal sealed partial class PublishedContract
{
    private readonly Dictionary<string, IReadOnlyList<ApiOperation>> _versions = new(StringComparer.OrdinalIgnoreCase);

    private PublishedContract()
    {
    }

    public static PublishedContract Load(string folder)
    {
        var contract = new PublishedContract();
        var graph = ApiDocument.Load(Path.Combine(folder, "openapi-pim.json"));
        contract._versions["v1.0"] = [.. graph.Operations, .. DirectoryLookups.Operations(graph)];
        var beta = ApiDocument.Load(Path.Combine(folder, "openapi-pim-beta.json"));
        contract._versions["beta"] = [.. beta.Operations, .. DirectoryLookups.BetaOperations(beta)];

        foreach (var version in Directory.EnumerateDirectories(Path.Combine(folder, "arm-swagger")))
        {
            contract._versions[Path.GetFileName(version)] =
                Directory.EnumerateFiles(version, "*.json").SelectMany(file => ApiDocument.Load(file).Operations).ToList();
        }

        var azure = ApiDocument.Load(Path.Combine(folder, "arm-swagger", "2022-12-01", "subscriptions.json"));
        contract._versions[ResourceLookups.Version] = ResourceLookups.Operations(azure);
        return contract;
    }

    /// <summary>The operations of a version: v1.0, beta, or an api-version of Azure.</summary>
    public IReadOnlyList<ApiOperation> Operations(string version) => _versions.GetValueOrDefault(version) ?? [];

    /// <summary>The operation that a published example belongs to, of the example's own version if it is there.</summary>
    public ApiOperation? FindByExample(string file, string version) =>
        Operations(version)
            .Concat(_versions.Values.SelectMany(operations => operations))
            .FirstOrDefault(operation => operation.Examples.Contains(file));

    /// <summary>The operation that a URL names; null when the contract has none.</summary>
    public ApiOperation? Find(string method, Uri url)
    {
        // OData writes a key as users('id') or as users/id.
        var segments = url.AbsolutePath.Trim('/').Split('/')
            .Select(segment => Key().Replace(Uri.UnescapeDataString(segment), "/$1"))
            .ToList();
        var isGraph = segments[0] is "v1.0" or "beta";
        var version = isGraph ? segments[0] : HttpUtility.ParseQueryString(url.Query)["api-version"] ?? string.Empty;
        var path = "/" + string.Join('/', isGraph ? segments.Skip(1) : segments);

        return Operations(version).Where(operation => operation.Matches(method, path)).MaxBy(operation => operation.Literals);
    }

    /// <summary>Checks a call as it was sent.</summary>
    public IReadOnlyList<Violation> CheckRequest(string method, Uri url, JsonElement? body, bool isStrict)
    {
        if (Find(method, url) is not { } operation)
        {
            return [new Violation("URL", $"the contract has no {method} {url.PathAndQuery}")];
        }

        return [.. CheckQuery(operation, url), .. CheckBody(operation.Request, body, isStrict)];
    }

    /// <summary>Checks an answer.</summary>
    public IReadOnlyList<Violation> CheckResponse(string method, Uri url, int status, JsonElement? body, bool isStrict)
    {
        if (Find(method, url) is not { } operation)
        {
            return [new Violation("URL", $"the contract has no {method} {url.PathAndQuery}")];
        }

        var (isKnown, schema) = operation.Response(status);
        if (!isKnown || (isStrict && status < 400 && operation.Success is { } promised && promised != status))
        {
            return [new Violation("status", $"{status} where {operation.Success} is documented")];
        }

        return CheckBody(schema, body, isStrict);
    }

    private static IEnumerable<Violation> CheckQuery(ApiOperation operation, Uri url) =>
        HttpUtility.ParseQueryString(url.Query).AllKeys.OfType<string>()
            .Where(name => name.StartsWith('$') && !operation.QueryOptions.Contains(name) && name != "$skiptoken")
            .Select(name => new Violation("URL", $"{operation.Method} {operation.Path} has no option {name}"));

    private static IReadOnlyList<Violation> CheckBody(Schema? schema, JsonElement? body, bool isStrict) => (schema, body) switch
    {
        (null, null) => [],
        (null, _) => [new Violation("$", "a body where none is expected")],
        (_, null) => [new Violation("$", "no body where one is expected")],
        var (expected, actual) => SchemaCheck.Run(expected, actual.Value, isStrict),
    };

    [GeneratedRegex(@"\('([^=]*)'\)$")]
    private static partial Regex Key();
}
