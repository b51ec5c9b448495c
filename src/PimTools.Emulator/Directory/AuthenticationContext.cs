namespace PimTools.Emulator.Directory;

/// <summary>A Conditional Access authentication context, such as c1.</summary>
internal sealed record AuthenticationContext(string Id, string DisplayName, string Description);
