using System.Collections.Generic;
using System.Linq;

namespace PimTools.Settings;

/// <summary>Takes the one setting that a name has to mean.</summary>
internal static class SingleSetting
{
    /// <exception cref="PimException">
    /// There is none (<see cref="PimErrorCode.SettingNotFound"/>), or there are several (<see cref="PimErrorCode.RoleAmbiguous"/>).
    /// </exception>
    public static PimRoleSetting Of(IReadOnlyList<PimRoleSetting> found, PimIdentity identity, string purpose) => found.Count switch
    {
        1 => found[0],
        0 => throw NotFound(identity.ToString(), identity),
        _ => throw new PimException(PimErrorCode.RoleAmbiguous, $"'{identity}' means the settings of {found.Count} roles, and there has to be one to {purpose}.")
        {
            Remedy = "Add -Kind, or give the id: " + string.Join(", ", found.Take(5).Select(one => $"{one.Role} ({one.Kind}, {one.Role.Id})")),
            Candidates = found.Select(one => one.Role.Id).ToList(),
            TargetObject = identity,
        },
    };

    /// <summary>The error for what has no setting.</summary>
    public static PimException NotFound(string name, object target) => new(PimErrorCode.SettingNotFound, $"There is no setting of {name}.")
    {
        Remedy = "Get-PimRole lists the roles. A setting of an Azure role is named with -Scope.",
        TargetObject = target,
    };
}
