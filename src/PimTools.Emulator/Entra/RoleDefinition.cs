namespace PimTools.Emulator.Entra;

/// <summary>A built-in directory role; its id is the same in every tenant.</summary>
internal sealed record RoleDefinition(string Id, string DisplayName, bool IsPrivileged)
{
    public string Description => $"The built-in directory role {DisplayName}.";
}
