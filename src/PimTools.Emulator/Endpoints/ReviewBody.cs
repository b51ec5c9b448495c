using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Reviews;

namespace PimTools.Emulator.Endpoints;

/// <summary>Reads the body of a new review (documented: accessreviewset-post-definitions).</summary>
internal sealed class ReviewBody
{
    private const string Type = "accessReviewScheduleDefinition";

    private readonly BodyReader _body;

    public ReviewBody(JsonObject body)
    {
        _body = new BodyReader(
            body, Type, "displayName", "descriptionForAdmins", "descriptionForReviewers", "scope", "instanceEnumerationScope", "reviewers", "fallbackReviewers",
            "backupReviewers", "settings", "stageSettings", "additionalNotificationRecipients");
        Scope = _body.Object("scope") ?? throw _body.Missing("scope");
    }

    public string DisplayName => _body.RequiredText("displayName");

    public string? DescriptionForAdmins => _body.Text("descriptionForAdmins");

    public string? DescriptionForReviewers => _body.Text("descriptionForReviewers");

    public JsonObject Scope { get; }

    public JsonArray Reviewers => Whole(_body.Array("reviewers"));

    public JsonArray FallbackReviewers => Whole(_body.Array("fallbackReviewers") ?? _body.Array("backupReviewers"));

    /// <summary>The queries that say what is reviewed.</summary>
    public IEnumerable<string> ResourceQueries => Queries(Scope["resourceScopes"]) is { Count: > 0 } resources ? resources : Queries(new JsonArray(Scope.DeepClone()));

    /// <summary>The types of principals that are reviewed; none for all.</summary>
    public IReadOnlyCollection<string> PrincipalTypes =>
    [
        .. Queries(Scope["principalScopes"]).Select(query => ReviewQuery.Path(query).FirstOrDefault()?.ToLowerInvariant() switch
        {
            "users" => "user",
            "groups" => "group",
            "serviceprincipals" => "servicePrincipal",
            _ => throw ServiceException.BadRequest($"The principal scope '{query}' is not supported."),
        }),
        .. (string?)Scope["query"] is { } own && own.IndexOf("microsoft.graph.user", StringComparison.OrdinalIgnoreCase) >= 0 ? ["user"] : Array.Empty<string>(),
    ];

    public ReviewSettings Settings(DateTimeOffset now) => ReviewSettingsJson.Read(_body.Object("settings") ?? throw _body.Missing("settings"), now);

    // Each reviewer with all of its properties, as the service writes it.
    private static JsonArray Whole(JsonArray? reviewers) =>
        new([.. (reviewers ?? []).OfType<JsonObject>().Select(reviewer => (JsonNode)Whole(reviewer))]);

    private static JsonObject Whole(JsonObject reviewer) => new()
    {
        ["query"] = (string?)reviewer["query"],
        ["queryType"] = (string?)reviewer["queryType"] ?? "MicrosoftGraph",
        ["queryRoot"] = (string?)reviewer["queryRoot"],
    };

    private static List<string> Queries(JsonNode? scopes) =>
        (scopes as JsonArray ?? []).Select(scope => (string?)scope?["query"]).OfType<string>().ToList();
}
