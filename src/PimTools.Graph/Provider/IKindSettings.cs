using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Graph.Http;
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

    /// <summary>The calls by which settings are changed.</summary>
    ManyCalls Calls { get; }

    /// <summary>Sends the given rules of a setting, and no other.</summary>
    Task UpdateAsync(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, ServiceCalls calls, PimCall call);
}
