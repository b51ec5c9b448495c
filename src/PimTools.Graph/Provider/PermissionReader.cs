using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;

namespace PimTools.Graph.Provider;

/// <summary>Reads the permissions of a role definition, sorted, so that two readings differ in what changed alone.</summary>
internal static class PermissionReader
{
    /// <param name="permissions">The sets of permissions.</param>
    /// <param name="lists">The lists of actions of a set, and what stands before their actions.</param>
    public static PimTextList Read(IEnumerable<JObject> permissions, params (string Name, string Prefix)[] lists) => new(
        permissions.SelectMany(set => lists.SelectMany(list => Actions(set, list.Name).Select(action => list.Prefix + action + Condition(set))))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(action => action, StringComparer.Ordinal),
        "; ");

    private static IEnumerable<string> Actions(JObject set, string name) =>
        set.Get(name) is JArray actions ? actions.Select(action => (string?)action).OfType<string>() : Enumerable.Empty<string>();

    private static string Condition(JObject set) => set.Text("condition") is { Length: > 0 } condition ? " if " + condition : string.Empty;
}
