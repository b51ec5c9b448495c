using System;
using System.Globalization;
using PimTools.Graph.Http;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Entra;

/// <summary>Builds every address that PIM for Entra roles has.</summary>
internal sealed class EntraUrls : IRequestUrls, IApprovalUrls
{
    private const string Roles = "v1.0/roleManagement/directory/";
    private const string RoleProperties = "id,displayName,description,isBuiltIn,isEnabled,templateId";
    private const string Names = "roleDefinition,principal,directoryScope";

    // Approvals of Entra roles exist in beta only (documented: approval-get).
    private const string Approvals = "beta/roleManagement/directory/roleAssignmentApprovals/";

    private readonly Uri _endpoint;

    public EntraUrls(Uri graph) => _endpoint = graph;

    public string PartsName => "steps";

    public Uri RoleDefinitions => Address(Roles + "roleDefinitions", ("$select", RoleProperties));

    public Uri RoleDefinitionsNamed(string name) => Address(
        Roles + "roleDefinitions", ("$filter", OData.Equal("displayName", name)), ("$select", RoleProperties));

    // In beta, a definition tells as well whether it is privileged (documented: unifiedroledefinition).
    public Uri WholeRoleDefinitions => Address("beta/roleManagement/directory/roleDefinitions");

    // The mark exists in beta only (documented: unifiedroledefinition).
    public Uri PrivilegedRoles => Address("beta/roleManagement/directory/roleDefinitions", ("$filter", "isPrivileged eq true"), ("$select", "id"));

    public Uri AdministrativeUnits => Address("v1.0/directory/administrativeUnits", ("$select", "id,displayName"));

    public Uri Instances(PimAssignmentType type, PimAssignmentFilter filter) => Address(
        Collection(type, filter.IsScheduled ? "Schedules" : "ScheduleInstances") + (filter.Mine ? Of("principal") : string.Empty),
        ("$filter", OData.And(
            OData.Equal("roleDefinitionId", filter.RoleId),
            OData.Equal("principalId", filter.PrincipalId),
            OData.Equal("directoryScopeId", filter.ScopeId))),
        ("$expand", Names));

    /// <summary>Those who hold a role at a scope, without their names; the first of them where they are many.</summary>
    public Uri Holders(PimAssignmentTarget target, PimAssignmentType type, int most) => Address(
        Collection(type, "ScheduleInstances"),
        ("$filter", OData.And(OData.Equal("roleDefinitionId", target.Role.Id), OData.Equal("directoryScopeId", target.Scope.Id))),
        ("$top", most.ToString(CultureInfo.InvariantCulture)));

    public Uri Requests(PimAssignmentType type, PimRequestFilter filter) => Address(
        Requests(type) + Of(filter.Relation),
        ("$filter", OData.And(
            OData.Equal("status", filter.Status?.ToString()),
            OData.Equal("roleDefinitionId", filter.RoleId),
            OData.Equal("principalId", filter.PrincipalId),
            OData.Equal("directoryScopeId", filter.ScopeId))),
        ("$expand", Names));

    public Uri RequestsLike(PimRequestDraft draft, bool isApplication) => Address(
        Requests(draft.Type) + (isApplication ? string.Empty : Of("createdBy")),
        ("$filter", OData.And(
            OData.Equal("principalId", draft.Principal.Id),
            OData.Equal("roleDefinitionId", draft.Role.Id),
            OData.Equal(ScopeProperty(draft.Scope), draft.Scope.Id))));

    public Uri NewRequest(PimAssignmentType type) => Address(Requests(type));

    public Uri Request(PimAssignmentType type, string id) => Address(Requests(type) + "/" + OData.Segment(id));

    public Uri RequestWithNames(PimAssignmentType type, string id) => Address(Requests(type) + "/" + OData.Segment(id), ("$expand", Names));

    public Uri Cancel(PimAssignmentType type, string id) => Address(Requests(type) + "/" + OData.Segment(id) + "/cancel");

    Uri? IApprovalUrls.Mine => Address(Approvals + Of(PimRequestRelation.ForMyApproval).TrimStart('/'), ("$expand", PartsName));

    public Uri Approval(string id) => Address(Approvals + OData.Segment(id));

    public Uri Parts(string id) => Address(Approvals + OData.Segment(id) + "/steps");

    public Uri Part(string id, string part) => Address(Approvals + OData.Segment(id) + "/steps/" + OData.Segment(part));

    public static string ScopeProperty(PimScope scope) => scope.Type == PimScopeType.Application ? "appScopeId" : "directoryScopeId";

    private static string Requests(PimAssignmentType type) => Collection(type, "ScheduleRequests");

    private static string Collection(PimAssignmentType type, string suffix) =>
        Roles + (type == PimAssignmentType.Eligible ? "roleEligibility" : "roleAssignment") + suffix;

    private static string Of(PimRequestRelation relation) => relation switch
    {
        PimRequestRelation.Mine => Of("principal"),
        PimRequestRelation.CreatedByMe => Of("createdBy"),
        PimRequestRelation.ForMyApproval => Of("approver"),
        _ => string.Empty,
    };

    private static string Of(string relation) => "/filterByCurrentUser(on=" + OData.Literal(relation) + ")";

    private Uri Address(string path, params (string, string?)[] query) => OData.Address(_endpoint, path, query);
}
