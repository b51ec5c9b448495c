using System;

namespace PimTools.Emulator;

/// <summary>Additions to the Contoso tenant, for a realistic size.</summary>
public sealed class ContosoOptions
{
    /// <summary>The tenant's id; null for the usual one. All other ids stay the same, as those of built-in roles do between tenants.</summary>
    public string? TenantId { get; init; }

    /// <summary>The number of additional people.</summary>
    public int ExtraUsers { get; init; }

    /// <summary>The number of eligible assignments over the extra people and the built-in roles.</summary>
    public int ExtraEligibleAssignments { get; init; }

    /// <summary>The time over which they are made, one after the other; none, the default, for all at once. The story of the tenant goes on after a day.</summary>
    public TimeSpan ExtraTime { get; init; }

    /// <summary>The number of active assignments over the extra people and the built-in roles.</summary>
    public int ExtraActiveAssignments { get; init; }

    /// <summary>The number of additional groups under PIM.</summary>
    public int ExtraGroups { get; init; }

    /// <summary>The number of eligible memberships over the extra people and the extra groups.</summary>
    public int ExtraGroupEligibleAssignments { get; init; }

    /// <summary>The number of additional Azure subscriptions, each with two resource groups.</summary>
    public int ExtraSubscriptions { get; init; }

    /// <summary>The number of eligible Azure assignments over the extra people, the built-in roles and the extra subscriptions.</summary>
    public int ExtraAzureEligibleAssignments { get; init; }

    /// <summary>The number of active Azure assignments over the extra people, the built-in roles and the extra subscriptions.</summary>
    public int ExtraAzureActiveAssignments { get; init; }
}
