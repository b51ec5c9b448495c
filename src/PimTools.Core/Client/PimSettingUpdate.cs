using System.Collections.Generic;
using PimTools.Rules;

namespace PimTools;

/// <summary>The change of one setting among several.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Changed">Its rules that are to be sent, and no other.</param>
public sealed record PimSettingUpdate(PimRoleSetting Setting, IReadOnlyList<PolicyRule> Changed)
{
    /// <summary>The reason why the service did not take it, or that it is not known whether it did; null where it took it, and before it is sent.</summary>
    public PimException? Error { get; init; }
}
