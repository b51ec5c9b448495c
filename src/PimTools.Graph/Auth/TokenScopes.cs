using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Graph.Auth;

/// <summary>What a sign-in asks for.</summary>
internal static class TokenScopes
{
    // The least that covers every cmdlet for people (Graph permissions reference).
    private static readonly string[] Delegated =
    {
        "RoleEligibilitySchedule.ReadWrite.Directory",
        "RoleAssignmentSchedule.ReadWrite.Directory",
        "RoleManagementPolicy.ReadWrite.Directory",
        "RoleManagement.Read.Directory",
        "PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup",
        "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup",
        "RoleManagementPolicy.ReadWrite.AzureADGroup",
        "PrivilegedAccess.Read.AzureADGroup",
        "AdministrativeUnit.Read.All",
        "AuditLog.Read.All",
        "Directory.Read.All",
    };

    /// <summary>A person consents to single scopes; everything else has what an administrator granted it.</summary>
    public static IReadOnlyList<string> ForGraph(PimSignIn signIn, Uri audience) =>
        signIn is PimSignIn.Interactive or PimSignIn.DeviceCode
            ? Delegated.Select(scope => Scope(audience, scope)).ToList()
            : new[] { Scope(audience, ".default") };

    /// <summary>Azure has one delegated scope; the roles decide.</summary>
    public static IReadOnlyList<string> ForArm(Uri audience) => new[] { Scope(audience, ".default") };

    private static string Scope(Uri audience, string name) => audience.GetLeftPart(UriPartial.Authority) + "/" + name;
}
