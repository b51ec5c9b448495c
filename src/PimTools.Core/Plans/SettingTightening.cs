using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Plans;

/// <summary>Finds the fields by which a change of a setting makes it harder to activate the role.</summary>
internal static class SettingTightening
{
    /// <summary>The names of the fields, in the order in which a person reads a setting; empty where nothing becomes harder.</summary>
    public static IReadOnlyList<string> Fields(PimRoleSetting from, PimRoleSetting to)
    {
        var (old, now) = (from.Activation, to.Activation);
        var isApproved = now.RequiresApproval == true;
        return new (string Field, bool IsTighter)[]
        {
            ("MaximumActivationDuration", now.MaximumDuration is { } most && !(old.MaximumDuration <= most)),
            ("ActivationRequires", (now.Requires.Value & ~old.Requires.Value) != 0),
            ("AuthenticationContext", !string.IsNullOrEmpty(now.AuthenticationContext)
                && !string.Equals(now.AuthenticationContext, old.AuthenticationContext, StringComparison.OrdinalIgnoreCase)),
            ("RequiresApproval", isApproved && old.RequiresApproval != true),
            ("Approver", isApproved && !ApproversOf(old).IsSubsetOf(ApproversOf(now))),
            ("ApprovalStages", isApproved && now.ApprovalStages.Length > Math.Max(1, old.ApprovalStages.Length)),
        }.Where(one => one.IsTighter).Select(one => one.Field).ToList();
    }

    private static HashSet<PimApprover> ApproversOf(PimActivationSetting activation) => activation.RequiresApproval == true
        ? new HashSet<PimApprover>(activation.ApprovalStages.SelectMany(stage => stage.Approvers))
        : new HashSet<PimApprover>();
}
