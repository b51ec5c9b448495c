using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Rules;

namespace PimTools.Graph.Provider;

/// <summary>Lists and changes the settings of one kind.</summary>
internal interface IKindSettings
{
    /// <param name="roles">The roles; none means all.</param>
    /// <param name="scope">Where, for a kind whose settings have scopes; null means where each role was read.</param>
    /// <param name="emit">Hears of each setting.</param>
    /// <param name="call">The call.</param>
    Task ListAsync(IReadOnlyList<PimRole> roles, PimScope? scope, Action<PimRoleSetting> emit, PimCall call);

    Task UpdateAsync(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, PimCall call);
}
