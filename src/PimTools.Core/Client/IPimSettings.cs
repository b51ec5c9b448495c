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
}
