using PimTools.Documents;

namespace PimTools.Configuration;

/// <summary>The role and the scope that an entry of a document means, by name or id.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Role">The name of the role or the group.</param>
/// <param name="RoleId">Its id; null where the name says enough.</param>
/// <param name="Access">The access to a group; null for other kinds.</param>
/// <param name="Scope">The scope; null for the directory, or the group itself.</param>
/// <param name="ScopeId">Its id; null where the name says enough.</param>
/// <param name="At">The place in the file.</param>
internal sealed record ConfiguredTarget(PimKind Kind, string Role, string? RoleId, PimAccess? Access, string? Scope, string? ScopeId, DocumentNode At)
{
    /// <summary>Tells one target from another, as far as names can.</summary>
    public string Key => string.Join("|", Kind, RoleId ?? Role, Access, ScopeId ?? Scope).ToUpperInvariant();

    /// <inheritdoc />
    public override string ToString() =>
        (Access == PimAccess.Owner ? Role + " (owner)" : Role) + ((Scope ?? ScopeId) is { } scope ? " at " + scope : string.Empty);
}
