using System;
using System.Runtime.Serialization;
using System.Xml;
using PimTools.Text;

namespace PimTools.Favorites;

/// <summary>One activation in the file.</summary>
[DataContract]
internal sealed class FavoriteItem
{
    [DataMember(Name = "kind", IsRequired = true, Order = 0)]
    public string? Kind { get; set; }

    [DataMember(Name = "role", IsRequired = true, Order = 1)]
    public string? Role { get; set; }

    [DataMember(Name = "roleId", IsRequired = true, Order = 2)]
    public string? RoleId { get; set; }

    [DataMember(Name = "access", EmitDefaultValue = false, Order = 3)]
    public string? Access { get; set; }

    [DataMember(Name = "scope", IsRequired = true, Order = 4)]
    public string? Scope { get; set; }

    [DataMember(Name = "scopeId", IsRequired = true, Order = 5)]
    public string? ScopeId { get; set; }

    [DataMember(Name = "scopeType", IsRequired = true, Order = 6)]
    public string? ScopeType { get; set; }

    [DataMember(Name = "duration", EmitDefaultValue = false, Order = 7)]
    public string? Duration { get; set; }

    [DataMember(Name = "justification", EmitDefaultValue = false, Order = 8)]
    public string? Justification { get; set; }

    /// <summary>Tells whether both are about one role at one scope.</summary>
    public bool IsSameAs(FavoriteItem other) => Kind == other.Kind
        && Access == other.Access
        && string.Equals(RoleId, other.RoleId, StringComparison.OrdinalIgnoreCase)
        && string.Equals(ScopeId, other.ScopeId, StringComparison.OrdinalIgnoreCase);

    public static FavoriteItem From(PimFavoriteActivation activation) => new()
    {
        Kind = activation.Role.Kind.ToString(),
        Role = activation.Role.Name,
        RoleId = activation.Role.Id,
        Access = activation.Role.Access?.ToString(),
        Scope = activation.Scope.DisplayName,
        ScopeId = activation.Scope.Id,
        ScopeType = activation.Scope.Type.ToString(),
        Duration = activation.Duration is { } duration ? XmlConvert.ToString(duration) : null,
        Justification = activation.Justification,
    };

    public static PimException Invalid(string path, string what, Exception? inner) =>
        new(PimErrorCode.InvalidFavorite, $"The favourites in '{path}' cannot be read: {what}.", inner)
        {
            Remedy = "Correct the file, or delete it to start over.",
            TargetObject = path,
        };

    public PimFavoriteActivation ToActivation(string favorite, string path)
    {
        var role = new PimRole(Word<PimKind>("kind", Kind, favorite, path), Needed("roleId", RoleId, favorite, path), Needed("role", Role, favorite, path))
        {
            Access = Access is null ? null : Word<PimAccess>("access", Access, favorite, path),
        };
        var scope = new PimScope(
            Needed("scopeId", ScopeId, favorite, path), Needed("scope", Scope, favorite, path), Word<PimScopeType>("scopeType", ScopeType, favorite, path));
        return new PimFavoriteActivation(role, scope)
        {
            Duration = Duration is null ? null : PimDuration.Parse(Duration),
            Justification = Justification,
        };
    }

    private static string Needed(string property, string? value, string favorite, string path) =>
        string.IsNullOrWhiteSpace(value) ? throw Invalid(path, $"\"{property}\" of \"{favorite}\" is empty", null) : value!;

    private static T Word<T>(string property, string? value, string favorite, string path)
        where T : struct, Enum =>
        EnumWord.Read<T>(value)
            ?? throw Invalid(path, $"\"{property}\" of \"{favorite}\" is '{value}', not one of {string.Join(", ", Enum.GetNames(typeof(T)))}", null);
}
