using System.Collections.Generic;
using PimTools.Models;

namespace PimTools;

/// <summary>Which role settings to read.</summary>
public sealed class PimSettingFilter
{
    /// <summary>The kinds to read; never empty.</summary>
    public IReadOnlyCollection<PimKind> Kinds { get; init; } = PimKinds.All;

    /// <summary>The roles whose settings are wanted; null means every role, and none means none.</summary>
    public IReadOnlyList<PimRole>? Roles { get; init; }

    /// <summary>Where Azure roles have these settings; null means where each of the roles was read.</summary>
    public PimScope? Scope { get; init; }
}
