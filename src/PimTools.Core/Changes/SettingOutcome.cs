namespace PimTools.Changes;

/// <summary>The outcome of the change of a setting.</summary>
/// <param name="Planned">The change.</param>
/// <param name="Now">The setting as it stands; null where it was not changed, or could not be read.</param>
/// <param name="Error">Why it was not changed, or what is in doubt; null where the service took it and shows it.</param>
internal sealed record SettingOutcome(PlannedSettingChange Planned, PimRoleSetting? Now, PimException? Error);
