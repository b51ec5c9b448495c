namespace PimTools;

/// <summary>The types of principals.</summary>
public enum PimPrincipalType : long
{
    /// <summary>The service did not say, or the object is gone.</summary>
    Unknown,

    /// <summary>A user.</summary>
    User,

    /// <summary>A group.</summary>
    Group,

    /// <summary>A service principal.</summary>
    ServicePrincipal,

    /// <summary>A device.</summary>
    Device,

    /// <summary>A group of another tenant, which can hold Azure roles. The directory of this tenant does not know it.</summary>
    ForeignGroup,

    /// <summary>The registration of an application. It holds no roles, but they can be held over it.</summary>
    Application,
}
