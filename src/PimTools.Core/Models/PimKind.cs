namespace PimTools;

/// <summary>The three things Privileged Identity Management manages.</summary>
public enum PimKind : long
{
    /// <summary>A Microsoft Entra role, over the directory, an administrative unit or an application.</summary>
    EntraRole = 1,

    /// <summary>Membership or ownership of a group (PIM for Groups).</summary>
    Group,

    /// <summary>An Azure resource role, over a management group, a subscription, a resource group or a resource.</summary>
    AzureRole,
}
