using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Settings;

namespace PimTools.Plans;

/// <summary>
/// Withholds the steps of a plan that take away from whom nothing may be taken, or make it harder for them to activate a role: break-glass accounts,
/// what a document protects, the caller's own way back in, and the last Global Administrator. Only who names them changes that.
/// </summary>
internal sealed class PlanProtection
{
    private readonly IPimClient _client;
    private readonly ProtectedPrincipals _protected;
    private readonly List<PimAssignment> _own = new();
    private readonly List<PimAssignment> _globalAdministrators = new();
    private IReadOnlyList<(SettingKey Role, PimPrincipal Account, PimPrincipal? Group)> _breakGlass = Array.Empty<(SettingKey, PimPrincipal, PimPrincipal?)>();
    private PimException? _unread;

    public PlanProtection(IPimClient client, ProtectedPrincipals isProtected)
    {
        _client = client;
        _protected = isProtected;
    }

    /// <summary>The steps, those that are withheld with the reason. Nothing is read where nothing is taken away.</summary>
    public async Task<IReadOnlyList<PimPlannedChange>> WithholdAsync(IReadOnlyList<PimPlannedChange> changes, PimCall call)
    {
        var risky = changes.Where(IsRisky).ToList();
        if (risky.Count == 0)
        {
            return changes;
        }

        try
        {
            await ReadAsync(risky, call);
        }
        catch (PimException e) when (e.Code is not (PimErrorCode.TokenExpired or PimErrorCode.AuthenticationFailed))
        {
            _unread = e;
        }

        return WithholdLast(changes.Select(change => IsRisky(change) && Why(change) is { } why ? change.Withhold(why) : change).ToList());
    }

    private bool IsRisky(PimPlannedChange change) => change.IsNeeded
        && (change.Planned.Assignment?.TakesAway(_client.ServiceTime) ?? change.Planned.Setting is { Tightens.Count: > 0 });

    private async Task ReadAsync(List<PimPlannedChange> risky, PimCall call)
    {
        var caller = _client.Context.Account;
        var kinds = risky.Select(change => change.Kind).Distinct().ToList();
        await _client.Assignments.ListAsync(
            caller.Type == PimPrincipalType.User
                ? new PimAssignmentFilter { Kinds = kinds, Mine = true }
                : new PimAssignmentFilter { Kinds = kinds, PrincipalId = caller.Id },
            _own.Add,
            call);
        var tightened = risky.Where(change => change.Item == PimPlanItem.Setting).Select(change => change.Planned).ToList();
        _breakGlass = await BreakGlassEligibility.ReadAsync(_client, _protected.BreakGlass, tightened, call);
        if (risky.FirstOrDefault(change => change.Item == PimPlanItem.Assignment && RecoveryRoles.IsGlobalAdministrator(change.Role)) is { } last)
        {
            var filter = new PimAssignmentFilter { Kinds = new[] { PimKind.EntraRole }, RoleId = last.RoleId };
            await _client.Assignments.ListAsync(filter, _globalAdministrators.Add, call);
        }
    }

    private string? Why(PimPlannedChange change) => change.Planned.Assignment is { } assignment ? Why(assignment) : Why(change, change.Planned.Setting!);

    private string? Why(PlannedAssignment assignment)
    {
        var principal = assignment.Principal;
        if (_protected.IsNamed(principal))
        {
            return null;
        }

        return _protected.IsBreakGlass(principal) ? Remedy($"{principal} is a break-glass account.", principal)
            : _protected.Includes(assignment.Key) ? Remedy("The document protects it.", principal)
            : !RecoveryRoles.Includes(assignment.Role) ? null
            : _unread is not null ? $"Whether it is your own way back in could not be read: {_unread.Message}"
            : IsOwn(assignment) ? Remedy("It is your own way back in.", principal)
            : null;
    }

