using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;
using PimTools.Graph.Reviews;

namespace PimTools.Graph.Azure;

/// <summary>Reads the access reviews of Azure: what has another name there gets that of Graph (API reference, section 11).</summary>
internal static class AzureReviewReader
{
    private static readonly string[] People = { "createdBy", "reviewedBy", "appliedBy" };
    private static readonly string[] ReviewerLists = { "reviewers", "backupReviewers" };

    /// <summary>Reads a review, and its rounds where the answer has them.</summary>
    /// <param name="element">The review in its envelope.</param>
    /// <param name="instances">Its rounds in their envelopes.</param>
    /// <param name="names">The names behind ids.</param>
    /// <param name="scopes">The scopes that are known.</param>
    public static PimAccessReview Review(JObject element, IEnumerable<JObject> instances, ReviewNames names, IEnumerable<PimScope> scopes)
    {
        var opened = Open(element);
        var scope = Scope(opened.Child("scope") ?? new JObject());
        var rounds = instances.Concat(opened.Children("instances")).Select(Open).ToList();
        opened.Property("instances", StringComparison.OrdinalIgnoreCase)?.Remove();
        return ReviewReader.Review(opened, scope, Place(opened, scopes), rounds, names);
    }

    /// <summary>Reads a decision in its envelope.</summary>
    public static PimAccessReviewDecision Decision(JObject element, PimAccessReview review, string instanceId) =>
        ReviewReader.Decision(Open(element), review, instanceId);

    /// <summary>Collects the ids of the people that reviews name.</summary>
    public static IEnumerable<string> PeopleIds(JObject element) => ReviewerLists
        .SelectMany(name => (element.Child("properties") ?? element).Children(name))
        .Select(reviewer => reviewer.Text("principalId")?.Trim())
        .OfType<string>();

    private static JObject Open(JObject element)
    {
        var opened = AzureEnvelope.Instance.Open(element);
        foreach (var name in People)
        {
            if (opened.Child(name) is { } person)
            {
                Rename(person, "principalId", "id");
                Rename(person, "principalName", "displayName");
            }
        }

        foreach (var reviewer in opened.Children("reviewers").Concat(opened.Children("backupReviewers")))
        {
            if (reviewer.Text("principalId") is { } id)
            {
                reviewer["query"] = $"/{reviewer.Text("principalType") ?? "user"}s/{id.Trim()}";
            }
        }

        if (string.Equals(opened.Text("reviewersType"), "Managers", StringComparison.OrdinalIgnoreCase))
        {
            opened["reviewers"] = new JArray(new JObject { ["query"] = "./manager" });
        }

        return opened;
    }

    private static ReviewScope Scope(JObject scope)
    {
        var queries = new[] { scope.Text("resourceId"), scope.Text("roleDefinitionId") }.OfType<string>()
            .Select(path => new PimReviewQuery(path) { QueryType = "ARM", InactiveDuration = scope.Duration("inactiveDuration") });
        var types = (scope.Text("principalType") ?? string.Empty).Split(',').Where(type => type.Length > 0).Select(type => char.ToUpperInvariant(type[0]) + type.Substring(1));
        return new ReviewScope(
            PimKind.AzureRole,
            scope.Text("roleDefinitionId") is { } role ? AzureIds.Last(role) : null,
            scope.Word<PimAssignmentType>("assignmentState"),
            types.ToList(),
            queries.ToList());
    }

    private static PimScope? Place(JObject review, IEnumerable<PimScope> scopes) => review.Child("scope")?.Text("resourceId") is { } id
        ? scopes.FirstOrDefault(scope => string.Equals(scope.Id, id, StringComparison.OrdinalIgnoreCase)) ?? AzureScopeId.ToScope(id, null)
        : null;

    private static void Rename(JObject element, string from, string to)
    {
        if (element.Get(from) is { } value && element.Get(to) is null)
        {
            element[to] = value;
        }
    }
}
