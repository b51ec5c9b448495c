using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Errors;
using PimTools.Graph.Json;

namespace PimTools.Graph.Reviews;

/// <summary>The subject of a review, as its queries say (API reference, section 11).</summary>
/// <param name="Kind">The kind of role; null where it is about something else.</param>
/// <param name="ResourceId">The id of the role or the group; null where it is about something else, or about many.</param>
/// <param name="Type">Eligible or active; null for both.</param>
/// <param name="PrincipalTypes">The types of principals; empty for all.</param>
/// <param name="Queries">The queries.</param>
internal sealed record ReviewScope(
    PimKind? Kind, string? ResourceId, PimAssignmentType? Type, IReadOnlyList<string> PrincipalTypes, IReadOnlyList<PimReviewQuery> Queries)
{
    private const string Eligible = "/roleManagement/directory/roleEligibilityScheduleInstances";
    private const string Active = "/roleManagement/directory/roleAssignmentScheduleInstances";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly Regex Definition = new("/roleDefinitions/([^/?]+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
    private static readonly Regex Members = new("^(?:/v1\\.0|/beta)?/groups/([^/?]+)(?:/(?:members|transitiveMembers).*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
    private static readonly Regex RoleFilter = new("roleDefinitionId eq '([^']+)'", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
    private static readonly Regex TypeFilter = new("microsoft\\.graph\\.(user|group|servicePrincipal)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
    private static readonly Regex Principals = new("^(?:/v1\\.0|/beta)?/(users|groups|servicePrincipals)\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);

    /// <summary>Reads the scope of a review, and what it enumerates.</summary>
    public static ReviewScope Read(JObject definition)
    {
        var scope = definition.Child("scope") ?? new JObject();
        var resources = scope.Children("resourceScopes").DefaultIfEmpty(scope).ToList();
        var principals = scope.Children("principalScopes").ToList();
        var enumerated = definition.Child("instanceEnumerationScope");
        var queries = resources.Concat(principals).Concat(enumerated is null ? Array.Empty<JObject>() : new[] { enumerated })
            .Select(Query).OfType<PimReviewQuery>().ToList();

        // Of several resources none is the one that it is about.
        var texts = resources.Select(resource => resource.Text("query")).OfType<string>().ToList();
        var (kind, id, type) = texts.Count == 1 ? Resource(texts[0]) : (null, null, null);
        var types = principals.Count > 0
            ? principals.Select(one => Group(Principals, one.Text("query") ?? string.Empty)?.TrimEnd('s', 'S'))
            : texts.SelectMany(text => TypeFilter.Matches(text).Cast<Match>().Select(match => match.Groups[1].Value));
        return new ReviewScope(kind, id, type, types.OfType<string>().Select(Capitalized).Distinct().ToList(), queries);
    }

    /// <summary>Reads a query; null where there is none.</summary>
    public static PimReviewQuery? Query(JObject scope) => scope.Text("query") is { } query
        ? new PimReviewQuery(query)
        {
            QueryType = scope.Text("queryType"),
            QueryRoot = scope.Text("queryRoot"),
            InactiveDuration = scope.Duration("inactiveDuration"),
        }
        : null;

    private static (PimKind? Kind, string? Id, PimAssignmentType? Type) Resource(string query)
    {
        if (query.Mentions(Eligible) || query.Mentions(Active))
        {
            var isEligible = query.Mentions(Eligible);
            return (PimKind.EntraRole, Group(RoleFilter, Uri.UnescapeDataString(query)), isEligible ? PimAssignmentType.Eligible : PimAssignmentType.Active);
        }

        return Group(Definition, query) is { } role ? (PimKind.EntraRole, role, null)
            : Group(Members, query) is { } group ? (PimKind.Group, group, null)
            : (null, null, null);
    }

    private static string? Group(Regex pattern, string text) => pattern.Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    private static string Capitalized(string word) => char.ToUpperInvariant(word[0]) + word.Substring(1);
}
