namespace PimTools.Emulator.Pim.Grants;

/// <summary>What is granted and where: for Entra roles a role definition at a directory scope.</summary>
internal sealed record GrantTarget(string Role, string Scope);
