namespace PimTools;

/// <summary>The HTTP methods of a call that a person writes.</summary>
public enum PimHttpMethod : long
{
    /// <summary>Reads.</summary>
    Get,

    /// <summary>Makes something, or runs an action.</summary>
    Post,

    /// <summary>Changes parts of something.</summary>
    Patch,

    /// <summary>Makes or replaces something.</summary>
    Put,

    /// <summary>Removes something.</summary>
    Delete,
}
