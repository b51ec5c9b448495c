using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Pim.Policies;

/// <summary>Changes rules: all of a call or none, and only to what the service accepts.</summary>
internal sealed class PolicyEditor
{
    private readonly TenantState _tenant;
    private readonly PimJournal _journal;
    private readonly RuleReader _reader;

    public PolicyEditor(TenantState tenant, PimJournal journal)
    {
        _tenant = tenant;
        _journal = journal;
        _reader = new RuleReader(tenant.Directory);
    }

    public static GraphException Invalid(string reason) => GraphException.Pim("InvalidPolicy", $"The policy is invalid. {reason}");

    public void Change(Policy policy, IReadOnlyList<(string Id, JsonObject Body)> changes, Caller caller)
    {
        var rules = changes.Select(change => _reader.Read(policy[change.Id], change.Body)).ToList();
        RequireOneProof(policy, rules);

        var before = rules.Select(rule => policy[(string)rule["id"]!]).ToList();
        var changedBy = _tenant.Directory.Find(caller.ObjectId)!;
        policy.Replace(rules, _tenant.Now, changedBy.DisplayName);
        for (var i = 0; i < rules.Count; i++)
            _journal.SettingUpdated(new GrantTarget(policy.RoleDefinitionId, policy.ScopeId), policy.Id, before[i], rules[i], caller);
    }

    /// <summary>An activation asks for a second factor or for an authentication context, never for both.</summary>
    private static void RequireOneProof(Policy policy, List<JsonObject> changed)
    {
        JsonObject After(string id) => changed.LastOrDefault(rule => (string?)rule["id"] == id) ?? policy[id];
        var asksMfa = ((JsonArray)After(RuleIds.ActivationEnablement)["enabledRules"]!).Any(word => (string?)word == Requirement.Mfa);
        if (asksMfa && (bool)After(RuleIds.ActivationContext)["isEnabled"]!)
            throw Invalid("MultiFactorAuthentication and an authentication context exclude each other.");
    }
}
