namespace PimTools.Tests.Contract.Schemas;

/// <summary>A place where a body departs from the contract, and how.</summary>
internal sealed record Violation(string Place, string Message)
{
    public override string ToString() => $"{Place}: {Message}";
}
