namespace PimTools.Emulator.Pim.Grants;

/// <summary>A condition on the attributes of what is accessed; kept as it was given.</summary>
internal sealed record GrantCondition(string Text, string? Version);
