using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Azure.Core;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Caching;
using PimTools.Graph.Directory;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Graph.Policies;
using PimTools.Rules;

namespace PimTools.Graph.Entra;

/// <summary>The policies of Entra roles.</summary>
internal sealed class EntraSettings
{
    /// <summary>Up to so many roles are asked for one by one; for more, one list of all is less work for everybody.</summary>
    private const int SingleCalls = 4;

    private readonly NameCache<IReadOnlyList<PimApprover>> _approvers = new();
    private readonly PimHttp _http;
    private readonly ListReader _lists;
    private readonly EntraUrls _urls;
    private readonly EntraCatalogue _catalogue;
    private readonly PrincipalDirectory _principals;

    public EntraSettings(PimHttp http, ListReader lists, EntraUrls urls, EntraCatalogue catalogue, PrincipalDirectory principals)
    {
        _http = http;
        _lists = lists;
        _urls = urls;
        _catalogue = catalogue;
        _principals = principals;
    }

    /// <param name="roles">The roles; none means all.</param>
    /// <param name="emit">Hears of each setting.</param>
    /// <param name="call">The call.</param>
    public async Task ListAsync(IReadOnlyList<PimRole> roles, Action<PimRoleSetting> emit, PimCall call)
    {
        var asked = roles.GroupBy(role => role.Id, StringComparer.OrdinalIgnoreCase).ToDictionary(
            same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
        var missing = new HashSet<string>(asked.Keys, StringComparer.OrdinalIgnoreCase);
        void Take(PimRoleSetting setting)
        {
            missing.Remove(setting.Role.Id);
            emit(setting);
        }

        if (asked.Count is > 0 and <= SingleCalls)
        {
            await SideBySide.ReadAsync(
                asked.Keys.Select(id => (Func<Action<PimRoleSetting>, PimCall, Task>)((each, linked) => ReadAsync(id, asked, each, linked))),
                Take,
                call);
        }
        else
        {
            var names = asked.Count == 0 ? await _catalogue.RolesAsync(call) : asked;
            await ReadAsync(null, names, setting => TakeIf(asked.Count == 0 || asked.ContainsKey(setting.Role.Id), setting), call);
        }

        if (missing.Count > 0)
        {
            throw new PimException(PimErrorCode.RoleNotFound, "There are no settings for " + string.Join(", ", missing.Select(id => asked[id])) + ".")
            {
                Remedy = "Get-PimRole lists the roles.",
                TargetObject = asked[missing.First()],
            };
        }

        void TakeIf(bool isWanted, PimRoleSetting setting)
        {
            if (isWanted)
            {
                Take(setting);
            }
        }
    }

    /// <summary>Who may approve activations of a role; empty where the caller may not read that.</summary>
    public async Task<IReadOnlyList<PimApprover>> ApproversAsync(PimRole role, PimCall call)
    {
        if (_approvers.Find(role.Id) is { } known)
        {
            return known;
        }

        try
        {
            await ListAsync(new[] { role }, _ => { }, call);
        }
        catch (PimException e) when (e.Code is PimErrorCode.PermissionMissing or PimErrorCode.RoleNotFound)
        {
            // The request stands; who decides is an extra.
        }

        return _approvers.Find(role.Id) ?? Array.Empty<PimApprover>();
    }

    public async Task UpdateAsync(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, PimCall call)
    {
        _approvers.Forget(setting.Role.Id);
        var rules = changed.Select(RuleWriter.Write).ToList();
        var (address, body) = rules.Count == 1
            ? (_urls.PolicyRule(setting.PolicyId, changed[0].Id), rules[0])
            : (_urls.Policy(setting.PolicyId), new JObject { ["rules"] = new JArray(rules) });
        try
        {
            await _http.WriteAsync(RequestMethod.Patch, address, body, call);
        }
        catch (PimException e) when (e.Code == PimErrorCode.OutcomeUnknown)
        {
            // Whole rules: sent twice, they say the same.
            await _http.WriteAsync(RequestMethod.Patch, address, body, call);
        }
    }

    private Task ReadAsync(string? roleId, IReadOnlyDictionary<string, PimRole> roles, Action<PimRoleSetting> emit, PimCall call) => _lists.ReadAsync(
        _urls.PolicyAssignments(roleId),
        element => NamelessApprovers(element).All(_principals.Knows),
        (elements, linked) => _principals.LoadAsync(elements.SelectMany(NamelessApprovers), linked),
        element => Read(element, roles),
        emit,
        call);

    private PimRoleSetting Read(JObject element, IReadOnlyDictionary<string, PimRole> roles)
    {
        var policy = element.Child("policy") ?? new JObject();
        var roleId = element.RequiredText("roleDefinitionId");
        var modifiedBy = policy.Child("lastModifiedBy");
        var setting = new PimRoleSetting(
            element.RequiredText("policyId"),
            roles.TryGetValue(roleId, out var role) ? role : new PimRole(PimKind.EntraRole, roleId, roleId),
            PimScope.Directory,
            policy.Children("rules").Select(rule => RuleReader.Read(rule, _principals)).ToList())
        {
            LastModified = policy.Time("lastModifiedDateTime"),
            LastModifiedBy = modifiedBy?.Text("displayName") ?? modifiedBy?.Text("id"),
        };
        _approvers.Set(roleId, setting.Activation.Approvers);
        return setting;
    }

    private static IEnumerable<string> NamelessApprovers(JObject element) =>
        element.Child("policy")?.Children("rules").SelectMany(RuleReader.NamelessApprovers) ?? Enumerable.Empty<string>();
}
