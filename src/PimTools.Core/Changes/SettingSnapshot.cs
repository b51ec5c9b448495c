using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Resolution;

namespace PimTools.Changes;

/// <summary>Makes a setting that was kept in a file whole again: the rules are the service's of today, and the file says what they are to be.</summary>
internal static class SettingSnapshot
{
    /// <summary>Gives a setting that came from the service as it is, and one that came from a file with the rules of today.</summary>
    /// <exception cref="PimException">The role has no setting here (<see cref="PimErrorCode.RoleNotFound"/>), or an approver is not found.</exception>
    public static async Task<PimRoleSetting> RestoreAsync(IPimClient client, PimRoleSetting given, PimCall call)
    {
        if (given.Snapshot is not { } snapshot)
        {
            return given;
        }

        var current = await SettingRunner.ReadAsync(client, given, call)
            ?? throw new PimException(PimErrorCode.RoleNotFound, $"There is no setting of {given} to change.")
            {
                Remedy = "Check that the role exists in this tenant, and that you may read its setting: Get-PimRoleSetting.",
                TargetObject = given,
            };
        var approvers = new List<PimApprover>();
        foreach (var approver in snapshot.Approvers ?? Array.Empty<PimApprover>())
        {
            approvers.Add(Array.Find(current.Activation.Approvers, standing => standing.Equals(approver.Id))
                ?? await FindApproverAsync(client, new PimIdentity(approver.Id), call));
        }

        (snapshot with { Approvers = snapshot.Approvers is null ? null : approvers }).ApplyTo(current);
        return current;
    }

    /// <summary>The user or the group that a name means, as an approver.</summary>
    public static async Task<PimApprover> FindApproverAsync(IPimClient client, PimIdentity identity, PimCall call)
    {
        var principal = await PrincipalResolver.FindKnownAsync(client, identity, call);
        return new PimApprover(principal.Id, principal.Type, principal.DisplayName);
    }
}
