namespace PimTools.Configuration;

/// <summary>The setting that a role is to have. What it does not say, and no template that it extends, stays as it is.</summary>
/// <param name="Target">The role.</param>
/// <param name="Extends">The template; null for none.</param>
/// <param name="Values">The values that stand at the setting itself.</param>
internal sealed record ConfiguredSetting(ConfiguredTarget Target, string? Extends, ConfiguredValues Values);
