using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Client;
using PimTools.Models;
using PimTools.Settings;

namespace PimTools.Plans;

/// <summary>Reads the settings and assignments of a tenant that a document is about, in lists. What cannot be read is kept as unread; the others are read.</summary>
internal sealed class TenantReader
{
    private static readonly PimAssignmentType[] Types = { PimAssignmentType.Eligible, PimAssignmentType.Active };

    private static readonly bool[] Times = { false, true };

    private readonly IPimClient _client;
    private readonly UnreadParts _unread;
    private readonly object _lock = new();
    private readonly List<PimRoleSetting> _settings = new();
    private readonly Dictionary<SettingKey, PimException> _unreadSettings = new();

    public TenantReader(IPimClient client, UnreadParts unread)
    {
        _client = client;
        _unread = unread;
        Assignments = new ExistingAssignments(client);
    }

    /// <summary>The assignments that were read.</summary>
    public ExistingAssignments Assignments { get; }

    /// <summary>The settings that were read, by their roles.</summary>
    public Dictionary<SettingKey, PimRoleSetting> Settings { get; } = new();

    /// <summary>The error that kept the setting of a role from being read.</summary>
    public PimException WhyUnread(PimRole role) => _unreadSettings[SettingKey.Of(role)];

    /// <summary>Reads the settings of the roles: one list for a kind, or for a scope of Azure.</summary>
    public async Task ReadSettingsAsync(IEnumerable<PimRole> roles, PimCall call)
    {
        var wanted = roles.GroupBy(SettingKey.Of).Select(same => same.First()).ToList();
        await ParallelCalls.RunAsync(wanted.GroupBy(ListOf).ToList(), some => ReadSettingsAsync(some.ToList(), call), call.Cancellation);
        foreach (var setting in _settings)
        {
            var role = setting.Kind == PimKind.AzureRole ? setting.Role.At(setting.Scope) : setting.Role;
            Settings[SettingKey.Of(role)] = setting;
        }

        foreach (var role in wanted.Where(role => !Settings.ContainsKey(SettingKey.Of(role))))
        {
            var key = SettingKey.Of(role);
            _unreadSettings[key] = _unreadSettings.TryGetValue(key, out var reason) ? reason : SingleSetting.NotFound(role.ToString(), role);
            _unread.Tell("the setting of " + role.Describe(role.Scope ?? PimScope.Directory), _unreadSettings[key]);
        }
    }

    /// <summary>Reads all assignments of the roles, what is to come included: four lists for a kind, or for a scope of Azure.</summary>
    public Task ReadAssignmentsAsync(IEnumerable<PimRole> roles, PimCall call)
    {
        var lists = from some in roles.GroupBy(SettingKey.Of).Select(same => same.First()).GroupBy(ListOf)
                    from type in Types
                    from isScheduled in Times
                    select (Roles: some.ToList(), Type: type, IsScheduled: isScheduled);
        return ParallelCalls.RunAsync(lists.ToList(), list => ReadAssignmentsAsync(list.Roles, list.Type, list.IsScheduled, call), call.Cancellation);
    }

    /// <summary>Reads what the caller asked for of late, since lists lag. Where that cannot be read, the service says what is there already.</summary>
    public async Task ReadRecentAsync(IReadOnlyCollection<AssignmentKey> keys, PimCall call)
    {
        void Miss(PimException reason) => _unread.Tell("your own requests of the last hour", reason);
        try
        {
            await Assignments.ReadRecentAsync(keys, (_, reason) => Miss(reason), call);
        }
        catch (PimException e) when (e.Code is not (PimErrorCode.TokenExpired or PimErrorCode.AuthenticationFailed))
        {
            Miss(e);
        }
    }

    private static (PimKind Kind, string? Scope) ListOf(PimRole role) => (role.Kind, SettingKey.Of(role).Scope);

    private async Task ReadSettingsAsync(List<PimRole> roles, PimCall call)
    {
        void Take(PimRoleSetting setting)
        {
            lock (_lock)
            {
                _settings.Add(setting);
            }
        }

        void Miss(PimException reason)
        {
            lock (_lock)
            {
                foreach (var role in roles)
                {
                    _unreadSettings[SettingKey.Of(role)] = reason;
                }
            }
        }

        var filter = new PimSettingFilter
        {
            Kinds = new[] { roles[0].Kind },
            Roles = roles,
            Scope = roles[0].Kind == PimKind.AzureRole ? roles[0].Scope : null,
        };
        try
        {
            await _client.Settings.ListAsync(filter, Take, call.OmittingTo(omission => Miss(omission.Reason)));
        }
        catch (PimException e) when (e.Code is not (PimErrorCode.TokenExpired or PimErrorCode.AuthenticationFailed))
        {
            Miss(e);
        }
    }

    private async Task ReadAssignmentsAsync(List<PimRole> roles, PimAssignmentType type, bool isScheduled, PimCall call)
    {
        var kind = roles[0].Kind;
        var scope = kind == PimKind.AzureRole ? roles[0].Scope : null;
        var ids = roles.Select(role => role.Id).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var what = $"the {(isScheduled ? "scheduled " : string.Empty)}{(type == PimAssignmentType.Eligible ? "eligible" : "active")} assignments of {Plural(kind)}";
        void Miss(PimException reason) =>
            _unread.Add(scope is null ? what : $"{what} at {scope}", reason, kind, type, ids.Count == 1 ? ids[0] : null, scope?.Id);
        void MissGroup(string group, PimException reason) =>
            _unread.Add($"{what}: {roles.First(role => string.Equals(role.Id, group, StringComparison.OrdinalIgnoreCase)).Name}", reason, kind, type, group);
        var filter = new PimAssignmentFilter
        {
            Kinds = new[] { kind },
            Type = type,
            IsScheduled = isScheduled,
            ScopeId = scope?.Id,
            RoleId = ids.Count == 1 ? ids[0] : null,
            GroupIds = kind == PimKind.Group && ids.Count > 1 ? ids : null,
            Refused = MissGroup,
        };
        try
        {
            await _client.Assignments.ListAsync(filter, Assignments.Take, call.OmittingTo(omission => Miss(omission.Reason)));
        }
        catch (PimException e) when (e.Code is not (PimErrorCode.TokenExpired or PimErrorCode.AuthenticationFailed))
        {
            Miss(e);
        }
    }

    private static string Plural(PimKind kind) => kind switch
    {
        PimKind.EntraRole => "Entra roles",
        PimKind.Group => "groups",
        _ => "Azure roles",
    };
}
