using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Policies;

/// <summary>Role settings: read by every member of the tenant, changed by administrators.</summary>
internal sealed class PolicyEndpoints : IEndpoints
{
    private const string Policies = "policies/roleManagementPolicies";
    private const string Assignments = "policies/roleManagementPolicyAssignments";

    private readonly RolePolicies _policies;
    private readonly PolicyEditor _editor;
    private readonly DirectoryAuthority _authority;
    private readonly Result _result;

    public PolicyEndpoints(RolePolicies policies, PolicyEditor editor, DirectoryAuthority authority, Result result)
    {
        _policies = policies;
        _editor = editor;
        _authority = authority;
        _result = result;
    }

    public IEnumerable<Route> Routes =>
    [
        new Route("GET", Policies, Permissions.ReadPolicies, request => List(request, Policies, PolicyShapes.Policy)),
        new Route("GET", Policies + "/{id}", Permissions.ReadPolicies, GetPolicy),
        new Route("PATCH", Policies + "/{id}", Permissions.WritePolicies, PatchPolicy),
        new Route("GET", Policies + "/{id}/rules", Permissions.ReadPolicies, request => Rules(request, "rules")),
        new Route("GET", Policies + "/{id}/effectiveRules", Permissions.ReadPolicies, request => Rules(request, "effectiveRules")),
        new Route("GET", Policies + "/{id}/rules/{ruleId}", Permissions.ReadPolicies, GetRule),
        new Route("PATCH", Policies + "/{id}/rules/{ruleId}", Permissions.WritePolicies, PatchRule),
        new Route("GET", Assignments, Permissions.ReadPolicies, request => List(request, Assignments, PolicyShapes.Assignment)),
        new Route("GET", Assignments + "/{id}", Permissions.ReadPolicies, GetAssignment),
    ];

    private GraphResponse List(GraphRequest request, string resource, Shape<Policy> shape)
    {
        var filter = request.Query.Filter;
        var scopeType = filter?.PinnedValues("scopeType").FirstOrDefault();
        if (filter?.PinnedValues("scopeId").Any() is not true || scopeType is null)
            throw GraphException.BadRequest("A filter on scopeId and scopeType is required.");

        // The samples know the directory under both words.
        if (scopeType.Equals("Directory", StringComparison.OrdinalIgnoreCase))
            request.Query.Filter = filter.WithValue("scopeType", RolePolicies.ScopeType);
        return _result.Page(request, resource, shape, _policies.All);
    }

    private GraphResponse GetPolicy(GraphRequest request) =>
        GraphResponse.Ok(Result.Entity(request, Policies, PolicyShapes.Policy, Find(request)));

    private GraphResponse GetAssignment(GraphRequest request)
    {
        var policy = _policies.FindAssignment(request["id"]) ?? throw GraphException.ResourceNotFound(request["id"]);
        return GraphResponse.Ok(Result.Entity(request, Assignments, PolicyShapes.Assignment, policy));
    }

    private GraphResponse Rules(GraphRequest request, string collection)
    {
        var policy = Find(request);
        return GraphResponse.Ok(new JsonObject
        {
            ["@odata.context"] = request.Context($"{Policies}('{policy.Id}')/{collection}"),
            ["value"] = PolicyShapes.Rules(policy),
        });
    }

    private GraphResponse GetRule(GraphRequest request)
    {
        var policy = Find(request);
        var rule = policy.Find(request["ruleId"]) ?? throw GraphException.ResourceNotFound(request["ruleId"]);
        var body = new JsonObject { ["@odata.context"] = request.Context($"{Policies}('{policy.Id}')/rules/$entity") };
        foreach (var property in rule)
            body[property.Key] = property.Value?.DeepClone();
        return GraphResponse.Ok(body);
    }

    private GraphResponse PatchRule(GraphRequest request)
    {
        _authority.RequireWriter(request.Caller);
        var policy = Find(request);
        if (policy.Find(request["ruleId"]) is null)
            throw GraphException.ResourceNotFound(request["ruleId"]);

        _editor.Change(policy, [(request["ruleId"], request.BodyObject())], request.Caller);
        return GraphResponse.NoContent;
    }

    private GraphResponse PatchPolicy(GraphRequest request)
    {
        _authority.RequireWriter(request.Caller);
        var policy = Find(request);
        var body = new BodyReader(request.BodyObject(), "unifiedRoleManagementPolicy", "rules");
        var rules = body.Array("rules") ?? throw body.Missing("rules");
        _editor.Change(policy, [.. rules.Select(rule => ReadRule(policy, rule))], request.Caller);
        return GraphResponse.Ok(Result.Entity(request, Policies, PolicyShapes.Policy, policy));
    }

    private static (string Id, JsonObject Body) ReadRule(Policy policy, JsonNode? rule)
    {
        if (rule is not JsonObject body || body["id"] is not JsonValue value || !value.TryGetValue<string>(out var id))
            throw GraphException.BadRequest("Every rule of a policy needs its id.");
        return policy.Find(id) is null ? throw PolicyEditor.Invalid($"There is no rule '{id}'.") : (id, body);
    }

    private Policy Find(GraphRequest request) => _policies.Find(request["id"]) ?? throw GraphException.ResourceNotFound(request["id"]);
}
