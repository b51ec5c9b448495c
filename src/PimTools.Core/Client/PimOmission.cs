namespace PimTools;

/// <summary>A part of a list that could not be read, and the reason.</summary>
public sealed class PimOmission
{
    /// <summary>Creates an omission.</summary>
    public PimOmission(PimException reason, string message)
    {
        Reason = reason;
        Message = message;
    }

    /// <summary>The kind of which something is missing; null where it is not known.</summary>
    public PimKind? Kind { get; init; }

    /// <summary>The error that kept it from being read.</summary>
    public PimException Reason { get; }

    /// <summary>A sentence for a person who goes on without it.</summary>
    public string Message { get; }

    /// <inheritdoc />
    public override string ToString() => Message;
}
