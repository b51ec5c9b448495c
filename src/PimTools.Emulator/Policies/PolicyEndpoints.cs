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

    private readonly IReadOnlyList<IPolicyArea> _areas;
    private readonly Result _result;

    public PolicyEndpoints(IReadOnlyList<IPolicyArea> areas, Result result)
    {
        _areas = areas;
        _result = result;
    }

    public IEnumerable<Route> Routes
    {
        get
        {
            // Which of the permissions is needed depends on the policies a call is about.
            var read = Permission.AnyOf(_areas.Select(area => area.Read));
            var write = Permission.AnyOf(_areas.Select(area => area.Write));
            return
            [
                new Route("GET", Policies, read, request => List(request, Policies, PolicyShapes.Policy)),
                new Route("GET", Policies + "/{id}", read, GetPolicy),
                new Route("PATCH", Policies + "/{id}", write, PatchPolicy),
                new Route("GET", Policies + "/{id}/rules", read, request => Rules(request, "rules")),
                new Route("GET", Policies + "/{id}/effectiveRules", read, request => Rules(request, "effectiveRules")),
                new Route("GET", Policies + "/{id}/rules/{ruleId}", read, GetRule),
                new Route("PATCH", Policies + "/{id}/rules/{ruleId}", write, PatchRule),
                new Route("GET", Assignments, read, request => List(request, Assignments, PolicyShapes.Assignment)),
                new Route("GET", Assignments + "/{id}", read, GetAssignment),
            ];
        }
    }

    private GraphResponse List(GraphRequest request, string resource, Shape<Policy> shape)
    {
        var filter = request.Query.Filter;
        var scopeId = filter?.PinnedValues("scopeId").FirstOrDefault();
        var scopeType = filter?.PinnedValues("scopeType").FirstOrDefault();
        if (filter is null || scopeId is null || scopeType is null)
            throw GraphException.BadRequest("A filter on scopeId and scopeType is required.");

        // The samples know the directory under both words.
        if (scopeType.Equals("Directory", StringComparison.OrdinalIgnoreCase))
        {
            scopeType = RolePolicies.ScopeType;
            request.Query.Filter = filter.WithValue("scopeType", scopeType);
        }

        var area = _areas.FirstOrDefault(known => known.ScopeType.Equals(scopeType, StringComparison.OrdinalIgnoreCase));
        area?.Read.Require(request.Caller);
        return _result.Page(request, resource, shape, area?.At(scopeId) ?? []);
    }

    private GraphResponse GetPolicy(GraphRequest request) =>
        GraphResponse.Ok(Result.Entity(request, Policies, PolicyShapes.Policy, ToRead(request).Policy));

    private GraphResponse GetAssignment(GraphRequest request)
    {
        var (area, policy) = Find(request, (area, id) => area.FindAssignment(id));
        area.Read.Require(request.Caller);
        return GraphResponse.Ok(Result.Entity(request, Assignments, PolicyShapes.Assignment, policy));
    }

    private GraphResponse Rules(GraphRequest request, string collection)
    {
        var policy = ToRead(request).Policy;
        return GraphResponse.Ok(new JsonObject
        {
            ["@odata.context"] = request.Context($"{Policies}('{policy.Id}')/{collection}"),
            ["value"] = PolicyShapes.Rules(policy),
        });
    }

    private GraphResponse GetRule(GraphRequest request)
    {
        var policy = ToRead(request).Policy;
        var rule = policy.Find(request["ruleId"]) ?? throw GraphException.ResourceNotFound(request["ruleId"]);
        var body = new JsonObject { ["@odata.context"] = request.Context($"{Policies}('{policy.Id}')/rules/$entity") };
        foreach (var property in rule)
            body[property.Key] = property.Value?.DeepClone();
        return GraphResponse.Ok(body);
    }

    private GraphResponse PatchRule(GraphRequest request)
    {
        var (area, policy) = ToWrite(request);
        if (policy.Find(request["ruleId"]) is null)
            throw GraphException.ResourceNotFound(request["ruleId"]);

        area.Editor.Change(policy, [(request["ruleId"], request.BodyObject())], request.Caller);
        area.Changed(policy);
        return GraphResponse.NoContent;
    }

    private GraphResponse PatchPolicy(GraphRequest request)
    {
        var (area, policy) = ToWrite(request);
        var body = new BodyReader(request.BodyObject(), "unifiedRoleManagementPolicy", "rules");
        var rules = body.Array("rules") ?? throw body.Missing("rules");
        area.Editor.Change(policy, [.. rules.Select(rule => RuleBody.Read(policy, rule))], request.Caller);
        area.Changed(policy);
        return GraphResponse.Ok(Result.Entity(request, Policies, PolicyShapes.Policy, policy));
    }

    private (IPolicyArea Area, Policy Policy) ToRead(GraphRequest request)
    {
        var found = Find(request, (area, id) => area.Find(id));
        found.Area.Read.Require(request.Caller);
        return found;
    }

    private (IPolicyArea Area, Policy Policy) ToWrite(GraphRequest request)
    {
        var found = Find(request, (area, id) => area.Find(id));
        found.Area.Write.Require(request.Caller);
        found.Area.RequireWriter(found.Policy, request.Caller);
        return found;
    }

    private (IPolicyArea Area, Policy Policy) Find(GraphRequest request, Func<IPolicyArea, string, Policy?> find)
    {
        foreach (var area in _areas)
        {
            if (find(area, request["id"]) is { } policy)
                return (area, policy);
        }

        throw GraphException.ResourceNotFound(request["id"]);
    }
}
