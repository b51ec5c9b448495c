namespace PimTools;

/// <summary>The states of a permission in a connection.</summary>
public enum PimPermissionState : long
{
    /// <summary>The token does not tell: roles at an Azure scope decide, or the token came from elsewhere and names none.</summary>
    Unknown,

    /// <summary>It has it.</summary>
    Granted,

    /// <summary>It lacks it.</summary>
    Missing,
}
