namespace PimTools.Emulator.Pim.Audit;

/// <summary>Something an audit record is about.</summary>
internal sealed record AuditTarget(string Type, string? Id, string? DisplayName)
{
    public string? UserPrincipalName { get; init; }

    public string? PropertyName { get; init; }

    public string? OldValue { get; init; }

    public string? NewValue { get; init; }
}
