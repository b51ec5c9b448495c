using System.Text.Json.Nodes;

namespace PimTools.Emulator.Entra;

/// <summary>A directory role: a built-in one, whose id is the same in every tenant, or one of the tenant's own.</summary>
internal sealed record RoleDefinition(string Id, string DisplayName, bool IsPrivileged)
{
    public string Description { get; init; } = $"The built-in directory role {DisplayName}.";

    public bool IsBuiltIn { get; init; } = true;

    public bool IsEnabled { get; init; } = true;

    public string TemplateId { get; init; } = Id;

    public string? Version { get; init; } = "1";

    /// <summary>The permissions as they were given, and of built-in roles as documented (permissions-reference).</summary>
    public JsonArray Permissions { get; init; } = [];
}
