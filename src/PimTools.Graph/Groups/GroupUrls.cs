using System;
using System.Globalization;
using PimTools.Graph.Http;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Groups;

/// <summary>Builds every address that PIM for Groups has.</summary>
internal sealed class GroupUrls : IRequestUrls, IApprovalUrls
{
    private const string Root = "identityGovernance/privilegedAccess/group/";
    private const string Names = "group,principal";
    private const string Approvals = "v1.0/" + Root + "assignmentApprovals/";

    private readonly Uri _endpoint;

    public GroupUrls(Uri graph) => _endpoint = graph;

    public string PartsName => "stages";

    /// <summary>The groups under PIM. In beta only, whatever the page for v1.0 says (API reference, section 4).</summary>
    public Uri Onboarded => Address("beta/" + Root + "resources");

    public Uri Called(string name) => Address("v1.0/groups", ("$filter", OData.Equal("displayName", name)), ("$select", "id"));

    /// <summary>The caller's own: what holds, or with its schedules what is to come, too.</summary>
    public Uri Mine(PimAssignmentType type, bool schedules = false, string? groupId = null, string? principalId = null) =>
        Held(type, schedules, Of("principal"), groupId, principalId);

    /// <summary>The service demands a group or a principal.</summary>
    public Uri List(PimAssignmentType type, bool schedules, string? groupId, string? principalId) =>
        Held(type, schedules, string.Empty, groupId, principalId);

    /// <summary>Those who are in a group, without their names; the first of them where they are many.</summary>
    public Uri Holders(PimAssignmentTarget target, PimAssignmentType type, int most) => Address(
        Collection(type, "ScheduleInstances"), ("$filter", OData.Equal("groupId", target.Role.Id)), ("$top", most.ToString(CultureInfo.InvariantCulture)));

    public Uri Requests(PimAssignmentType type, PimRequestFilter filter, string? groupId) => Address(
        Requests(type) + Of(filter.Relation),
        ("$filter", OData.And(
            OData.Equal("groupId", groupId),
            OData.Equal("principalId", filter.PrincipalId),
            OData.Equal("status", filter.Status?.ToString()))),
        ("$expand", Names));

    public Uri RequestsLike(PimRequestDraft draft, bool isApplication) => Address(
        Requests(draft.Type) + (isApplication ? string.Empty : Of("createdBy")),
        ("$filter", OData.And(
            OData.Equal("groupId", draft.Role.Id),
            OData.Equal("principalId", draft.Principal.Id),
            OData.Equal("accessId", GroupWords.Access(draft.Role)))));

    public Uri NewRequest(PimAssignmentType type) => Address(Requests(type));

    public Uri Request(PimAssignmentType type, string id) => Address(Requests(type) + "/" + OData.Segment(id));

    public Uri RequestWithNames(PimAssignmentType type, string id) => Address(Requests(type) + "/" + OData.Segment(id), ("$expand", Names));

    public Uri Cancel(PimAssignmentType type, string id) => Address(Requests(type) + "/" + OData.Segment(id) + "/cancel");

    Uri? IApprovalUrls.Mine => Address(Approvals + Of(PimRequestRelation.ForMyApproval).TrimStart('/'), ("$expand", PartsName));

    public Uri Approval(string id) => Address(Approvals + OData.Segment(id));

    public Uri Parts(string id) => Address(Approvals + OData.Segment(id) + "/stages");

    public Uri Part(string id, string part) => Address(Approvals + OData.Segment(id) + "/stages/" + OData.Segment(part));

    private Uri Held(PimAssignmentType type, bool schedules, string relation, string? groupId, string? principalId) => Address(
        Collection(type, schedules ? "Schedules" : "ScheduleInstances") + relation,
        ("$filter", OData.And(OData.Equal("groupId", groupId), OData.Equal("principalId", principalId))),
        ("$expand", Names));

    private static string Requests(PimAssignmentType type) => Collection(type, "ScheduleRequests");

    private static string Collection(PimAssignmentType type, string suffix) =>
        "v1.0/" + Root + (type == PimAssignmentType.Eligible ? "eligibility" : "assignment") + suffix;

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
