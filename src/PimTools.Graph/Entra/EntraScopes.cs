using System;

namespace PimTools.Graph.Entra;

/// <summary>Tells the forms of a directory scope's id apart (API reference, section 3.3).</summary>
internal static class EntraScopes
{
    private const string UnitPrefix = "/administrativeUnits/";

    public static string OfAdministrativeUnit(string id) => UnitPrefix + id;

    public static bool IsAdministrativeUnit(string scopeId) => scopeId.StartsWith(UnitPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The object behind a scope <c>/{objectId}</c>; null for another form.</summary>
    public static string? ObjectId(string scopeId) => Guid.TryParse(scopeId.TrimStart('/'), out var id) ? id.ToString("D") : null;

    /// <summary>The scope over an object, as far as is known what it is.</summary>
    public static PimScope OfObject(string id, PimPrincipal behind) => behind.Type switch
    {
        PimPrincipalType.Application => ApplicationNames.Scope(id, behind.DisplayName, PimScopeType.ApplicationRegistration),
        PimPrincipalType.ServicePrincipal => ApplicationNames.Scope(id, behind.DisplayName, PimScopeType.EnterpriseApplication),
        _ => Create(id, behind.DisplayName),
    };

    public static PimScope Create(string id, string? name) => new(
        id,
        name ?? id,
        IsAdministrativeUnit(id) ? PimScopeType.AdministrativeUnit : ObjectId(id) is null ? PimScopeType.Unknown : PimScopeType.DirectoryObject);
}
