using System;
using System.Runtime.Serialization;
using System.Xml;
using PimTools.Files;
using PimTools.Text;

namespace PimTools.Favorites;

/// <summary>One activation in the file. A role or a scope without an id is a wildcard, which means what is eligible when it is used.</summary>
[DataContract]
internal sealed class FavoriteItem
{
    [DataMember(Name = "kind", IsRequired = true, Order = 0)]
    public string? Kind { get; set; }

    [DataMember(Name = "role", IsRequired = true, Order = 1)]
    public string? Role { get; set; }

    [DataMember(Name = "roleId", EmitDefaultValue = false, Order = 2)]
    public string? RoleId { get; set; }

    [DataMember(Name = "access", EmitDefaultValue = false, Order = 3)]
    public string? Access { get; set; }

    [DataMember(Name = "scope", IsRequired = true, Order = 4)]
    public string? Scope { get; set; }

    [DataMember(Name = "scopeId", EmitDefaultValue = false, Order = 5)]
    public string? ScopeId { get; set; }

    [DataMember(Name = "scopeType", EmitDefaultValue = false, Order = 6)]
    public string? ScopeType { get; set; }

    [DataMember(Name = "duration", EmitDefaultValue = false, Order = 7)]
    public string? Duration { get; set; }

    [DataMember(Name = "justification", EmitDefaultValue = false, Order = 8)]
    public string? Justification { get; set; }

    /// <summary>Tells whether both are about one role at one scope.</summary>
    public bool IsSameAs(FavoriteItem other) => Kind == other.Kind
        && Access == other.Access
        && string.Equals(RoleId ?? Role, other.RoleId ?? other.Role, StringComparison.OrdinalIgnoreCase)
        && string.Equals(ScopeId ?? Scope, other.ScopeId ?? other.Scope, StringComparison.OrdinalIgnoreCase);

    public static FavoriteItem From(PimFavoriteActivation activation) => new()
    {
        Kind = activation.Role.Kind.ToString(),
        Role = activation.Role.Name,
        RoleId = activation.IsRoleWildcard ? null : activation.Role.Id,
        Access = activation.Role.Access?.ToString(),
        Scope = activation.Scope.DisplayName,
        ScopeId = activation.IsScopeWildcard ? null : activation.Scope.Id,
        ScopeType = activation.IsScopeWildcard ? null : activation.Scope.Type.ToString(),
        Duration = activation.Duration is { } duration ? XmlConvert.ToString(duration) : null,
        Justification = activation.Justification,
    };

    /// <summary>The activation that the item stands for.</summary>
    /// <exception cref="PimException">Something of it is missing or no word of the field (<see cref="PimErrorCode.InvalidFavorite"/>).</exception>
    public PimFavoriteActivation ToActivation(string favorite, JsonFile<FavoriteDocument> file)
    {
        string Needed(string property, string? value) =>
            string.IsNullOrWhiteSpace(value) ? throw file.Invalid($"\"{property}\" of \"{favorite}\" is empty") : value!;
        T Word<T>(string property, string? value)
            where T : struct, Enum =>
            EnumWord.Read<T>(value)
                ?? throw file.Invalid($"\"{property}\" of \"{favorite}\" is '{value}', not one of {string.Join(", ", Enum.GetNames(typeof(T)))}");
        string IdOf(string property, string? id, string name) => id is null && PimIdentity.IsWildcardText(name) ? name : Needed(property, id);

        var (role, scope) = (Needed("role", Role), Needed("scope", Scope));
        var (roleId, scopeId) = (IdOf("roleId", RoleId, role), IdOf("scopeId", ScopeId, scope));
        return new PimFavoriteActivation(
            new PimRole(Word<PimKind>("kind", Kind), roleId, role) { Access = Access is null ? null : Word<PimAccess>("access", Access) },
            ScopeId is null ? PimFavoriteActivation.AnyScope(scope) : new PimScope(scopeId, scope, Word<PimScopeType>("scopeType", ScopeType)))
        {
            IsRoleWildcard = RoleId is null,
            IsScopeWildcard = ScopeId is null,
            Duration = Duration is null ? null : PimDuration.Parse(Duration),
            Justification = Justification,
        };
    }
}
