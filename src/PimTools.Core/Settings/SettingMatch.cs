using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Settings;

/// <summary>Finds one setting among those that were read.</summary>
internal static class SettingMatch
{
    /// <summary>The setting of a role among those read; null where it is not.</summary>
    /// <remarks>
    /// Azure keeps one per scope; that of the scope where the role was read counts, also for an activation below it. Elsewhere the role
    /// alone says which.
    /// </remarks>
    public static PimRoleSetting? Find(IEnumerable<PimRoleSetting> settings, PimRole role, PimScope scope) => settings.FirstOrDefault(setting =>
        setting.Role.IsSameAs(role)
        && (role.Kind != PimKind.AzureRole || string.Equals(setting.Scope.Id, (role.Scope ?? scope).Id, StringComparison.OrdinalIgnoreCase)));
}
