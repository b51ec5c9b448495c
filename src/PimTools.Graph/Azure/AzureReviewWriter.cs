using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Reviews;

namespace PimTools.Graph.Azure;

/// <summary>Writes access reviews in the words of Azure.</summary>
internal static class AzureReviewWriter
{
    private static readonly string[] Days = { "startDate", "endDate" };

    /// <summary>Writes a new review, without its envelope.</summary>
    public static JObject Review(PimAccessReviewDraft draft)
    {
        var settings = ReviewWriter.Settings(draft);
        var range = (JObject)settings["recurrence"]!["range"]!;
        foreach (var name in Days.Where(name => range[name] is not null))
        {
            // Azure has times where Graph has days.
            range[name] = range[name] + "T00:00:00Z";
        }

        var body = new JObject
        {
            ["displayName"] = draft.Name,
            ["descriptionForAdmins"] = draft.Description ?? draft.Name,
            ["descriptionForReviewers"] = draft.Description,
            ["scope"] = Scope(draft),
            ["reviewers"] = Reviewers(draft.Reviewers),
            ["reviewersType"] = draft.ByManagers ? "Managers" : draft.Reviewers.Count == 0 ? "Self" : "Assigned",
            ["settings"] = settings,
        };
        if (draft.FallbackReviewers.Count > 0)
        {
            body["backupReviewers"] = Reviewers(draft.FallbackReviewers);
        }

        return body;
    }

    private static JObject Scope(PimAccessReviewDraft draft)
    {
        var scope = new JObject
        {
            ["resourceId"] = draft.Scope.Id,
            ["roleDefinitionId"] = AzureIds.RoleDefinition(AzureScopeId.SubscriptionOf(draft.Scope.Id)!, draft.Role.Id),
            ["principalType"] = string.Join(",", draft.PrincipalTypes.OrderByDescending(type => type == PimPrincipalType.User).Select(Word)),
        };
        if (draft.Type is { } type)
        {
            scope["assignmentState"] = type == PimAssignmentType.Eligible ? "eligible" : "active";
        }

        return scope;
    }

    private static JArray Reviewers(IEnumerable<PimPrincipal> reviewers) =>
        new(reviewers.Select(reviewer => new JObject { ["principalId"] = reviewer.Id, ["principalType"] = Word(reviewer.Type) }));

    private static string Word(PimPrincipalType type) => type switch
    {
        PimPrincipalType.Group => "group",
        PimPrincipalType.ServicePrincipal => "servicePrincipal",
        _ => "user",
    };
}
