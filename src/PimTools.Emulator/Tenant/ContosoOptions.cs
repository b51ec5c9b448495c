namespace PimTools.Emulator;

/// <summary>What to add to the Contoso story, for tenants of realistic size.</summary>
public sealed class ContosoOptions
{
    /// <summary>The tenant's id; null for the usual one. All other ids stay the same, as those of built-in roles do between tenants.</summary>
    public string? TenantId { get; init; }

    /// <summary>People beside those of the story.</summary>
    public int ExtraUsers { get; init; }

    /// <summary>Eligible assignments spread over the extra people and the built-in roles.</summary>
    public int ExtraEligibleAssignments { get; init; }

    /// <summary>Active assignments spread over the extra people and the built-in roles.</summary>
    public int ExtraActiveAssignments { get; init; }

    /// <summary>Groups under PIM beside those of the story.</summary>
    public int ExtraGroups { get; init; }

    /// <summary>Eligible memberships spread over the extra people and the extra groups.</summary>
    public int ExtraGroupEligibleAssignments { get; init; }

    /// <summary>Azure subscriptions beside those of the story, each with two resource groups.</summary>
    public int ExtraSubscriptions { get; init; }

    /// <summary>Eligible Azure assignments spread over the extra people, the built-in roles and the extra subscriptions.</summary>
    public int ExtraAzureEligibleAssignments { get; init; }

    /// <summary>Active Azure assignments spread over the extra people, the built-in roles and the extra subscriptions.</summary>
    public int ExtraAzureActiveAssignments { get; init; }
}
