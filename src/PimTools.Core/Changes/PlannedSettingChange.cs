using System.Collections.Generic;
using System.Linq;
using PimTools.Rules;
using PimTools.Settings;

namespace PimTools.Changes;

/// <summary>One step of a plan: a role's setting as it holds, as it is to be, and the rules to send for that. It is data: nothing is read for it later.</summary>
internal sealed class PlannedSettingChange
{
    private PlannedSettingChange(PimRoleSetting from, PimRoleSetting to)
    {
        From = from;
        To = to;
        Rules = to.GetChangedRules();
        Differences = SettingField.Compare(from, to);
    }

    /// <summary>The setting as it was read.</summary>
    public PimRoleSetting From { get; }

    /// <summary>The setting as it is to be.</summary>
    public PimRoleSetting To { get; }

    /// <summary>The rules that say something else than they did; empty where nothing has to be sent.</summary>
    public IReadOnlyList<PolicyRule> Rules { get; }

    /// <summary>The fields that differ, from what to what.</summary>
    public IReadOnlyList<PimSettingDifference> Differences { get; }

    /// <summary>Tells whether something is to be sent.</summary>
    public bool IsNeeded => Rules.Count > 0;

    /// <summary>Plans a change of a setting. What was edited in the setting itself is a part of the change; the object given stays as it is.</summary>
    /// <exception cref="PimException">A value that the service would refuse (<see cref="PimErrorCode.InvalidSetting"/>).</exception>
    public static PlannedSettingChange Plan(PimRoleSetting given, PimSettingChange change)
    {
        var wanted = given.Copy();
        change.ApplyTo(wanted);
        return new PlannedSettingChange(new PimRoleSetting(given.PolicyId, given.Role, given.Scope, given.Rules), wanted);
    }

    /// <summary>Each field that was to change and has not, from what it is to what it was to be.</summary>
    public IReadOnlyList<PimSettingDifference> MissingIn(PimRoleSetting now) => SettingField
        .Compare(now, To)
        .Where(one => Differences.Any(wanted => wanted.Field == one.Field))
        .ToList();

    /// <summary>The step as a sentence, for -WhatIf and -Confirm. A rule that differs in what no field shows is named by its id.</summary>
    public string Describe() => $"Change the settings of {this}: {string.Join("; ", Differences.Count > 0 ? Differences.Select(one => one.ToString()) : Rules.Select(rule => rule.Id))}";

    /// <inheritdoc />
    public override string ToString() => To.Role.Describe(To.Scope);
}
