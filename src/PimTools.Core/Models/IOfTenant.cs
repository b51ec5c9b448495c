namespace PimTools.Models;

/// <summary>Something that was read from a tenant, and acts on no other: the ids of built-in roles are the same in every tenant.</summary>
internal interface IOfTenant
{
    /// <summary>The tenant's id; null where nobody noted it.</summary>
    string? TenantId { get; set; }
}
