using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Rules;
using PimTools.Settings;

namespace PimTools;

/// <summary>The policy of one role at one scope, in the three parts of the portal.</summary>
/// <remarks>
/// Read it, change its parts, and give it to Set-PimRoleSetting: only the rules that changed are sent. In PowerShell the parts are properties that lists
/// and files leave out: Activation, Assignment and Notification; the flat properties tell the same.
/// </remarks>
public sealed class PimRoleSetting : PimRoleRecord
{
    /// <summary>Creates a setting from the rules the service keeps.</summary>
    public PimRoleSetting(string policyId, PimRole role, PimScope scope, IReadOnlyList<PolicyRule> rules)
        : base(role, scope)
    {
        PolicyId = policyId;
        Rules = rules;
        RuleToSetting.Fill(this, rules);
    }

    /// <summary>The policy's id. Changes when a group is on-boarded.</summary>
    public string PolicyId { get; }

    /// <summary>The longest activation, such as <c>8h</c>; null where the service sets none.</summary>
    public string? Longest => Write(Activation.MaximumDuration);

    /// <summary>The requirements of activation.</summary>
    public PimTextList Requires => Words(Activation.Requires);

    /// <summary>The Conditional Access authentication context of activation; null for none.</summary>
    public string? Context => Activation.AuthenticationContext;

    /// <summary>Tells whether somebody has to approve activation; null where the policy does not tell.</summary>
    public bool? RequiresApproval => Activation.RequiresApproval;

    /// <summary>The approval in words: <c>no</c>, <c>by</c> the approvers, <c>by role admins</c>, or <c>?</c> where the policy does not tell.</summary>
    public string Approval => RequiresApproval is not { } isRequired ? "?" : !isRequired ? "no" : string.Join(", then ", Activation.ApprovalStages.Select(ByWhom).DefaultIfEmpty("by role admins"));

    /// <summary>The names of the approvers.</summary>
    public PimTextList Approvers => new(Activation.Approvers.Select(one => one.ToString()), "; ");

    /// <summary>The object ids of the approvers.</summary>
    public PimTextList ApproverIds => new(Activation.Approvers.Select(one => one.Id), "; ");

    /// <summary>The stages of approval in words, such as <c>Cleo Marchetti within 1d, with justification, no escalation</c>.</summary>
    public PimTextList ApprovalStages => new(Activation.ApprovalStages.Select(one => one.ToString()), "; ");

    /// <summary>Tells whether somebody may be eligible without an end; null where the policy does not tell.</summary>
    public bool? AllowPermanentEligible => Assignment.AllowPermanentEligible;

    /// <summary>The longest eligible assignment while permanent ones are not allowed, such as <c>365d</c>; null where the service sets none.</summary>
    public string? EligibleLongest => Write(Assignment.MaximumEligibleDuration);

    /// <summary>The requirements of an eligible assignment.</summary>
    public PimTextList EligibleRequires => Words(Assignment.EligibleRequires);

    /// <summary>Tells whether somebody may be active without an end; null where the policy does not tell.</summary>
    public bool? AllowPermanentActive => Assignment.AllowPermanentActive;

    /// <summary>The longest active assignment while permanent ones are not allowed, such as <c>180d</c>; null where the service sets none.</summary>
    public string? ActiveLongest => Write(Assignment.MaximumActiveDuration);

    /// <summary>The requirements of an active assignment.</summary>
    public PimTextList ActiveRequires => Words(Assignment.ActiveRequires);

    /// <summary>The mails about new eligible assignments, by recipient.</summary>
    public PimTextList MailsOnEligible => Notification.EligibleAssignment.Describe();

    /// <summary>The mails about new active assignments, by recipient.</summary>
    public PimTextList MailsOnActive => Notification.ActiveAssignment.Describe();

    /// <summary>The mails about activations, by recipient.</summary>
    public PimTextList MailsOnActivation => Notification.Activation.Describe();

    /// <summary>Activation: duration, requirements, approval.</summary>
    internal PimActivationSetting Activation { get; } = new();

    /// <summary>Assignment: how long, how demanding.</summary>
    internal PimAssignmentSetting Assignment { get; } = new();

    /// <summary>Notification: who gets which mails.</summary>
    internal PimNotificationSetting Notification { get; } = new();

    /// <summary>The values to bring about, where the setting was read from a file and not from the service; null otherwise.</summary>
    internal PimSettingChange? Snapshot { get; init; }

    /// <summary>The time of the last change, UTC; null when it was never changed.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The person who changed it last; null where the service does not say.</summary>
    public string? LastModifiedBy { get; init; }

    /// <summary>Tells whether anybody ever changed it.</summary>
    public bool IsModified => LastModified is not null;

    /// <summary>The fields in which a setting that somebody changed differs from what the service gives a new role; empty where nobody ever changed it.</summary>
    public PimTextList ModifiedFields => new(IsModified ? SettingDefaults.ModifiedFields(this) : Enumerable.Empty<string>());

    /// <summary>The rules as they were read.</summary>
    internal IReadOnlyList<PolicyRule> Rules { get; }

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

    private static string ByWhom(PimApprovalStage stage) =>
        stage.Approvers.Length == 0 ? "by role admins" : "by " + string.Join(", ", stage.Approvers.Select(one => one.ToString()));

    private static string? Write(TimeSpan? duration) => duration is { } length ? PimDuration.Format(length) : null;

    private static PimTextList Words(PimRequirements requirements) =>
        new(requirements.ToString().Split(',').Select(word => word.Trim()));
}
