using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Policies;

namespace PimTools.Emulator.Endpoints;

/// <summary>Role settings: every member of the tenant can read them, administrators can change them.</summary>
internal sealed class PolicyEndpoints : IGraphEndpoints
{
    private const string Policies = "policies/roleManagementPolicies";
    private const string Assignments = "policies/roleManagementPolicyAssignments";

    private readonly IReadOnlyList<IPolicyArea> _areas;
    private readonly GraphResponses _responses;

    public PolicyEndpoints(IReadOnlyList<IPolicyArea> areas, GraphResponses responses)
    {
        _areas = areas;
        _responses = responses;
    }

    public IEnumerable<GraphRoute> Routes
    {
        get
        {
            // The needed permission depends on the policies that a call is about.
            var byPolicy = Permission.None;
            return
            [
                new GraphRoute("GET", Policies, byPolicy, request => List(request, Policies, PolicyShapes.Policy)),
                new GraphRoute("GET", Policies + "/{id}", byPolicy, GetPolicy),
                new GraphRoute("PATCH", Policies + "/{id}", byPolicy, PatchPolicy),
                new GraphRoute("GET", Policies + "/{id}/rules", byPolicy, request => Rules(request, "rules")),
                new GraphRoute("GET", Policies + "/{id}/effectiveRules", byPolicy, request => Rules(request, "effectiveRules")),
                new GraphRoute("GET", Policies + "/{id}/rules/{ruleId}", byPolicy, GetRule),
                new GraphRoute("PATCH", Policies + "/{id}/rules/{ruleId}", byPolicy, PatchRule),
                new GraphRoute("GET", Assignments, byPolicy, request => List(request, Assignments, PolicyShapes.Assignment)),
                new GraphRoute("GET", Assignments + "/{id}", byPolicy, GetAssignment),
            ];
        }
    }

    private ServiceResponse List(GraphRequest request, string resource, Shape<Policy> shape)
    {
        var filter = request.Query.Filter;
        var scopeId = filter?.PinnedValues("scopeId").FirstOrDefault();
        var scopeType = filter?.PinnedValues("scopeType").FirstOrDefault();
        var area = scopeType is null ? null : _areas.FirstOrDefault(known => known.Answers(scopeType));
        (area?.Read ?? AnyOf(known => known.Read)).Require(request.Caller);
        if (filter is null || scopeId is null || scopeType is null)
            throw ServiceException.Wrapped(HttpStatusCode.BadRequest, "MissingProvider", "The provider is missing: a filter on scopeId and scopeType is required.");

        // An area may have several names in filters; its policies carry one.
        var isOwnWord = area is null || area.ScopeType.Equals(scopeType, StringComparison.OrdinalIgnoreCase);
        request.Query.Filter = isOwnWord ? filter : filter.WithValue("scopeType", area!.ScopeType);
        return _responses.Page(request, resource, shape, area?.At(scopeId) ?? []);
    }

    private ServiceResponse GetPolicy(GraphRequest request) =>
        ServiceResponse.Ok(GraphResponses.Entity(request, Policies, PolicyShapes.Policy, ToRead(request).Policy));

    private ServiceResponse GetAssignment(GraphRequest request)
    {
        var (_, policy) = Find(request, (area, id) => area.FindAssignment(id), area => area.Read);
        return ServiceResponse.Ok(GraphResponses.Entity(request, Assignments, PolicyShapes.Assignment, policy));
    }

    private ServiceResponse Rules(GraphRequest request, string collection)
    {
        var policy = ToRead(request).Policy;
        return ServiceResponse.Ok(new JsonObject
        {
            ["@odata.context"] = request.Context($"{Policies}('{policy.Id}')/{collection}"),
            ["value"] = PolicyShapes.Rules(policy),
        });
    }

    private ServiceResponse GetRule(GraphRequest request)
    {
        var policy = ToRead(request).Policy;
        var rule = policy.Find(request["ruleId"]) ?? throw ServiceException.ResourceNotFound(request["ruleId"]);
        var body = new JsonObject { ["@odata.context"] = request.Context($"{Policies}('{policy.Id}')/rules/$entity") };
        foreach (var property in rule)
            body[property.Key] = property.Value?.DeepClone();
        return ServiceResponse.Ok(body);
    }

    private ServiceResponse PatchRule(GraphRequest request)
    {
        var (area, policy) = ToWrite(request);
        if (policy.Find(request["ruleId"]) is null)
            throw ServiceException.ResourceNotFound(request["ruleId"]);

        area.Editor.Change(policy, [(request["ruleId"], request.BodyObject())], request.Caller);
        area.Changed(policy);
        return ServiceResponse.NoContent;
    }

    private ServiceResponse PatchPolicy(GraphRequest request)
    {
        var (area, policy) = ToWrite(request);
        var body = new BodyReader(request.BodyObject(), "unifiedRoleManagementPolicy", "rules");
        var rules = body.Array("rules") ?? throw body.Missing("rules");
        area.Editor.Change(policy, [.. rules.Select(rule => RuleIdReader.Read(policy, rule))], request.Caller);
        area.Changed(policy);
        return ServiceResponse.Ok(GraphResponses.Entity(request, Policies, PolicyShapes.Policy, policy));
    }

    private (IPolicyArea Area, Policy Policy) ToRead(GraphRequest request) => Find(request, (area, id) => area.Find(id), area => area.Read);

    private (IPolicyArea Area, Policy Policy) ToWrite(GraphRequest request)
    {
        var found = Find(request, (area, id) => area.Find(id), area => area.Write);
        found.Area.RequireWriter(found.Policy, request.Caller);
        return found;
    }

    private (IPolicyArea Area, Policy Policy) Find(
        GraphRequest request, Func<IPolicyArea, string, Policy?> find, Func<IPolicyArea, Permission> permission)
    {
        foreach (var area in _areas)
        {
            if (find(area, request["id"]) is { } policy)
            {
                permission(area).Require(request.Caller);
                return (area, policy);
            }
        }

        AnyOf(permission).Require(request.Caller);
        throw ServiceException.ResourceNotFound(request["id"]);
    }

    private Permission AnyOf(Func<IPolicyArea, Permission> permission) => Permission.AnyOf(_areas.Select(permission));
}
