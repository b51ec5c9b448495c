namespace PimTools;

/// <summary>The relation of the caller to the requests to list.</summary>
public enum PimRequestRelation : long
{
    /// <summary>Everybody's, as far as the caller may read them.</summary>
    Any,

    /// <summary>The requests for the caller.</summary>
    Mine,

    /// <summary>The requests that the caller made.</summary>
    CreatedByMe,

    /// <summary>The requests that the caller may decide.</summary>
    ForMyApproval,
}
