namespace PimTools.Emulator.Azure.Resources;

/// <summary>The kinds of scopes, from the whole to the part.</summary>
internal enum AzureScopeKind
{
    Tenant,
    ManagementGroup,
    Subscription,
    ResourceGroup,
    Resource,
}
