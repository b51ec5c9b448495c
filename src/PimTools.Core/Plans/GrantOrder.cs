using System.Collections.Generic;
using System.Linq;
using PimTools.Changes;
using PimTools.Settings;

namespace PimTools.Plans;

/// <summary>
/// Decides of each setting whether it changes before the assignments of its role or after them: before where one of them needs it, and otherwise
/// after, so that what tightens comes when those who need to hold something hold it.
/// </summary>
internal sealed class GrantOrder
{
    private readonly IReadOnlyDictionary<SettingKey, PlannedSettingChange> _settings;

    public GrantOrder(IReadOnlyDictionary<SettingKey, PlannedSettingChange> settings) => _settings = settings;

    /// <summary>The steps of the settings and of the assignments. Where one assignment needs the new setting and another the old one, the latter is withheld.</summary>
    public IEnumerable<PimPlannedChange> Arrange(IReadOnlyList<PimPlannedChange> settings, IReadOnlyList<PlannedGrant> grants)
    {
        var first = new HashSet<SettingKey>(
            grants.Where(grant => grant.NeedsSetting).Select(grant => grant.Change.Planned.RoleKey));
        return settings.Select(change => first.Contains(change.Planned.RoleKey) && _settings.ContainsKey(change.Planned.RoleKey) ? change.GoingFirst() : change)
            .Concat(grants.Select(grant => grant.NeedsStanding is not null && first.Contains(grant.Change.Planned.RoleKey) ? grant.Refuse().Change : grant.Change));
    }

    /// <summary>The steps, where those of assignments are withheld, too, that need a setting whose change is withheld.</summary>
    public static IEnumerable<PimPlannedChange> WithholdDependent(IReadOnlyList<PimPlannedChange> changes)
    {
        var withheld = new HashSet<SettingKey>(
            changes.Where(change => change is { Item: PimPlanItem.Setting, Withheld: not null }).Select(change => change.Planned.RoleKey));
        return changes.Select(change => change.Planned.Assignment is { NeedsSetting: true } && withheld.Contains(change.Planned.RoleKey)
            ? change.Withhold("It needs the change of the setting, which is withheld.")
            : change);
    }
}
