namespace PimTools.Plans;

/// <summary>A part of the tenant that could not be read while a plan was made. Nothing under it is removed.</summary>
internal sealed class UnreadPart
{
    public UnreadPart(string part, string reason)
    {
        Part = VisibleText.OnOneLine(part);
        Reason = VisibleText.OnOneLine(reason);
    }

    /// <summary>The part in words, such as <c>eligible assignments of Entra roles</c>.</summary>
    public string Part { get; }

    /// <summary>The reason in the service's own words.</summary>
    public string Reason { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Part}: {Reason}";
}
