namespace PimTools.Emulator.Pim.Grants;

/// <summary>A condition on the attributes of the accessed object, as it was given.</summary>
internal sealed record GrantCondition(string Text, string? Version);
