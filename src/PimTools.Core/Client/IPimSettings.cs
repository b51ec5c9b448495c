using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Rules;

namespace PimTools;

/// <summary>Lists and changes the settings of roles.</summary>
public interface IPimSettings
{
    /// <summary>Lists role settings.</summary>
    Task ListAsync(PimSettingFilter filter, Action<PimRoleSetting> emit, PimCall call);

    /// <summary>Sends the given rules of a setting, and no other.</summary>
    Task UpdateAsync(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, PimCall call);

    /// <summary>Sends what is to change in several settings, as many together as the service takes.</summary>
    /// <param name="updates">The changes; no two of the same setting.</param>
    /// <param name="emit">Hears of each in their order, with the error where there is one.</param>
    /// <param name="call">The call.</param>
    Task UpdateManyAsync(IReadOnlyList<PimSettingUpdate> updates, Action<PimSettingUpdate> emit, PimCall call);
}
