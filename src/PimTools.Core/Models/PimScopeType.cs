namespace PimTools;

/// <summary>What a scope is.</summary>
public enum PimScopeType
{
    /// <summary>Something this version does not know.</summary>
    Unknown,

    /// <summary>The whole directory, <c>/</c>.</summary>
    Directory,

    /// <summary>An administrative unit.</summary>
    AdministrativeUnit,

    /// <summary>An application, service principal or other directory object.</summary>
    DirectoryObject,

    /// <summary>An application-specific scope (<c>appScopeId</c>).</summary>
    Application,

    /// <summary>A group.</summary>
    Group,

    /// <summary>An Azure management group.</summary>
    ManagementGroup,

    /// <summary>An Azure subscription.</summary>
    Subscription,

    /// <summary>An Azure resource group.</summary>
    ResourceGroup,

    /// <summary>An Azure resource.</summary>
    Resource,
}
