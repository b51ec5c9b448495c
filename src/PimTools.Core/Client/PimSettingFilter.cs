using System.Collections.Generic;
using PimTools.Models;

namespace PimTools;

/// <summary>Filters role settings.</summary>
public sealed class PimSettingFilter
{
    /// <summary>The kinds to read; never empty.</summary>
    public IReadOnlyCollection<PimKind> Kinds { get; init; } = PimKinds.All;

    /// <summary>The roles whose settings are wanted; null means every role, and none means none.</summary>
    public IReadOnlyList<PimRole>? Roles { get; init; }

    /// <summary>The scope of the settings of Azure roles; null means the scope at which each role was read.</summary>
    public PimScope? Scope { get; init; }
}
