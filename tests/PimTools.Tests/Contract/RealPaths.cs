using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace PimTools.Tests.Contract;

/// <summary>Puts ids of an emulated tenant into the contract's paths.</summary>
internal sealed partial class RealPaths(TenantSession session)
{
    /// <summary>The paths for a template, with the first object of every collection, and with each word that 'on' can be.</summary>
    public async Task<IReadOnlyList<string>> FillAsync(string version, string template)
    {
        if (template.Contains("{on}", StringComparison.Ordinal))
        {
            var isRequest = template.Contains("Request", StringComparison.Ordinal);
            string[] words = isRequest ? ["principal", "createdBy", "approver"] : ["principal"];
            return words.Select(word => $"/{version}{template.Replace("{on}", word, StringComparison.Ordinal)}").ToList();
        }

        var path = $"/{version}{template}";
        while (Placeholder().Match(path) is { Success: true } placeholder)
        {
            // Objects of all types together have no list.
            var before = path[..placeholder.Index];
            var key = AlternateKey().Match(before);
            var list = (key.Success ? before[..key.Index] : before[..^1]).Replace("/directoryObjects", "/users", StringComparison.Ordinal);
            var property = key.Success ? key.Groups["name"].Value : "id";
            var first = Items(await session.GetAsync(WithFilter(list)))[0].GetProperty(property).GetString()!;
            path = path[..placeholder.Index] + Uri.EscapeDataString(first) + path[(placeholder.Index + placeholder.Length)..];
        }

        return [WithFilter(path)];
    }

    /// <summary>The objects of a list; an object by itself.</summary>
    public static List<JsonElement> Items(JsonElement answer) =>
        answer.TryGetProperty("value", out var items) ? [.. items.EnumerateArray()] : [answer];

    // The service lists policies only for one scope.
    private static string WithFilter(string path) =>
        path.Split('/')[^1] is "roleManagementPolicies" or "roleManagementPolicyAssignments"
            ? path + "?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole'"
            : path;

    // Such as (appId=' at the end.
    [GeneratedRegex(@"\((?<name>\w+)='$")]
    private static partial Regex AlternateKey();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Placeholder();
}
