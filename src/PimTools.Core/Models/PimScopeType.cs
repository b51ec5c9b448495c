namespace PimTools;

/// <summary>The types of scopes.</summary>
public enum PimScopeType : long
{
    /// <summary>Something this version does not know.</summary>
    Unknown,

    /// <summary>The whole directory, <c>/</c>.</summary>
    Directory,

    /// <summary>An administrative unit.</summary>
    AdministrativeUnit,

    /// <summary>A directory object that is no application, or of which is not known what it is.</summary>
    DirectoryObject,

    /// <summary>The registration of an application (<c>application</c>).</summary>
    ApplicationRegistration,

    /// <summary>An enterprise application: what an application is in this tenant (<c>servicePrincipal</c>).</summary>
    EnterpriseApplication,

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
