using System;
using System.Linq;
using PimTools.Rules;
using PimTools.Settings;

namespace PimTools.Changes;

/// <summary>Plans the change that gives one role the setting of another, also of another kind. What the one does not tell or the other cannot keep stays as it is.</summary>
internal sealed class SettingCopy
{
    private readonly PimRoleSetting _from;
    private readonly PimRoleSetting _to;
    private readonly Action<string> _leaveOut;

    private SettingCopy(PimRoleSetting from, PimRoleSetting to, Action<string> leaveOut)
    {
        _from = from;
        _to = to;
        _leaveOut = leaveOut;
    }

    /// <summary>Plans the copy; nothing is sent.</summary>
    /// <param name="from">The setting to copy.</param>
    /// <param name="to">The setting that is to be like it; the object stays as it is.</param>
    /// <param name="change">What is to differ from the copied setting.</param>
    /// <param name="leaveOut">Hears a sentence of each part that is not copied.</param>
    /// <exception cref="PimException">A value that the service would refuse (<see cref="PimErrorCode.InvalidSetting"/>).</exception>
    public static PlannedSettingChange Plan(PimRoleSetting from, PimRoleSetting to, PimSettingChange change, Action<string> leaveOut)
    {
        var copy = new SettingCopy(from, to.Copy(), leaveOut);
        copy.CopyActivation();
        copy.CopyAssignment();
        copy.CopyMails();
        return PlannedSettingChange.Plan(copy._to, change);
    }

    private void CopyActivation()
    {
        var (from, to) = (_from.Activation, _to.Activation);
        Copy<ExpirationRule>(RuleIds.ActivationExpiration, "The longest activation", () => to.MaximumDuration = from.MaximumDuration);
        CopyRequirements(RuleIds.ActivationEnablement, "What activation requires", from.Requires, () => to.Requires = from.Requires);
        Copy<AuthenticationContextRule>(
            RuleIds.ActivationAuthenticationContext, "The authentication context", () => to.AuthenticationContext = from.AuthenticationContext);
        CopyApproval();
    }

    private void CopyApproval()
    {
        var (from, to) = (_from.Activation, _to.Activation);
        var isOfAzure = _to.Kind == PimKind.AzureRole;
        var isSameService = isOfAzure == (_from.Kind == PimKind.AzureRole);
        var foreign = from.ApprovalStages.SelectMany(stage => stage.Approvers.Concat(stage.EscalationApprovers))
            .FirstOrDefault(one => !isSameService && one.Id.Length == 0 && (isOfAzure || one.Kind == PimApproverKind.Unknown));
        if (foreign is not null)
        {
            Leave("The approval", $"a policy of this kind cannot name the approver '{foreign}'");
            return;
        }

        Copy<ApprovalRule>(RuleIds.ActivationApproval, "The approval", () =>
        {
            to.RequiresApproval = from.RequiresApproval;
            to.ApprovalMode = from.ApprovalMode;
            to.RequiresApprovalForExtension = from.RequiresApprovalForExtension;
            to.RequiresRequestorJustification = from.RequiresRequestorJustification;
            to.ApprovalStages = from.ApprovalStages.Select(stage => isSameService ? stage.Copy() : stage.CopyForAnotherService()).ToArray();
        });
    }

    private void CopyAssignment()
    {
        var (from, to) = (_from.Assignment, _to.Assignment);
        Copy<ExpirationRule>(RuleIds.EligibleExpiration, "The length of eligible assignments", () =>
        {
            to.AllowPermanentEligible = from.AllowPermanentEligible;
            to.MaximumEligibleDuration = from.MaximumEligibleDuration;
        });
        CopyRequirements(
            RuleIds.EligibleEnablement, "What an eligible assignment requires", from.EligibleRequires, () => to.EligibleRequires = from.EligibleRequires);
        Copy<ExpirationRule>(RuleIds.ActiveExpiration, "The length of active assignments", () =>
        {
            to.AllowPermanentActive = from.AllowPermanentActive;
            to.MaximumActiveDuration = from.MaximumActiveDuration;
        });
        CopyRequirements(
            RuleIds.ActiveEnablement, "What an active assignment requires", from.ActiveRequires, () => to.ActiveRequires = from.ActiveRequires);
    }

    private void CopyMails()
    {
        foreach (var id in EmptyRules.All.OfType<NotificationRule>().Select(rule => rule.Id))
        {
            var (from, to) = (NotificationSlots.Find(_from.Notification, id)!, NotificationSlots.Find(_to.Notification, id)!);
            Copy<NotificationRule>(id, $"The mail {id}", () =>
            {
                to.Level = from.Level;
                to.DefaultRecipients = from.DefaultRecipients;
                to.Recipients = from.Recipients.ToArray();
            });
        }
    }

    private void CopyRequirements(string ruleId, string what, PimRequirements requirements, Action copy)
    {
        if (requirements.HasFlag(PimRequirements.Unknown) && Has<EnablementRule>(_from, ruleId))
        {
            Leave(what, "it demands something that this version does not know");
        }
        else
        {
            Copy<EnablementRule>(ruleId, what, copy);
        }
    }

    private void Copy<T>(string ruleId, string what, Action copy)
        where T : PolicyRule
    {
        if (!Has<T>(_from, ruleId))
        {
            Leave(what, "its policy does not tell it in a way that this version knows");
        }
        else if (!Has<T>(_to, ruleId))
        {
            Leave(what, "the other policy has no such rule");
        }
        else
        {
            copy();
        }
    }

    private void Leave(string what, string why) =>
        _leaveOut($"{what} of {_from.Role.Describe(_from.Scope)} is not copied to {_to.Role.Describe(_to.Scope)}: {why}.");

    private static bool Has<T>(PimRoleSetting setting, string ruleId)
        where T : PolicyRule => setting.Rules.Any(rule => rule is T && rule.Is(ruleId));
}
