namespace PimTools.Settings;

/// <summary>Tells one role's setting from another's. Azure keeps one per scope; elsewhere the role alone says which. Case does not count.</summary>
internal readonly record struct SettingKey
{
    private SettingKey(PimKind kind, string role, PimAccess? access, string? scope)
    {
        Kind = kind;
        Role = role;
        Access = access;
        Scope = scope;
    }

    public PimKind Kind { get; }

    public string Role { get; }

    public PimAccess? Access { get; }

    /// <summary>The scope of an Azure role; null for other kinds.</summary>
    public string? Scope { get; }

    /// <summary>The key of a role's setting.</summary>
    public static SettingKey Of(PimRole role) =>
        new(role.Kind, role.Id.ToUpperInvariant(), role.Access, role.Kind == PimKind.AzureRole ? role.Scope?.Id.ToUpperInvariant() : null);

    /// <summary>The key of the setting that an assignment has to meet.</summary>
    public static SettingKey Of(PimAssignment assignment) =>
        Of(assignment.Kind == PimKind.AzureRole ? assignment.Role.At(assignment.Scope) : assignment.Role);
}
