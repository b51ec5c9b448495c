namespace PimTools;

/// <summary>The step that leads from what the tenant has to what a document wants.</summary>
public enum PimPlanAction : long
{
    /// <summary>It is as the document says.</summary>
    None,

    /// <summary>There is none, and one is made.</summary>
    Create,

    /// <summary>It differs, and is changed.</summary>
    Update,

    /// <summary>Its end alone moves to a later time.</summary>
    Extend,

    /// <summary>The document does not name it, and it is taken away.</summary>
    Remove,

    /// <summary>It could not be read, so it is not known what is needed; nothing is done.</summary>
    Unknown,
}
