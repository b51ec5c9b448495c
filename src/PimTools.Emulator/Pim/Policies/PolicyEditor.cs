using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Pim.Policies;

/// <summary>Changes the rules of a policy: all of a call or none, and only to values that the service accepts.</summary>
internal sealed class PolicyEditor
{
    private readonly TenantState _tenant;
    private readonly PimAuditWriter _audit;
    private readonly RuleReader _reader;

    public PolicyEditor(TenantState tenant, PimAuditWriter audit)
    {
        _tenant = tenant;
        _audit = audit;
        _reader = new RuleReader(tenant.Directory);
    }

    public static ServiceException Invalid(string reason) => ServiceException.Pim("InvalidPolicy", $"The policy is invalid. {reason}");

    public void Change(Policy policy, IReadOnlyList<(string Id, JsonObject Body)> changes, Caller caller)
    {
        var rules = changes.Select(change => _reader.Read(policy[change.Id], change.Body)).ToList();
        RequireOneProof(policy, rules);

        var before = rules.Select(rule => policy[(string)rule["id"]!]).ToList();
        var changedBy = _tenant.Directory.Find(caller.ObjectId)!;
        policy.Replace(rules, _tenant.Now, changedBy.DisplayName);
        for (var i = 0; i < rules.Count; i++)
            _audit.SettingUpdated(new GrantTarget(policy.RoleDefinitionId, policy.ScopeId), policy.Id, before[i], rules[i], caller);
    }

    /// <summary>Refuses rules that ask for a second factor and for an authentication context at once.</summary>
    private static void RequireOneProof(Policy policy, List<JsonObject> changed)
    {
        JsonObject After(string id) => changed.LastOrDefault(rule => (string?)rule["id"] == id) ?? policy[id];
        var asksMfa = ((JsonArray)After(RuleIds.ActivationEnablement)["enabledRules"]!).Any(word => (string?)word == Requirement.Mfa);
        if (asksMfa && (bool)After(RuleIds.ActivationContext)["isEnabled"]!)
            throw Invalid("MultiFactorAuthentication and an authentication context exclude each other.");
    }
}
