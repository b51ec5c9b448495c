namespace PimTools.Emulator.Azure;

/// <summary>What a scope is.</summary>
internal enum AzureScopeKind
{
    Tenant,
    ManagementGroup,
    Subscription,
    ResourceGroup,
    Resource,
}
