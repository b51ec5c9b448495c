namespace PimTools;

/// <summary>A property's value before and after.</summary>
public sealed class PimAuditChange
{
    /// <summary>Creates a change.</summary>
    public PimAuditChange(string? property, string? before, string? after)
    {
        Property = property;
        Before = before;
        After = after;
    }

    /// <summary>The property.</summary>
    public string? Property { get; }

    /// <summary>The value before; null when there was none.</summary>
    public string? Before { get; }

    /// <summary>The value after; null when there is none.</summary>
    public string? After { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Property}: {Before} -> {After}";
}
