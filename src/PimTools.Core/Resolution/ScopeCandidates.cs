using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Resolution;

/// <summary>Scopes as they are told to a person who has to choose one.</summary>
internal static class ScopeCandidates
{
    /// <summary>Each scope once.</summary>
    public static IReadOnlyList<PimScope> Distinct(IEnumerable<PimScope> scopes) =>
        scopes.GroupBy(scope => scope.Id, StringComparer.OrdinalIgnoreCase).Select(same => same.First()).ToList();

    /// <summary>Gives the text to type for each of the scopes: its name, or its id where others have the same name.</summary>
    public static IReadOnlyList<string> ToType(IReadOnlyList<PimScope> scopes) => scopes
        .Select(scope => scopes.Count(other => string.Equals(other.DisplayName, scope.DisplayName, StringComparison.OrdinalIgnoreCase)) > 1
            ? scope.Id
            : scope.DisplayName)
        .ToList();

    /// <summary>The error for a name that means several scopes.</summary>
    public static PimException Ambiguous(PimIdentity identity, IReadOnlyList<PimScope> scopes) =>
        new(PimErrorCode.ScopeAmbiguous, $"'{identity}' means {scopes.Count} scopes.")
        {
            Remedy = "Give one of these: " + Suggestions.List(scopes.Zip(
                ToType(scopes), (scope, name) => name == scope.Id ? $"{scope.Id} ({scope.DisplayName})" : $"'{name}' or {scope.Id}")),
            Candidates = scopes.Select(s => s.Id).ToList(),
            TargetObject = identity.Text,
        };
}
