namespace PimTools;

/// <summary>The severity of a problem in a document.</summary>
public enum PimDocumentSeverity : long
{
    /// <summary>The document cannot be applied.</summary>
    Error,

    /// <summary>The document can be applied, and may not do what is meant.</summary>
    Warning,
}
