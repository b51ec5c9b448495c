using System;
using System.Collections.Generic;
using PimTools.Rules;
using PimTools.Settings;

namespace PimTools;

/// <summary>The policy of one role at one scope, in the three parts of the portal.</summary>
/// <remarks>Read it, change its parts, and give it to Set-PimRoleSetting: only the rules that changed are sent.</remarks>
public sealed class PimRoleSetting
{
    /// <summary>Creates a setting from the rules the service keeps.</summary>
    public PimRoleSetting(string policyId, PimRole role, PimScope scope, IReadOnlyList<PolicyRule> rules)
    {
        PolicyId = policyId;
        Role = role;
        Scope = scope;
        Rules = rules;
        RuleToSetting.Fill(this, rules);
    }

    /// <summary>The policy's id. Changes when a group is on-boarded.</summary>
    public string PolicyId { get; }

    /// <summary>The kind of the role.</summary>
    public PimKind Kind => Role.Kind;

    /// <summary>The role.</summary>
    public PimRole Role { get; }

    /// <summary>The scope of the setting.</summary>
    public PimScope Scope { get; }

    /// <summary>Activation: duration, requirements, approval.</summary>
    public PimActivationSetting Activation { get; } = new();

    /// <summary>Assignment: how long, how demanding.</summary>
    public PimAssignmentSetting Assignment { get; } = new();

    /// <summary>Notification: who gets which mails.</summary>
    public PimNotificationSetting Notification { get; } = new();

    /// <summary>The time of the last change, UTC; null when it was never changed.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The person who changed it last; null where the service does not say.</summary>
    public string? LastModifiedBy { get; init; }

    /// <summary>The role's name, to filter and sort by.</summary>
    public string RoleName => Role.Name;

    /// <summary>The scope's name, to filter and sort by.</summary>
    public string ScopeName => Scope.DisplayName;

    /// <summary>Tells whether anybody ever changed it.</summary>
    public bool IsModified => LastModified is not null;

    /// <summary>The rules as they were read.</summary>
    public IReadOnlyList<PolicyRule> Rules { get; }

    /// <summary>A setting of its own with the same rules and the same edits.</summary>
    /// <exception cref="PimException">An edit that the service would refuse (<see cref="PimErrorCode.InvalidSetting"/>).</exception>
    public PimRoleSetting Copy()
    {
        // An edit that no rule can keep would be lost on the way; this refuses it.
        GetChangedRules();
        var copy = new PimRoleSetting(PolicyId, Role, Scope, Rules) { LastModified = LastModified, LastModifiedBy = LastModifiedBy };
        RuleToSetting.Fill(copy, SettingToRules.CurrentRules(this));
        return copy;
    }

    /// <summary>The rules that say something else than when they were read; empty when nothing changed.</summary>
    /// <exception cref="PimException">A value that the service would refuse (<see cref="PimErrorCode.InvalidSetting"/>).</exception>
    public IReadOnlyList<PolicyRule> GetChangedRules() => SettingToRules.ChangedRules(this);

    /// <inheritdoc />
    public override string ToString() => Role.Describe(Scope);
}
