using System;
using System.Globalization;
using System.Linq;
using PimTools.Graph.Http;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Azure;

/// <summary>Builds every address that PIM for Azure roles has.</summary>
internal sealed class AzureUrls : IApprovalUrls
{
    // Every type of object has versions of its own (API reference, section 5.5).
    private const string Pim = "2020-10-01";
    private const string Approvals = "2021-01-01-preview";
    private const string ReviewVersion = "2021-12-01-preview";
    private const string MyReviews = "assignedToMeToReview()";
    private const string Roles = "2022-04-01";
    private const string ManagementGroups = "2023-04-01";
    private const string Resources = "2021-04-01";
    private const string ActivityLogVersion = "2015-04-01";
    private const string ResourceGraphVersion = "2021-03-01";

    private readonly Uri _endpoint;

    public AzureUrls(Uri arm) => _endpoint = arm;

    /// <summary>The management groups and subscriptions the caller sees.</summary>
    public Uri Entities => Address("providers/Microsoft.Management/getEntities", ManagementGroups);

    /// <summary>One query over all subscriptions (documented: azureresourcegraph resources).</summary>
    public Uri ResourceGraph => Address("providers/Microsoft.ResourceGraph/resources", ResourceGraphVersion);

    public string PartsName => "stages";

    // Observed: lists over the whole tenant drop rows.
    Uri? IApprovalUrls.Mine => null;

    /// <summary>All approvals that the caller may read.</summary>
    public Uri AllApprovals => At(AzureScopeId.TenantRoot, "roleAssignmentApprovals", Approvals);

    public Uri ResourceGroups(string subscriptionId) => Address(OData.Path(subscriptionId) + "/resourcegroups", Resources);

    /// <summary>A subscription's resources of a name (documented: resources-list).</summary>
    public Uri ResourcesOfName(string subscriptionId, string name) =>
        Address(OData.Path(subscriptionId) + "/resources", Resources, OData.Equal("name", name));

    /// <summary>The roles that can be assigned at a scope.</summary>
    public Uri RolesAt(string scopeId) => At(scopeId, "roleDefinitions", Roles);

    /// <summary>All roles of a type in the tenant (documented: role-definitions-list-rest, custom-roles-rest).</summary>
    public Uri RolesOfType(string type) => At(AzureScopeId.TenantRoot, "roleDefinitions", Roles, OData.Equal("type", type));

    /// <summary>The tenant's roles of a name, built in and custom.</summary>
    public Uri RolesOfName(string name) => At(AzureScopeId.TenantRoot, "roleDefinitions", Roles, OData.Equal("roleName", name));

    /// <summary>The scopes below; with the filter, on all levels.</summary>
    public Uri EligibleChildren(PimScope scope) => At(
        scope.Id,
        "eligibleChildResources",
        Pim,
        scope.Type is PimScopeType.ManagementGroup or PimScopeType.Subscription
            ? OData.Equal("resourceType", "subscription") + " or " + OData.Equal("resourceType", "resourcegroup")
            : null);

    public Uri Instances(PimAssignmentType type, string scopeId, string? filter) => At(scopeId, Collection(type) + "Instances", Pim, filter);

    public Uri Schedules(PimAssignmentType type, string scopeId, string? filter) => At(scopeId, Collection(type) + "s", Pim, filter);

    public Uri Requests(PimAssignmentType type, string scopeId, string? filter) => At(scopeId, Collection(type) + "Requests", Pim, filter);

    public Uri Request(PimAssignmentType type, string scopeId, string id) => At(scopeId, OfRequest(type, id), Pim);

    public Uri Validate(PimAssignmentType type, string scopeId, string id) => At(scopeId, OfRequest(type, id) + "/validate", Pim);

    public Uri Cancel(PimAssignmentType type, string scopeId, string id) => At(scopeId, OfRequest(type, id) + "/cancel", Pim);

    public Uri Approval(string id) => At(AzureScopeId.TenantRoot, "roleAssignmentApprovals/" + OData.Segment(id), Approvals);

    public Uri Parts(string id) => At(AzureScopeId.TenantRoot, "roleAssignmentApprovals/" + OData.Segment(id) + "/stages", Approvals);

    public Uri Part(string id, string part) =>
        At(AzureScopeId.TenantRoot, "roleAssignmentApprovals/" + OData.Segment(id) + "/stages/" + OData.Segment(part), Approvals);

    /// <summary>The settings of one role at a scope, or of all.</summary>
    public Uri PolicyAssignments(string scopeId, string? roleId) => At(
        scopeId,
        "roleManagementPolicyAssignments",
        Pim,
        OData.Equal("roleDefinitionId", roleId is null ? null : AzureIds.RoleDefinition(scopeId, roleId)));

    public Uri Policy(string scopeId, string id) => At(scopeId, "roleManagementPolicies/" + OData.Segment(id), Pim);

    /// <summary>The log of what happened to access in a subscription; it takes no filters but those of its page (documented: activitylogs-list).</summary>
    public Uri ActivityLog(string subscriptionId, DateTimeOffset since, DateTimeOffset? until) => Address(
        OData.Path(subscriptionId) + "/providers/Microsoft.Insights/eventtypes/management/values",
        ActivityLogVersion,
        OData.And(
            "eventTimestamp ge " + Time(since),
            until is { } latest ? "eventTimestamp le " + Time(latest) : null,
            OData.Equal("resourceProvider", "Microsoft.Authorization")));

    /// <summary>The access reviews of a subscription; at the tenant, those in which the caller is asked.</summary>
    public Uri Reviews(string? subscriptionId) => Review(subscriptionId);

    /// <summary>An access review of a subscription, or of those in which the caller is asked, or what lies below it.</summary>
    public Uri Review(string? subscriptionId, params string[] path) =>
        At(subscriptionId ?? AzureScopeId.TenantRoot, OfReview(path), ReviewVersion, subscriptionId is null ? MyReviews : null);

    /// <summary>The decisions about which the caller is asked.</summary>
    public Uri MyReviewDecisions(string review, string instance) =>
        At(AzureScopeId.TenantRoot, OfReview(review, "instances", instance, "decisions"), ReviewVersion, MyReviews);

    /// <summary>A decision about which the caller is asked.</summary>
    public Uri MyReviewDecision(string review, string instance, string decision) =>
        At(AzureScopeId.TenantRoot, OfReview(review, "instances", instance, "decisions", decision), ReviewVersion);

    private static string OfReview(params string[] path) => string.Join("/", path.Select(OData.Segment).Prepend("accessReviewScheduleDefinitions"));

    private static string Time(DateTimeOffset time) => OData.Literal(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

    private static string Collection(PimAssignmentType type) =>
        type == PimAssignmentType.Eligible ? "roleEligibilitySchedule" : "roleAssignmentSchedule";

    private static string OfRequest(PimAssignmentType type, string id) => Collection(type) + "Requests/" + OData.Segment(id);

    private Uri At(string scopeId, string path, string version, string? filter = null) =>
        Address(OData.Path(scopeId) + "/providers/Microsoft.Authorization/" + path, version, filter);

    private Uri Address(string path, string version, string? filter = null) =>
        OData.Address(_endpoint, path.TrimStart('/'), ("api-version", version), ("$filter", filter));
}
