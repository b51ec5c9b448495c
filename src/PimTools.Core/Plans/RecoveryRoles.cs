using System;
using System.Linq;

namespace PimTools.Plans;

/// <summary>The roles that let somebody undo what a plan did.</summary>
internal static class RecoveryRoles
{
    /// <summary>The template of the Global Administrator, which is the role's id in every tenant (documented: permissions-reference).</summary>
    public const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

    // Privileged Role Administrator (documented: permissions-reference); Owner, User Access Administrator and Role Based Access Control
    // Administrator of Azure (documented: built-in-roles).
    private static readonly string[] Administrators =
    {
        GlobalAdministrator,
        "e8611ab8-c189-46e8-94e1-60213ab1f814",
        "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
        "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
        "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
    };

    /// <summary>Tells whether whoever holds the role can give roles to others; of a group, whether it may hold such a role.</summary>
    public static bool Includes(PimRole role) => role.Kind == PimKind.Group
        ? role.IsRoleAssignable == true
        : Administrators.Any(id => Is(role, id));

    public static bool IsGlobalAdministrator(PimRole role) => role.Kind == PimKind.EntraRole && Is(role, GlobalAdministrator);

    private static bool Is(PimRole role, string id) =>
        string.Equals(role.Id, id, StringComparison.OrdinalIgnoreCase) || string.Equals(role.TemplateId, id, StringComparison.OrdinalIgnoreCase);
}
