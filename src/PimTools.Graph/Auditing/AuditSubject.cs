using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Graph.Auditing;

/// <summary>The subject of a record: the role, and the scope in which it holds.</summary>
/// <param name="Kind">The kind; null where the record does not tell.</param>
/// <param name="Role">The role; of a group, the group's name.</param>
/// <param name="RoleId">The role's id; of a group, the group's id.</param>
/// <param name="Access">Membership or ownership of a group.</param>
/// <param name="Scope">The name of the scope.</param>
/// <param name="ScopeId">The scope's id.</param>
internal sealed record AuditSubject(PimKind? Kind, string? Role, string? RoleId, PimAccess? Access, string? Scope, string? ScopeId)
{
    // These stand for whom it was about and for the request.
    private static readonly string[] NoScope = { "Role", "User", "ServicePrincipal", "Request" };

    public static AuditSubject Read(string? category, IReadOnlyList<PimAuditTarget> targets, IReadOnlyDictionary<string, string> details)
    {
        var role = targets.FirstOrDefault(target => AuditFacts.Is(target, "Role"));
        var kind = KindOf(category, role, targets);
        if (kind == PimKind.Group)
        {
            // The group may be the one that gets access as well; the group whose membership it is about stands last.
            var group = targets.LastOrDefault(target => AuditFacts.Is(target, "Group"));
            return new AuditSubject(kind, group?.DisplayName ?? role?.DisplayName, group?.Id, AccessOf(role), group?.DisplayName, group?.Id);
        }

        var scope = targets.LastOrDefault(target => !NoScope.Any(type => AuditFacts.Is(target, type)) && !(AuditFacts.Is(target, "Group") && kind == PimKind.EntraRole));
        return new AuditSubject(kind, role?.DisplayName, role?.Id, null, NameOf(scope), IdOf(scope, kind));
    }

    private static string? NameOf(PimAuditTarget? scope) => scope switch
    {
        null => null,
        _ when AuditFacts.Is(scope, "Directory") => PimScope.Directory.DisplayName,
        _ => scope.DisplayName ?? scope.Id,
    };

    // Records have the id of the object alone, and assignments the path of the scope.
    private static string? IdOf(PimAuditTarget? scope, PimKind? kind) => scope switch
    {
        { Id: null } or null => null,
        _ when AuditFacts.Is(scope, "Directory") => PimScope.Directory.Id,
        _ when kind != PimKind.EntraRole => scope.Id,
        _ when AuditFacts.Is(scope, "AdministrativeUnit") => "/administrativeUnits/" + scope.Id,
        _ => "/" + scope.Id,
    };

    private static PimKind? KindOf(string? category, PimAuditTarget? role, IEnumerable<PimAuditTarget> targets) => category switch
    {
        "RoleManagement" => PimKind.EntraRole,
        "GroupManagement" => PimKind.Group,
        "ResourceManagement" => PimKind.AzureRole,
        _ when role is null => null,

        // A record about a setting has the category Policy, whatever its kind.
        _ when targets.Any(target => AuditFacts.Is(target, "Group")) && AccessOf(role) is not null => PimKind.Group,
        _ when targets.Any(target => target.Id?.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase) == true
            || target.Id?.StartsWith("/providers/Microsoft.Management/", StringComparison.OrdinalIgnoreCase) == true) => PimKind.AzureRole,
        _ when targets.Any(target => AuditFacts.Is(target, "Directory") || AuditFacts.Is(target, "AdministrativeUnit")) => PimKind.EntraRole,
        _ => null,
    };

    private static PimAccess? AccessOf(PimAuditTarget? role) => role?.DisplayName switch
    {
        "Owner" => PimAccess.Owner,
        "Member" => PimAccess.Member,
        _ => null,
    };
}
