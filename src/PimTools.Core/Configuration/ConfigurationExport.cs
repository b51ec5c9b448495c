using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Documents;
using PimTools.Resolution;

namespace PimTools.Configuration;

/// <summary>Reads the settings and assignments of a tenant, to make a document of them. What cannot be read is an error: half of a tenant is no document.</summary>
internal sealed class ConfigurationExport
{
    private static readonly PimKind[] AzureRoles = { PimKind.AzureRole };

    private readonly IPimClient _client;
    private readonly object _lock = new();
    private readonly List<PimRole> _roles = new();
    private readonly List<PimRoleSetting> _settings = new();
    private readonly List<PimAssignment> _assignments = new();

    public ConfigurationExport(IPimClient client) => _client = client;

    /// <summary>Reads the kinds that have one place, and Azure roles at each of the scopes.</summary>
    /// <param name="kinds">The kinds.</param>
    /// <param name="scopes">The scopes of Azure.</param>
    /// <param name="call">The call; its notice hears where Azure roles are asked for without a scope.</param>
    public async Task ReadAsync(IReadOnlyCollection<PimKind> kinds, IReadOnlyCollection<PimIdentity> scopes, PimCall call)
    {
        var others = kinds.Where(kind => kind != PimKind.AzureRole).ToList();
        if (kinds.Contains(PimKind.AzureRole) && scopes.Count == 0)
        {
            call.Notice?.Invoke("Azure roles are left out: they have settings and assignments at each scope. Name the scopes with -Scope.");
        }

        var places = new List<PimScope>();
        foreach (var identity in kinds.Contains(PimKind.AzureRole) ? scopes : Array.Empty<PimIdentity>())
        {
            places.Add(await ScopeResolver.FindAsync(_client, AzureRoles, identity, call));
        }

        var lists = places.SelectMany(scope => Lists(AzureRoles, scope, call)).ToList();
        if (others.Count > 0)
        {
            lists.AddRange(Lists(others, null, call).Append(() => _client.Roles.ListAsync(others, role => Add(_roles, role), call)));
        }

        await ParallelCalls.RunAsync(lists, list => list(), call.Cancellation);
    }

    /// <summary>Makes the document of what was read.</summary>
    public DocumentMap Write() => new ConfigurationWriter(_roles).Write(_settings, _assignments);

    /// <summary>Makes a document for each role, with its path within a folder.</summary>
    public IReadOnlyList<(string File, DocumentMap Document)> WriteFiles() => ConfigurationFolder.Write(new ConfigurationWriter(_roles), _settings, _assignments);

    /// <summary>Tells what was read: <c>130 settings and 12 assignments</c>.</summary>
    public string Describe() => $"{_settings.Count} settings and {_assignments.Count} assignments";

    private IEnumerable<Func<Task>> Lists(IReadOnlyCollection<PimKind> kinds, PimScope? scope, PimCall call)
    {
        yield return () => _client.Settings.ListAsync(new PimSettingFilter { Kinds = kinds, Scope = scope }, setting => Add(_settings, setting), call);
        foreach (var isScheduled in new[] { false, true })
        {
            yield return () => _client.Assignments.ListAsync(new PimAssignmentFilter { Kinds = kinds, ScopeId = scope?.Id, IsScheduled = isScheduled }, Take, call);
        }

        // An activation is nobody's wish for good, and what is held through a group is the group's.
        void Take(PimAssignment assignment)
        {
            if (assignment.State != PimAssignmentState.Activated && assignment.MemberType is PimMemberType.Direct or PimMemberType.Unknown
                && (scope is null || string.Equals(scope.Id, assignment.Scope.Id, StringComparison.OrdinalIgnoreCase)))
            {
                Add(_assignments, assignment);
            }
        }
    }

    // The lists are read side by side.
    private void Add<T>(List<T> to, T one)
    {
        lock (_lock)
        {
            to.Add(one);
        }
    }
}
