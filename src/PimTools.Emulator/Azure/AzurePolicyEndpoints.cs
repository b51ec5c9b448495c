using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;

namespace PimTools.Emulator.Azure;

/// <summary>Role settings of Azure: readers and those eligible for the role can read them, those who may assign can change them.</summary>
internal sealed class AzurePolicyEndpoints : IArmEndpoints
{
    private const string Policies = "Microsoft.Authorization/roleManagementPolicies";
    private const string Assignments = "Microsoft.Authorization/roleManagementPolicyAssignments";

    private readonly AzurePimService _service;
    private readonly PolicyEditor _editor;
    private readonly AzureAuthority _authority;
    private readonly ArmResponses _responses;
    private readonly AzurePolicyShapes _shapes;

    public AzurePolicyEndpoints(
        AzurePimService service, PolicyEditor editor, AzureAuthority authority, ArmResponses responses, AzurePolicyShapes shapes)
    {
        _service = service;
        _editor = editor;
        _authority = authority;
        _responses = responses;
        _shapes = shapes;
    }

    public IEnumerable<ArmRoute> Routes =>
    [
        new ArmRoute("GET", Policies, ArmVersions.Pim, ListPolicies) { Options = ["$filter"] },
        new ArmRoute("GET", Policies + "/{name}", ArmVersions.Pim, GetPolicy),
        new ArmRoute("PATCH", Policies + "/{name}", ArmVersions.Pim, Patch),
        new ArmRoute("PUT", Policies + "/{name}", ArmVersions.Pim, _ => throw ServiceException.BadRequest("Not implemented exception")),
        new ArmRoute("GET", Assignments, ArmVersions.Pim, ListAssignments) { Options = ["$filter"] },
        new ArmRoute("GET", Assignments + "/{name}", ArmVersions.Pim, GetAssignment),
    ];

    private ServiceResponse ListPolicies(ArmRequest request) => _responses.Page(request, List(request), _shapes.Policy);

    private ServiceResponse ListAssignments(ArmRequest request) =>
        _responses.Page(request, List(request), policy => _shapes.Assignment(policy, request.Scope));

    private IEnumerable<Policy> List(ArmRequest request)
    {
        var filter = request.Filter("atScope", "roleDefinitionId");
        if (filter["roleDefinitionId"] is not { } wanted)
        {
            _authority.Require(request.Caller, AzureActions.ReadAssignments, request.Scope, Policies + "/read");
            return _service.Policies.At(request.Scope);
        }

        if (_service.Roles.Find(wanted) is not { } role || !role.IsAssignableAt(request.Scope))
            return [];

        var policy = _service.Policies.Of(request.Scope, role);
        RequireReader(request, policy);
        return [policy];
    }

    private ServiceResponse GetPolicy(ArmRequest request)
    {
        var policy = Find(request, request["name"]);
        RequireReader(request, policy);
        return ServiceResponse.Ok(_shapes.Policy(policy));
    }

    private ServiceResponse GetAssignment(ArmRequest request)
    {
        // The name consists of the policy's and the role's.
        var policy = Find(request, request["name"].Split('_')[0]);
        if (!policy.AssignmentId.Equals(request["name"], StringComparison.OrdinalIgnoreCase))
            throw NotFound(request);

        RequireReader(request, policy);
        return ServiceResponse.Ok(_shapes.Assignment(policy, request.Scope));
    }

    private ServiceResponse Patch(ArmRequest request)
    {
        var policy = Find(request, request["name"]);
        _authority.Require(request.Caller, AzureActions.WriteAssignments, request.Scope, Policies + "/write");

        var body = new BodyReader(request.Properties(), "Microsoft.Authorization.RoleManagementPolicyProperties",
            "rules", "scope", "displayName", "description", "isOrganizationDefault", "lastModifiedBy", "lastModifiedDateTime",
            "effectiveRules", "policyProperties");
        var rules = (body.Array("rules") ?? throw body.Missing("rules")).OfType<JsonObject>().Select(rule => (JsonNode)ArmRuleConverter.ToGraph(rule));
        _editor.Change(policy, [.. rules.Select(rule => RuleIdReader.Read(policy, rule))], request.Caller);
        return ServiceResponse.Ok(_shapes.Policy(policy));
    }

    private void RequireReader(ArmRequest request, Policy policy)
    {
        if (!IsEligible(request.Caller, policy))
            _authority.Require(request.Caller, AzureActions.ReadAssignments, request.Scope, Policies + "/read");
    }

    private bool IsEligible(Caller caller, Policy policy) =>
        _service.Store.GrantsOf(caller.ObjectId, ScheduleKind.Eligible).Any(held =>
            held.Schedule.Target.Role == policy.RoleDefinitionId
            && ArmScope.Require(_service.Tree, policy.ScopeId).IsInLineWith(_service.ScopeOf(held.Schedule.Target)));

    private Policy Find(ArmRequest request, string id) => _service.Policies.Find(request.Scope, id) ?? throw NotFound(request);

    private static ServiceException NotFound(ArmRequest request) =>
        ArmErrors.NotFound("ResourceNotFound", $"The resource '{request["name"]}' could not be found.");
}
