namespace PimTools;

/// <summary>Whose requests to list.</summary>
public enum PimRequestRelation
{
    /// <summary>Everybody's, as far as the caller may read them.</summary>
    Any,

    /// <summary>Those for the caller.</summary>
    Mine,

    /// <summary>Those the caller made.</summary>
    CreatedByMe,

    /// <summary>Those the caller may decide.</summary>
    ForMyApproval,
}
