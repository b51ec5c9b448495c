using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Reviews;

namespace PimTools.Emulator.Endpoints;

/// <summary>The shapes of reviews, their rounds and decisions (documented: tutorial-accessreviews-roleassignments).</summary>
internal sealed class ReviewShapes
{
    private const string Nobody = "00000000-0000-0000-0000-000000000000";

    private readonly DirectoryStore _directory;

    public ReviewShapes(DirectoryStore directory)
    {
        _directory = directory;
        Definition = new Shape<AccessReview>("accessReviewScheduleDefinition")
            .Property("id", review => review.Id)
            .Property("displayName", review => review.DisplayName)
            .Property("createdDateTime", review => IsoTime.Node(review.Created))
            .Property("lastModifiedDateTime", review => IsoTime.Node(review.Modified))
            .Property("status", review => review.Status)
            .Property("descriptionForAdmins", review => review.DescriptionForAdmins)
            .Property("descriptionForReviewers", review => review.DescriptionForReviewers)
            .Property("instanceEnumerationScope", _ => null)
            .Property("createdBy", review => Identity(review.CreatedBy))
            .Property("scope", review => review.Scope.DeepClone())
            .Property("reviewers", review => review.Reviewers.DeepClone())
            .Property("fallbackReviewers", review => review.FallbackReviewers.DeepClone())
            .Property("settings", review => ReviewSettingsJson.Write(review.Settings))
            .Property("additionalNotificationRecipients", _ => new JsonArray())
            .Filterable("id", "displayName", "status")
            .Filterable("scope/microsoft.graph.accessReviewQueryScope/query", review => (string?)review.Scope["query"])
            .Sortable("displayName");
        Item = new Shape<(AccessReview Review, ReviewInstance Instance, ReviewItem Item)>("accessReviewInstanceDecisionItem")
            .Property("id", row => row.Item.Id)
            .Property("accessReviewId", row => row.Instance.Id)
            .Property("reviewedDateTime", row => IsoTime.Node(row.Item.Reviewed))
            .Property("decision", row => row.Item.Decision)
            .Property("justification", row => row.Item.Justification)
            .Property("appliedDateTime", row => IsoTime.Node(row.Item.Applied))
            .Property("applyResult", row => row.Item.ApplyResult)
            .Property("recommendation", row => row.Item.Recommendation)
            .Property("principalLink", row => $"https://graph.microsoft.com/v1.0/{ReviewRunner.TypeOf(_directory.Find(row.Item.PrincipalId))}s/{row.Item.PrincipalId}")
            .Property("resourceLink", row => Link(row.Review.Subject))
            .Property("reviewedBy", row => Reviewer(row.Item.ReviewedBy, row.Item.Reviewed is not null))
            .Property("appliedBy", row => Reviewer(row.Item.AppliedBy, row.Item.Applied is not null))
            .Property("resource", row => new JsonObject
            {
                ["id"] = row.Review.Subject.ResourceId,
                ["displayName"] = row.Review.Subject.ResourceName,
                ["type"] = row.Review.Subject.ResourceType,
            })
            .Property("principal", row => Principal(row.Item.PrincipalId))
            .Filterable("id", "decision", "applyResult", "recommendation")
            .Sortable("decision", "reviewedDateTime", "applyResult");
    }

    public Shape<AccessReview> Definition { get; }

    public static Shape<(AccessReview Review, ReviewInstance Instance)> Instance { get; } =
        new Shape<(AccessReview Review, ReviewInstance Instance)>("accessReviewInstance")
            .Property("id", row => row.Instance.Id)
            .Property("startDateTime", row => IsoTime.Node(row.Instance.Start))
            .Property("endDateTime", row => IsoTime.Node(row.Instance.End))
            .Property("status", row => row.Instance.Status)
            .Property("scope", row => row.Review.Scope.DeepClone())
            .Property("reviewers", row => row.Review.Reviewers.DeepClone())
            .Property("fallbackReviewers", row => row.Review.FallbackReviewers.DeepClone())
            .Filterable("id", "status", "startDateTime", "endDateTime")
            .Sortable("startDateTime", "endDateTime");

    public Shape<(AccessReview Review, ReviewInstance Instance, ReviewItem Item)> Item { get; }

    private static string Link(ReviewSubject subject) => subject.ResourceType == "group"
        ? "https://graph.microsoft.com/v1.0/groups/" + subject.ResourceId
        : "https://graph.microsoft.com/beta/roleManagement/directory/roleDefinitions/" + subject.ResourceId;

    // What the service decided or applied by itself has a name and no person.
    private JsonObject Reviewer(string? id, bool isDone) => id is not null ? Identity(id) : new JsonObject
    {
        ["id"] = Nobody,
        ["displayName"] = isDone ? "AAD Access Reviews" : "",
        ["type"] = null,
        ["userPrincipalName"] = isDone ? "AAD Access Reviews" : "",
    };

    private JsonObject Identity(string id) => new()
    {
        ["id"] = id,
        ["displayName"] = _directory.Find(id)?.DisplayName,
        ["type"] = null,
        ["userPrincipalName"] = _directory.Find<User>(id)?.UserPrincipalName,
    };

    private JsonObject Principal(string id)
    {
        var found = _directory.Find(id);
        var result = new JsonObject();
        if (found is User or null)
            result["@odata.type"] = "#microsoft.graph.userIdentity";
        result["id"] = id;
        result["displayName"] = found?.DisplayName;
        result["type"] = ReviewRunner.TypeOf(found);
        if (found is User user)
        {
            result["userPrincipalName"] = user.UserPrincipalName;
            result["lastUserSignInDateTime"] = "";
        }

        return result;
    }
}