    private string? Why(PimPlannedChange change, PlannedSetting setting)
    {
        var fields = string.Join(", ", setting.Tightens);
        string Harder(PimPrincipal who, string why) => Remedy($"It would make it harder for {who}, {why}, to activate the role ({fields}).", who);
        bool IsOfRole(PimAssignment held) => held.Type == PimAssignmentType.Eligible
            && SettingKey.Of(held) == change.Planned.RoleKey;
        var caller = _client.Context.Account;
        if (_unread is not null && (_protected.BreakGlass.Count > 0 || RecoveryRoles.Includes(change.Role)))
        {
            return $"Whether it would make it harder for a protected account to activate the role could not be read: {_unread.Message}";
        }

        if (_breakGlass.FirstOrDefault(held => held.Role.Equals(change.Planned.RoleKey) && !_protected.IsNamed(held.Account)) is { Account: { } account } through)
        {
            return Harder(account, through.Group is null ? "a break-glass account" : $"a break-glass account that is eligible through {through.Group}");
        }

        if (_protected.Keys.FirstOrDefault(key => key.Type == PimAssignmentType.Eligible && IsSame(key, change) && !_protected.IsNamed(key.PrincipalId)) is { } key)
        {
            return Remedy($"It would make it harder for somebody whom the document protects to activate the role ({fields}).", new PimPrincipal(key.PrincipalId));
        }

        return RecoveryRoles.Includes(change.Role) && !_protected.IsNamed(caller) && _own.Exists(IsOfRole) ? Harder(caller, "who makes this plan") : null;
    }

    private static bool IsSame(AssignmentKey key, PimPlannedChange change) => key.Role.Kind == change.Kind && key.Role.Access == change.Access
        && string.Equals(key.Role.RoleId, change.RoleId, StringComparison.OrdinalIgnoreCase)
        && (change.Kind != PimKind.AzureRole || string.Equals(key.Role.ScopeId, change.ScopeId, StringComparison.OrdinalIgnoreCase));

    // What the caller holds through a group is the group's assignment.
    private bool IsOwn(PlannedAssignment assignment) => _own.Exists(held => AssignmentKey.Of(held).Equals(assignment.Key))
        || string.Equals(assignment.Principal.Id, _client.Context.Account.Id, StringComparison.OrdinalIgnoreCase)
        || (assignment.ScheduleId is { } schedule && _own.Exists(held => held.MemberType == PimMemberType.Group && held.ScheduleId == schedule));

    /// <summary>
    /// Withholds what would leave nobody as Global Administrator: nobody active while somebody is, otherwise nobody eligible. Where the holders could
    /// not be read, every step that is not named is withheld by now.
    /// </summary>
    private List<PimPlannedChange> WithholdLast(List<PimPlannedChange> changes)
    {
        var taken = changes.FindAll(change => IsRisky(change) && change.Item == PimPlanItem.Assignment && RecoveryRoles.IsGlobalAdministrator(change.Role));
        if (taken.Count == 0)
        {
            return changes;
        }

        var holders = _globalAdministrators.FindAll(held => held.State is PimAssignmentState.Active or PimAssignmentState.Eligible
            && held.MemberType is PimMemberType.Direct or PimMemberType.Unknown && held.IsOrphaned != true && held.ScopeId == PimScope.Directory.Id);
        var type = holders.Exists(held => held.Type == PimAssignmentType.Active) ? PimAssignmentType.Active : PimAssignmentType.Eligible;
        var gone = new HashSet<AssignmentKey>(taken.Select(change => change.Planned.Assignment!.Key));
        if (holders.Exists(held => held.Type == type && !gone.Contains(AssignmentKey.Of(held))))
        {
            return changes;
        }

        return changes.ConvertAll(change => taken.Contains(change) && change.Type == type && !_protected.IsNamed(change.Principal!)
            ? change.Withhold(Remedy($"Nobody would be {(type == PimAssignmentType.Active ? "an active" : "eligible for")} Global Administrator any more.", change.Principal!))
            : change);
    }

    private static string Remedy(string why, PimPrincipal principal) => $"{why} -Unprotect '{principal.UserPrincipalName ?? principal.Id}' plans it nevertheless.";
}
