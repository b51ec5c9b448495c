namespace PimTools.Emulator.Azure.Resources;

/// <summary>What a scope is.</summary>
internal enum AzureScopeKind
{
    Tenant,
    ManagementGroup,
    Subscription,
    ResourceGroup,
    Resource,
}
