using System;
using System.Linq;

namespace PimTools.Reports;

/// <summary>
/// The roles by which somebody can get everything else: those that assign roles, and those that reset the sign-ins of whoever assigns them (documented:
/// privileged-roles-permissions, and role-assignments for Azure).
/// </summary>
internal static class PowerfulRoles
{
    private static readonly string[] OfEntra = { "Global Administrator", "Privileged Role Administrator", "Privileged Authentication Administrator" };

    private static readonly string[] OfAzure = { "Owner", "User Access Administrator", "Role Based Access Control Administrator" };

    public static bool Contains(PimRole role) => role.Kind switch
    {
        PimKind.EntraRole => OfEntra.Contains(role.Name, StringComparer.OrdinalIgnoreCase),
        PimKind.AzureRole => OfAzure.Contains(role.Name, StringComparer.OrdinalIgnoreCase),
        _ => false,
    };
}
