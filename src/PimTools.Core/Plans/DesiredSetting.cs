namespace PimTools.Plans;

/// <summary>The setting that a role is to have, with its names looked up.</summary>
/// <param name="Role">The role.</param>
/// <param name="Scope">The scope.</param>
/// <param name="Change">What is to hold; what it does not say stays as it is.</param>
internal sealed record DesiredSetting(PimRole Role, PimScope Scope, PimSettingChange Change);
