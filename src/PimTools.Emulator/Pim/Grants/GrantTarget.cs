namespace PimTools.Emulator.Pim.Grants;

/// <summary>A role and the scope at which it is granted; for groups, the access and the group.</summary>
internal sealed record GrantTarget(string Role, string Scope);
