using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace PimTools.Graph.Reviews;

/// <summary>Writes access reviews and decisions in the words of Graph.</summary>
internal static class ReviewWriter
{
    private const string Namespace = "#microsoft.graph.";

    /// <summary>Writes a new review.</summary>
    public static JObject Review(PimAccessReviewDraft draft)
    {
        var body = new JObject
        {
            ["displayName"] = draft.Name,
            ["descriptionForAdmins"] = draft.Description ?? draft.Name,
            ["descriptionForReviewers"] = draft.Description,
            ["scope"] = Scope(draft),
            ["reviewers"] = draft.ByManagers ? new JArray(new JObject { ["query"] = "./manager", ["queryType"] = "MicrosoftGraph", ["queryRoot"] = "decisions" }) : Reviewers(draft.Reviewers),
            ["settings"] = Settings(draft),
        };
        if (draft.FallbackReviewers.Count > 0)
        {
            body["fallbackReviewers"] = Reviewers(draft.FallbackReviewers);
        }

        return body;
    }

    /// <summary>Writes the settings, which Azure has in the same words.</summary>
    public static JObject Settings(PimAccessReviewDraft draft) => new()
    {
        ["mailNotificationsEnabled"] = draft.SendsMail,
        ["reminderNotificationsEnabled"] = draft.SendsReminders,
        ["justificationRequiredOnApproval"] = draft.RequiresJustification,
        ["defaultDecisionEnabled"] = draft.DefaultDecision != PimReviewDefault.None,
        ["defaultDecision"] = draft.DefaultDecision.ToString(),
        ["instanceDurationInDays"] = draft.Days,
        ["autoApplyDecisionsEnabled"] = draft.AutoApply,
        ["recommendationsEnabled"] = draft.Recommends,
        ["recurrence"] = new JObject { ["pattern"] = Pattern(draft.Recurrence), ["range"] = Range(draft) },
    };

    /// <summary>Writes a decision.</summary>
    public static JObject Decision(PimReviewDecision decision, string? justification) =>
        new() { ["decision"] = decision.ToString(), ["justification"] = justification ?? string.Empty };

    private static JObject Scope(PimAccessReviewDraft draft) => draft switch
    {
        { Role.Kind: PimKind.Group } => Query($"/groups/{draft.Role.Id}/transitiveMembers{(IsForUsersAlone(draft) ? "/microsoft.graph.user" : string.Empty)}"),
        { Type: PimAssignmentType.Eligible } => Query(Instances("roleEligibilityScheduleInstances", draft)),
        { Type: PimAssignmentType.Active } => Query(Instances("roleAssignmentScheduleInstances", draft)),
        _ => new JObject
        {
            ["@odata.type"] = Namespace + "principalResourceMembershipsScope",
            ["principalScopes"] = new JArray(draft.PrincipalTypes.Select(type => Query(Collection(type)))),
            ["resourceScopes"] = new JArray(Query("/roleManagement/directory/roleDefinitions/" + draft.Role.Id)),
        },
    };

    private static bool IsForUsersAlone(PimAccessReviewDraft draft) => draft.PrincipalTypes.All(type => type == PimPrincipalType.User);

    // One of these queries has one type of principals (API reference, section 11).
    private static string Instances(string list, PimAccessReviewDraft draft) =>
        $"/roleManagement/directory/{list}?$expand=principal&$filter=(isof(principal,'microsoft.graph.{Word(draft.PrincipalTypes.First())}') and roleDefinitionId eq '{draft.Role.Id}')";

    private static string Collection(PimPrincipalType type) => $"/{Word(type)}s";

    private static string Word(PimPrincipalType type) => type switch
    {
        PimPrincipalType.Group => "group",
        PimPrincipalType.ServicePrincipal => "servicePrincipal",
        _ => "user",
    };

    private static JObject Query(string query) => new()
    {
        ["@odata.type"] = Namespace + "accessReviewQueryScope",
        ["query"] = query,
        ["queryType"] = "MicrosoftGraph",
    };

    private static JArray Reviewers(IEnumerable<PimPrincipal> reviewers) => new(reviewers.Select(reviewer => new JObject
    {
        ["query"] = reviewer.Type == PimPrincipalType.Group ? $"/groups/{reviewer.Id}/transitiveMembers" : $"/users/{reviewer.Id}",
        ["queryType"] = "MicrosoftGraph",
    }));

    private static JObject? Pattern(PimReviewRecurrence recurrence) => recurrence switch
    {
        PimReviewRecurrence.Weekly => Every("weekly", 1),
        PimReviewRecurrence.Monthly => Every("absoluteMonthly", 1),
        PimReviewRecurrence.Quarterly => Every("absoluteMonthly", 3),
        PimReviewRecurrence.HalfYearly => Every("absoluteMonthly", 6),
        PimReviewRecurrence.Yearly => Every("absoluteMonthly", 12),
        _ => null,
    };

    private static JObject Every(string type, int interval) => new() { ["type"] = type, ["interval"] = interval };

    private static JObject Range(PimAccessReviewDraft draft)
    {
        var start = Day(draft.Start);
        return draft switch
        {
            { Recurrence: PimReviewRecurrence.Once } => new() { ["type"] = "numbered", ["numberOfOccurrences"] = 0, ["startDate"] = start, ["endDate"] = Day(draft.Start.AddDays(draft.Days)) },
            { Occurrences: { } number } => new() { ["type"] = "numbered", ["numberOfOccurrences"] = number, ["startDate"] = start },
            { End: { } end } => new() { ["type"] = "endDate", ["startDate"] = start, ["endDate"] = Day(end) },
            _ => new() { ["type"] = "noEnd", ["startDate"] = start },
        };
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
