using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Caching;
using PimTools.Graph.Directory;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Rules;

namespace PimTools.Graph.Policies;

/// <summary>Reads and changes policies, which are settings to people, alike for all kinds. It remembers who approves, and no policy's id.</summary>
internal sealed class PolicyClient
{
    private readonly NameCache<IReadOnlyList<PimApprover>> _approvers = new();
    private readonly AsyncLock _askingForApprovers = new();
    private readonly PrincipalDirectory _principals;
    private readonly KnownRules _rules;

    public PolicyClient(PrincipalDirectory principals, ManyCalls calls)
    {
        _principals = principals;
        _rules = new KnownRules(principals);
        Calls = calls;
    }

    /// <summary>The calls by which policies are changed.</summary>
    public ManyCalls Calls { get; }

    /// <summary>Tells whether the names of all approvers are known.</summary>
    public bool IsComplete(JObject assignment) => NamelessApprovers(assignment).All(_principals.Knows);

    /// <summary>Asks for the names of the approvers in all of them together.</summary>
    public Task CompleteAsync(IReadOnlyCollection<JObject> assignments, PimCall call) =>
        _principals.LoadAsync(assignments.SelectMany(NamelessApprovers), call);

    /// <param name="assignment">The policy's assignment, with the policy and its rules in it.</param>
    /// <param name="role">The role whose policy it is.</param>
    /// <param name="scope">Where.</param>
    public PimRoleSetting Read(JObject assignment, PimRole role, PimScope scope)
    {
        try
        {
            return ReadWhole(assignment, role, scope);
        }
        catch (PimException e) when (e.Code == PimErrorCode.InvalidResponse)
        {
            throw e.WithMessage($"The setting of {role.Describe(scope)} cannot be read. {e.Message}", "The others were read. The Microsoft Entra admin center shows this one.", role);
        }
    }

    private PimRoleSetting ReadWhole(JObject assignment, PimRole role, PimScope scope)
    {
        var policy = assignment.Child("policy") ?? new JObject();
        var modifiedBy = policy.Child("lastModifiedBy");
        var setting = new PimRoleSetting(
            assignment.RequiredText("policyId"),
            role,
            scope,
            policy.Children("rules").Select(_rules.Read).ToList())
        {
            LastModified = policy.Time("lastModifiedDateTime"),
            LastModifiedBy = modifiedBy?.Text("displayName") ?? modifiedBy?.Text("id"),
        };
        _approvers.Set(Key(role), setting.Activation.Approvers);
        return setting;
    }

    /// <summary>Finds those who may approve activations of a role, as its setting tells, which <paramref name="readAsync"/> reads.</summary>
    /// <exception cref="PimException">The setting cannot be read. Where the caller may not read it, nobody asks again for a while.</exception>
    public Task<IReadOnlyList<PimApprover>> ApproversAsync(PimRole role, Func<PimCall, Task> readAsync, PimCall call) =>
        _askingForApprovers.RunAsync(linked => AskForApproversAsync(role, readAsync, linked), call);

    /// <summary>Sends rules to Graph: one by itself, several as part of their policy.</summary>
    public Task UpdateAsync(PimRole role, PolicyUrls urls, string policyId, IReadOnlyList<PolicyRule> changed, ServiceCalls calls, PimCall call)
    {
        var rules = changed.Select(RuleWriter.Write).ToList();
        return rules.Count == 1
            ? PatchAsync(role, changed, urls.Rule(policyId, changed[0].Id), rules[0], calls, call)
            : PatchAsync(role, changed, urls.Policy(policyId), new JObject { ["rules"] = new JArray(rules) }, calls, call);
    }

    /// <summary>Changes rules. A refusal names the role and what was to be changed: the service says neither.</summary>
    public async Task PatchAsync(PimRole role, IReadOnlyList<PolicyRule> changed, Uri address, JObject body, ServiceCalls calls, PimCall call)
    {
        try
        {
            await PatchAsync(role, address, body, calls, call);
        }
        catch (PimException e) when (e.Code is PimErrorCode.InvalidSetting or PimErrorCode.InvalidRequest or PimErrorCode.PermissionMissing)
        {
            throw e.WithMessage($"{role}, {string.Join(", ", changed.Select(rule => rule.Id))}: {e.Message}", target: role);
        }
    }

    private async Task PatchAsync(PimRole role, Uri address, JObject body, ServiceCalls calls, PimCall call)
    {
        _approvers.Forget(Key(role));
        try
        {
            await calls.WriteAsync(HttpMethods.Patch, address, body, call);
        }
        catch (PimException doubt) when (doubt.Code == PimErrorCode.OutcomeUnknown)
        {
            try
            {
                // Whole rules: sent twice, they say the same.
                await calls.WriteAsync(HttpMethods.Patch, address, body, call);
            }
            catch (Exception e) when (e is OperationCanceledException || !JudgesTheRules(e))
            {
                throw doubt;
            }
        }
    }

    /// <summary>Tells whether a refusal is about the rules themselves; it then holds for the first time they were sent, too.</summary>
    private static bool JudgesTheRules(Exception refusal) => refusal is PimException { Status: 400 or 404 or 409 };

    private async Task<IReadOnlyList<PimApprover>> AskForApproversAsync(PimRole role, Func<PimCall, Task> readAsync, PimCall call)
    {
        if (_approvers.Find(Key(role)) is { } known)
        {
            return known;
        }

        try
        {
            await readAsync(call);
        }
        catch (PimException e) when (e.Code is PimErrorCode.PermissionMissing or PimErrorCode.RoleNotFound or PimErrorCode.SettingNotFound)
        {
            _approvers.Set(Key(role), Array.Empty<PimApprover>());
            throw;
        }

        return _approvers.Find(Key(role)) ?? Array.Empty<PimApprover>();
    }

    /// <summary>The key of what a policy is for: an Azure role has one at every scope.</summary>
    private static string Key(PimRole role) => role.Id + "/" + (role.Kind == PimKind.AzureRole ? role.Scope?.Id : role.Access?.ToString());

    private static IEnumerable<string> NamelessApprovers(JObject assignment) =>
        assignment.Child("policy")?.Children("rules").SelectMany(RuleReader.NamelessApprovers) ?? Enumerable.Empty<string>();
}
