using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PimTools.Tests.Contract;

namespace PimTools.Tests.Plans;

/// <summary>The rules of policies that Microsoft's documentation shows, whole policies and single rules alike.</summary>
internal static class PublishedPolicies
{
    /// <summary>Each with the place where it stands, and its kind.</summary>
    public static IEnumerable<(string Name, PimKind Kind, JArray Rules)> ReadAll() =>
        from file in Directory.EnumerateFiles(ContractData.PathOf("samples"), "*polic*.json").Order(StringComparer.Ordinal)
        from rules in Find(Read(file))
        let name = Path.GetFileName(file)
        select ($"{name} {rules.Path}", name.StartsWith("azure", StringComparison.Ordinal) ? PimKind.AzureRole : name.StartsWith("group", StringComparison.Ordinal) ? PimKind.Group : PimKind.EntraRole, rules);

    /// <summary>An ordinary policy with the rules of a sample in the place of its own.</summary>
    public static JArray Over(JArray ordinary, JArray rules)
    {
        bool IsIn(JToken rule) => rules.Any(one => (string?)one["id"] == (string?)rule["id"]);
        return rules.Count > 16 ? rules : new JArray(rules.Concat(ordinary.Where(rule => !IsIn(rule))));
    }

    private static IEnumerable<JArray> Find(JToken body) => IsRule(body) ? [new JArray(body)]
        : body is JArray { Count: > 0 } list && list.All(IsRule) ? [list]
        : body.Children().SelectMany(Find);

    private static bool IsRule(JToken token) => token is JObject && ((string?)token["@odata.type"] ?? (string?)token["ruleType"])?.EndsWith("Rule", StringComparison.Ordinal) == true;

    // Dates stay as they are written.
    private static JToken Read(string file)
    {
        using var reader = new JsonTextReader(new StringReader(File.ReadAllText(file, Encoding.UTF8))) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }
}
