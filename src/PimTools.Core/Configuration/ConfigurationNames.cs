using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Documents;
using PimTools.Resolution;

namespace PimTools.Configuration;

/// <summary>Looks the names of a configuration up in a tenant. What is unknown or ambiguous is told with its place.</summary>
internal sealed class ConfigurationNames
{
    private readonly IPimClient _client;
    private readonly Func<DocumentNode, DocumentProblems> _problemsAt;
    private readonly Dictionary<string, Task<object?>> _found = new(StringComparer.OrdinalIgnoreCase);

    public ConfigurationNames(IPimClient client, Func<DocumentNode, DocumentProblems> problemsAt)
    {
        _client = client;
        _problemsAt = problemsAt;
    }

    /// <summary>Looks all names up; each of them once.</summary>
    public async Task CheckAsync(PimConfiguration configuration, PimCall call)
    {
        foreach (var text in configuration.BreakGlass)
        {
            await PrincipalAsync(text.Text, text.At, call);
        }

        foreach (var setting in configuration.Settings)
        {
            await RoleAsync(setting.Target, call);
            foreach (var approver in ConfigurationValues.Of(configuration, setting).Approvers)
            {
                await ApproverAsync(approver, call);
            }
        }

        foreach (var assignment in configuration.Assignments)
        {
            await RoleAsync(assignment.Target, call);
            await PrincipalAsync(assignment.PrincipalId ?? assignment.Principal, assignment.Target.At, call);
        }
    }

    /// <summary>The role at its scope; null where it is not found, which is told.</summary>
    public async Task<PimRole?> RoleAsync(ConfiguredTarget target, PimCall call)
    {
        var scope = await ScopeAsync(target, call);
        if (scope is null)
        {
            return null;
        }

        var role = (PimRole?)await FindAsync($"role {target.Key}", target.At, async () =>
        {
            var identity = new PimIdentity(target.RoleId ?? target.Role).OfAccess(target.Access);
            var found = await RoleResolver.FindAsync(_client, new[] { target.Kind }, identity, call);
            return found.Count == 1 ? found[0] : throw new PimException(PimErrorCode.RoleAmbiguous, $"'{target.Role}' means {found.Count} roles.");
        });
        return role is null || target.Kind != PimKind.AzureRole ? role : role.At(scope);
    }

    /// <summary>The scope of a target; null where it is not found, which is told.</summary>
    public async Task<PimScope?> ScopeAsync(ConfiguredTarget target, PimCall call) => (target.ScopeId ?? target.Scope) is not { } scope
        ? PimScope.Directory
        : (PimScope?)await FindAsync(
            $"scope {target.Kind} {scope}", target.At, async () => await ScopeResolver.FindAsync(_client, new[] { target.Kind }, new PimIdentity(scope), call));

    /// <summary>The principal; null where it is not found, which is told.</summary>
    public async Task<PimPrincipal?> PrincipalAsync(string name, DocumentNode at, PimCall call) => (PimPrincipal?)await FindAsync(
        $"principal {name}", at, async () => await PrincipalResolver.FindKnownAsync(_client, new PimIdentity(name), call));

    /// <summary>The approver; null where it is not found, which is told.</summary>
    public async Task<PimApprover?> ApproverAsync(ConfiguredApprover approver, PimCall call)
    {
        if ((approver.Id ?? approver.Name) is not { } name)
        {
            return new PimApprover(approver.Kind) { ManagerLevel = approver.ManagerLevel };
        }

        if (await PrincipalAsync(name, approver.At, call) is not { } principal)
        {
            return null;
        }

        var isGroup = approver.Kind == PimApproverKind.Group;
        if (principal.Type != PimPrincipalType.Unknown && isGroup != (principal.Type == PimPrincipalType.Group))
        {
            _problemsAt(approver.At).Refuse(approver.At, $"'{name}' is a {principal.Type}, and is named here as a {approver.Kind}.");
            return null;
        }

        return new PimApprover(principal.Id, isGroup ? PimPrincipalType.Group : PimPrincipalType.User, principal.DisplayName);
    }

    // A name that stands at many places is looked up once, and told at the first.
    private async Task<object?> FindAsync(string key, DocumentNode at, Func<Task<object>> findAsync)
    {
        if (!_found.TryGetValue(key, out var found))
        {
            _found[key] = found = TryAsync(at, findAsync);
        }

        return await found;
    }

    private async Task<object?> TryAsync(DocumentNode at, Func<Task<object>> findAsync)
    {
        try
        {
            return await findAsync();
        }
        catch (PimException e) when (e.Code is PimErrorCode.RoleNotFound or PimErrorCode.RoleAmbiguous or PimErrorCode.ScopeNotFound or PimErrorCode.ScopeAmbiguous
            or PimErrorCode.PrincipalNotFound or PimErrorCode.PrincipalAmbiguous or PimErrorCode.GroupNotSupported or PimErrorCode.InvalidParameter)
        {
            _problemsAt(at).Refuse(at, e.Message, e.Remedy);
            return null;
        }
    }
}
