using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Documents;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools.Configuration;

/// <summary>Looks the names of a configuration up in a tenant, those of people many to a call. What is unknown or ambiguous is told with its place.</summary>
internal sealed class ConfigurationNames
{
    private readonly IPimClient _client;
    private readonly Func<DocumentNode, DocumentProblems> _problemsAt;
    private readonly PartialReading _reading = new();
    private readonly Dictionary<string, Task<object?>> _found = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Task<RoleIndex>> _roles = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<PimKind, Task<IReadOnlyCollection<PimScope>>> _scopes = new();
    private readonly Dictionary<string, PimFoundPrincipals> _principals = new(StringComparer.OrdinalIgnoreCase);

    public ConfigurationNames(IPimClient client, Func<DocumentNode, DocumentProblems> problemsAt)
    {
        _client = client;
        _problemsAt = problemsAt;
    }

    /// <summary>Looks all names up; each of them once.</summary>
    public async Task CheckAsync(PimConfiguration configuration, PimCall call)
    {
        await LoadPrincipalsAsync(configuration, call);
        foreach (var text in configuration.BreakGlass)
        {
            await PrincipalAsync(text.Text, text.At, call);
        }

        foreach (var setting in configuration.Settings)
        {
            await RoleAsync(setting.Target, call);
            foreach (var approver in TemplateMerge.Of(configuration, setting).Approvers)
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

    /// <summary>Takes principals that the service told of in another answer, so that they need not be looked up by their id or user principal name.</summary>
    public void Learn(IEnumerable<PimPrincipal> principals)
    {
        foreach (var principal in principals.Where(one => one is { DisplayName: not null, IsInDirectory: not false } && one.Type != PimPrincipalType.Unknown))
        {
            var found = new PimFoundPrincipals(new[] { principal });
            _principals[principal.Id] = found;
            if (principal.UserPrincipalName is { } name)
            {
                _principals[name] = found;
            }
        }
    }

    /// <summary>Reads everybody whom the configuration names and who is not known yet, many to a call.</summary>
    public async Task LoadPrincipalsAsync(PimConfiguration configuration, PimCall call)
    {
        var approvers = configuration.Settings.SelectMany(setting => TemplateMerge.Of(configuration, setting).Approvers).Select(one => one.Id ?? one.Name);
        var names = configuration.BreakGlass.Select(one => one.Text)
            .Concat(approvers.OfType<string>())
            .Concat(configuration.Assignments.Select(one => one.PrincipalId ?? one.Principal))
            .Where(name => name.Length > 0 && !_principals.ContainsKey(name))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (names.Count > 0)
        {
            foreach (var found in await _client.Directory.FindPrincipalsAsync(names, call))
            {
                _principals[found.Key] = found.Value;
            }
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
            var found = await RoleResolver.FindAsync(_client, new[] { target.Kind }, identity, async () => (await RolesAsync(target.Kind, scope, call)).Candidates(identity), call, _reading);
            return found.Count == 1 ? found[0] : throw new PimException(PimErrorCode.RoleAmbiguous, $"'{target.Role}' means {found.Count} roles.");
        });
        return role is null || target.Kind != PimKind.AzureRole ? role : role.At(scope);
    }

    /// <summary>The scope of a target, which of a group is the directory; null where it is not found, which is told.</summary>
    public async Task<PimScope?> ScopeAsync(ConfiguredTarget target, PimCall call) => (target.ScopeId ?? target.Scope) is not { } scope
        ? PimScope.Directory
        : (PimScope?)await FindAsync(
            $"scope {target.Kind} {scope}",
            target.At,
            async () => await FindScopeAsync(target.Kind, new PimIdentity(scope), call));

    /// <summary>
    /// The principal; null where it is not found, which is told. Whoever has left and is named by an object id is found: what they hold can be kept
    /// or taken away, and the planner refuses to give them something new.
    /// </summary>
    public async Task<PimPrincipal?> PrincipalAsync(string name, DocumentNode at, PimCall call) =>
        (PimPrincipal?)await FindAsync($"principal {name}", at, () => FindPrincipalAsync(name, at, call));

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

        return new PimApprover(principal.Id, isGroup ? PimPrincipalType.Group : PimPrincipalType.User, principal.DisplayName ?? approver.Name);
    }

    private async Task<object> FindPrincipalAsync(string name, DocumentNode at, PimCall call)
    {
        var identity = new PimIdentity(name);
        var found = _principals.TryGetValue(name, out var read) && (read.Count > 0 || LookAlikes.Fold(name) == name)
            ? read
            : await PrincipalResolver.LookUpAsync(_client, name, call);
        var principal = await PrincipalResolver.ChooseAsync(_client, identity, found, call);
        if (principal.IsInDirectory == false)
        {
            _problemsAt(at).Warn(at, $"The directory does not know the id '{principal.Id}' any more: nothing new can be given to it.");
        }

        return principal;
    }

    private async Task<PimScope> FindScopeAsync(PimKind kind, PimIdentity identity, PimCall call)
    {
        try
        {
            return await ScopeResolver.FindAsync(_client, new[] { kind }, identity, () => ScopesAsync(kind, call), _reading.Of(call));
        }
        catch (PimException e) when (e.Code == PimErrorCode.ScopeNotFound && _reading.Refusal($"Whether a scope is called '{identity}'", kind, e) is { } refusal)
        {
            throw refusal;
        }
    }

    // Azure has its roles at each scope, custom ones included.
    private Task<RoleIndex> RolesAsync(PimKind kind, PimScope scope, PimCall call)
    {
        async Task<RoleIndex> ListAsync()
        {
            if (kind != PimKind.AzureRole)
            {
                return new RoleIndex(await RoleResolver.ListAsync(_client, new[] { kind }, _reading.Of(call)));
            }

            var roles = new List<PimRole>();
            await _client.Roles.ListAtAsync(scope, roles.Add, _reading.Of(call));
            return new RoleIndex(roles);
        }

        var key = kind == PimKind.AzureRole ? scope.Id : kind.ToString();
        if (!_roles.TryGetValue(key, out var listed))
        {
            _roles[key] = listed = ListAsync();
        }

        return listed;
    }

    private Task<IReadOnlyCollection<PimScope>> ScopesAsync(PimKind kind, PimCall call)
    {
        if (!_scopes.TryGetValue(kind, out var listed))
        {
            _scopes[kind] = listed = ScopeResolver.ListAsync(_client, new[] { kind }, _reading.Of(call));
        }

        return listed;
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
