using System;
using PimTools.Graph.Http;

namespace PimTools.Graph.Policies;

/// <summary>Builds every address that Graph's policies have.</summary>
internal sealed class PolicyUrls
{
    private const string Policies = "v1.0/policies/roleManagementPolicies/";

    private readonly Uri _endpoint;

    public PolicyUrls(Uri graph) => _endpoint = graph;

    /// <summary>Policies with their rules: of one role, or of all at the scope. Both words of the scope are demanded (documented: the list page).</summary>
    public Uri Assignments(string scopeId, string scopeType, string? roleId) => OData.Address(
        _endpoint,
        "v1.0/policies/roleManagementPolicyAssignments",
        ("$filter", OData.And(OData.Equal("scopeId", scopeId), OData.Equal("scopeType", scopeType), OData.Equal("roleDefinitionId", roleId))),
        ("$expand", "policy($expand=rules)"));

    public Uri Policy(string id) => OData.Address(_endpoint, Policies + OData.Segment(id));

    public Uri Rule(string policyId, string ruleId) =>
        OData.Address(_endpoint, Policies + OData.Segment(policyId) + "/rules/" + OData.Segment(ruleId));
}
