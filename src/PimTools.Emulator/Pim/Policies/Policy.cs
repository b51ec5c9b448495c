using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Pim.Policies;

/// <summary>The rules of one role, stored as JSON and read by meaning.</summary>
internal sealed class Policy
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, JsonObject> _rules = new(StringComparer.OrdinalIgnoreCase);

    public Policy(string id, string scopeId, string scopeType, string roleDefinitionId, IEnumerable<JsonObject> rules)
    {
        Id = id;
        ScopeId = scopeId;
        ScopeType = scopeType;
        RoleDefinitionId = roleDefinitionId;
        foreach (var rule in rules)
        {
            var ruleId = (string)rule["id"]!;
            _order.Add(ruleId);
            _rules.Add(ruleId, rule);
        }
    }

    public string Id { get; private set; }

    public string AssignmentId => $"{Id}_{RoleDefinitionId}";

    public string ScopeId { get; }

    public string ScopeType { get; }

    public string RoleDefinitionId { get; }

    public DateTimeOffset? LastModified { get; private set; }

    public string? LastModifiedBy { get; private set; }

    public IEnumerable<JsonObject> Rules => _order.Select(id => _rules[id]);

    public bool IsApprovalRequired => (bool)Setting["isApprovalRequired"]!;

    public bool IsApproverJustificationRequired => Stage is { } stage && (bool)stage["isApproverJustificationRequired"]!;

    public IEnumerable<Approver> Approvers => (Stage?["primaryApprovers"] as JsonArray ?? []).OfType<JsonObject>().Select(ReadApprover);

    /// <summary>The authentication context an activation needs, or null.</summary>
    public string? AuthenticationContext =>
        this[RuleIds.ActivationContext] is { } rule && (bool)rule["isEnabled"]! ? (string?)rule["claimValue"] : null;

    private JsonObject Setting => (JsonObject)this[RuleIds.ActivationApproval]["setting"]!;

    private JsonObject? Stage => (Setting["approvalStages"] as JsonArray)?.FirstOrDefault() as JsonObject;

    public JsonObject this[string ruleId] => _rules[ruleId];

    public JsonObject? Find(string ruleId) => _rules.TryGetValue(ruleId, out var rule) ? rule : null;

    /// <summary>Gives the policy another id, as happens when a group comes under PIM.</summary>
    public void Rename(string id) => Id = id;

    public void Replace(IEnumerable<JsonObject> rules, DateTimeOffset now, string changedBy)
    {
        foreach (var rule in rules)
            _rules[(string)rule["id"]!] = rule;
        LastModified = now;
        LastModifiedBy = changedBy;
    }

    public bool IsPermanentAllowed(string expirationRule) => !(bool)this[expirationRule]["isExpirationRequired"]!;

    public TimeSpan Maximum(string expirationRule) =>
        IsoTime.TryDuration((string)this[expirationRule]["maximumDuration"]!, out var maximum) ? maximum : TimeSpan.MaxValue;

    public bool Requires(string enablementRule, string requirement) =>
        ((JsonArray)this[enablementRule]["enabledRules"]!).Any(word => (string?)word == requirement);

    public static string ExpirationRule(ScheduleKind kind) =>
        kind == ScheduleKind.Eligible ? RuleIds.EligibleExpiration : RuleIds.ActiveExpiration;

    public static string EnablementRule(ScheduleKind kind) =>
        kind == ScheduleKind.Eligible ? RuleIds.EligibleEnablement : RuleIds.ActiveEnablement;

    // One page of the documentation has id for a person, the metadata has userId: both are read.
    private static Approver ReadApprover(JsonObject approver) =>
        (string?)approver["groupId"] is { } group
            ? new Approver(group, IsGroup: true)
            : new Approver((string?)approver["userId"] ?? (string)approver["id"]!, IsGroup: false);
}
