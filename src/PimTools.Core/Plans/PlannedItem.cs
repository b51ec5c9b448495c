using PimTools.Settings;

namespace PimTools.Plans;

/// <summary>The setting or the assignment that a step of a plan is about, with what is needed to bring it about and to see whether it has moved.</summary>
internal sealed class PlannedItem
{
    public PlannedItem(PimRole role, PimScope scope, PlannedSetting? setting)
    {
        Role = role;
        Scope = scope;
        Setting = setting;
    }

    public PlannedItem(PlannedAssignment assignment)
        : this(assignment.Role, assignment.Scope, null) => Assignment = assignment;

    public PimRole Role { get; }

    public PimScope Scope { get; }

    public PimPlanItem Item => Assignment is null ? PimPlanItem.Setting : PimPlanItem.Assignment;

    /// <summary>The change of a setting; null where nothing of it changes, and for an assignment.</summary>
    public PlannedSetting? Setting { get; }

    /// <summary>The assignment; null for a setting.</summary>
    public PlannedAssignment? Assignment { get; }

    /// <summary>The role whose grants, cuts and settings depend on each other.</summary>
    public SettingKey RoleKey => SettingKey.Of(Role);

    /// <summary>The same setting, which changes before the assignments of its role.</summary>
    public PlannedItem GoingFirst() => new(Role, Scope, Setting! with { GoesFirst = true });

    /// <inheritdoc />
    public override string ToString() => Assignment?.ToString() ?? "the setting of " + Role.Describe(Scope);
}
