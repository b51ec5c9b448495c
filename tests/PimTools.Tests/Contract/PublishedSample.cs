using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using PimTools.Tests.Contract.Schemas;

namespace PimTools.Tests.Contract;

/// <summary>A body from Microsoft's documentation. Azure's examples have an operation but no URL.</summary>
internal sealed partial record PublishedSample(string Name, ApiOperation? Operation, Uri? Url, JsonElement Body)
{
    /// <summary>Knows what the documentation's own URLs get wrong, or write of an endpoint that answers alike.</summary>
    private static readonly (string Written, string Meant)[] Corrections =
    [
        (
            "POST https://graph.microsoft.com/v1.0/identityGovernance/accessReviews/definitions/57457d7c",
            "PATCH https://graph.microsoft.com/v1.0/identityGovernance/accessReviews/definitions/57457d7c"
        ),
        (
            "v1.0/identityGovernance/entitlementManagement/accessPackageAssignmentApprovals",
            "v1.0/identityGovernance/privilegedAccess/group/assignmentApprovals"
        ),
        (
            "beta/identityGovernance/entitlementManagement/accessPackageAssignmentApprovals",
            "beta/roleManagement/directory/roleAssignmentApprovals"
        ),
        ("beta/roleManagement/directory/roleEligibilityScheduleRequests", "v1.0/roleManagement/directory/roleEligibilityScheduleRequests"),
        ("beta/identity/conditionalAccess", "v1.0/identity/conditionalAccess"),
        ("/members/microsoft.graph.user?", "/members?"),
        ("2020-10-01-preview", "2020-10-01"),
    ];

    public bool IsRequest => Name.EndsWith(".request.json", StringComparison.Ordinal);

    public static IReadOnlyList<PublishedSample> ReadAll()
    {
        var rows = File.ReadLines(ContractData.PathOf("samples", "SOURCES.tsv")).Skip(1).Select(line => line.Split('\t')).ToList();
        var calls = rows.ToDictionary(row => row[0], row => row[4].Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal));

        return rows.Select(row => Read(row[0], CallOf(row[0], calls), source: row[2], note: row[5])).ToList();
    }

    /// <summary>Holds the body against the contract.</summary>
    public IReadOnlyList<Violation> Check(bool isStrict)
    {
        var schema = IsRequest ? Operation!.Request : Operation!.Response(Operation.Success ?? 200).Body ?? Operation.Response(201).Body;
        return schema is null ? [new Violation("$", "a body where none is expected")] : SchemaCheck.Run(schema, Body, isStrict);
    }

    // Some answers are listed with their status alone; their call is that of the request.
    private static string CallOf(string name, Dictionary<string, string> calls) =>
        calls[name].Contains("https://", StringComparison.Ordinal)
            ? calls[name]
            : calls.GetValueOrDefault(name.Replace(".response.", ".request.", StringComparison.Ordinal), string.Empty);

    private static PublishedSample Read(string name, string call, string source, string note)
    {
        var body = JsonDocument.Parse(File.ReadAllText(ContractData.PathOf("samples", name))).RootElement;

        foreach (var (written, meant) in Corrections)
        {
            call = call.Replace(written, meant, StringComparison.Ordinal);
        }

        if (Call().Match(call) is { Success: true } match)
        {
            var url = new Uri(match.Groups["url"].Value);
            return new PublishedSample(name, ContractData.Contract.Find(match.Groups["method"].Value, url), url, body);
        }

        var operation = ContractData.Contract.FindByExample(Path.GetFileName(source), AzureVersion().Match(note).Value);
        return new PublishedSample(name, operation, null, body);
    }

    // METHOD URL, and then perhaps a status or a remark.
    [GeneratedRegex(@"^(?<method>[A-Z]+) (?<url>https://.+?)( -> .*|  \(.*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Call();

    [GeneratedRegex(@"(?<=api-version )[\w-]+")]
    private static partial Regex AzureVersion();
}
