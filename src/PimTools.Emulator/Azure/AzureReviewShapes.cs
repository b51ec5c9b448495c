using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Reviews;

namespace PimTools.Emulator.Azure;

/// <summary>The JSON of the reviews of Azure roles, their rounds and decisions (published: the examples of version 2021-12-01-preview).</summary>
internal sealed class AzureReviewShapes(DirectoryStore directory)
{
    public const string ResourceType = "azureRole";
    public const string Type = "Microsoft.Authorization/accessReviewScheduleDefinitions";

    /// <summary>Writes a review; those in which the caller is asked have their rounds with them.</summary>
    public JsonObject Definition(AccessReview review, string scope, bool withInstances = false)
    {
        var properties = new JsonObject
        {
            ["displayName"] = review.DisplayName,
            ["status"] = review.Status,
            ["descriptionForAdmins"] = review.DescriptionForAdmins,
            ["descriptionForReviewers"] = review.DescriptionForReviewers,
            ["createdBy"] = Actor(review.CreatedBy),
            ["scope"] = review.Scope.DeepClone(),
            ["reviewers"] = review.Reviewers.DeepClone(),
            ["reviewersType"] = review.Reviewers.Count == 0 ? "Self" : "Assigned",
            ["backupReviewers"] = review.FallbackReviewers.DeepClone(),
            ["settings"] = ReviewSettingsJson.WriteForAzure(review.Settings),
        };
        if (withInstances)
            properties["instances"] = new JsonArray([.. review.Instances.Select(instance => (JsonNode)Instance(review, instance, scope))]);
        return Whole(Id(review, scope), Type, review.Id, properties);
    }

    public static JsonObject Instance(AccessReview review, ReviewInstance instance, string scope) =>
        Whole($"{Id(review, scope)}/instances/{instance.Id}", Type + "/instances", instance.Id, new JsonObject
        {
            ["status"] = instance.Status,
            ["startDateTime"] = IsoTime.Node(instance.Start),
            ["endDateTime"] = IsoTime.Node(instance.End),
        });

    public JsonObject Decision(AccessReview review, ReviewInstance instance, ReviewItem item, string scope)
    {
        var principal = directory.Find(item.PrincipalId);
        return Whole($"{Id(review, scope)}/instances/{instance.Id}/decisions/{item.Id}", Type + "/instances/decisions", item.Id, new JsonObject
        {
            ["reviewedBy"] = item.ReviewedBy is null ? null : Actor(item.ReviewedBy),
            ["reviewedDateTime"] = IsoTime.Node(item.Reviewed),
            ["decision"] = item.Decision,
            ["justification"] = item.Justification,
            ["appliedBy"] = item.AppliedBy is null ? null : Actor(item.AppliedBy),
            ["appliedDateTime"] = IsoTime.Node(item.Applied),
            ["applyResult"] = item.ApplyResult,
            ["recommendation"] = item.Recommendation,
            ["principal"] = new JsonObject
            {
                ["type"] = ReviewRunner.TypeOf(principal),
                ["id"] = item.PrincipalId,
                ["displayName"] = principal?.DisplayName,
                ["userPrincipalName"] = (principal as User)?.UserPrincipalName,
            },
            ["resource"] = new JsonObject
            {
                ["type"] = ResourceType,
                ["id"] = review.Subject.ResourceId,
                ["displayName"] = review.Subject.ResourceName,
            },
            ["principalResourceMembership"] = new JsonObject { ["membershipTypes"] = new JsonArray("direct") },
        });
    }

    private JsonObject Actor(string id) => new()
    {
        ["principalType"] = directory.Find(id) is ServicePrincipal ? "servicePrincipal" : "user",
        ["principalId"] = id,
        ["principalName"] = directory.Find(id)?.DisplayName,
        ["userPrincipalName"] = directory.Find<User>(id)?.UserPrincipalName,
    };

    private static string Id(AccessReview review, string scope) => $"{scope}/providers/{Type}/{review.Id}";

    private static JsonObject Whole(string id, string type, string name, JsonObject properties) => new()
    {
        ["id"] = id,
        ["type"] = type,
        ["name"] = name,
        ["properties"] = properties,
    };
}
