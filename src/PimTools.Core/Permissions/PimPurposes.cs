using System.Collections.Generic;
using System.Linq;

namespace PimTools.Permissions;

/// <summary>Lists the operations of each purpose of a sign-in, and with them the permissions that a person is asked for.</summary>
internal static class PimPurposes
{
    private static readonly PimOperation[] Directory =
    {
        PimOperation.ListRoles, PimOperation.ListScopes, PimOperation.NamePrincipals, PimOperation.FindUsers, PimOperation.FindGroups,
        PimOperation.FindApplications, PimOperation.ListMembers,
    };

    private static readonly Dictionary<PimPurpose, PimOperation[]> Operations = new()
    {
        // Requests about eligible assignments are left out: to read them takes a permission that writes (API reference, section 3).
        [PimPurpose.SelfService] = new[]
        {
            PimOperation.ReadOwnEligible, PimOperation.ReadOwnActive, PimOperation.ReadActiveRequests, PimOperation.Activate,
            PimOperation.ReadSettings, PimOperation.NamePrincipals,
        },
        [PimPurpose.Approver] = new[]
        {
            PimOperation.ReadActiveRequests, PimOperation.ReadApprovals, PimOperation.Decide, PimOperation.NamePrincipals,
        },
        [PimPurpose.Administrator] = Directory.Concat(new[]
        {
            PimOperation.ReadEligible, PimOperation.ReadActive, PimOperation.ReadEligibleRequests, PimOperation.ReadActiveRequests,
            PimOperation.AssignEligible, PimOperation.AssignActive, PimOperation.RemoveEligible, PimOperation.RemoveActive,
            PimOperation.CancelEligible, PimOperation.CancelActive, PimOperation.ReadSettings, PimOperation.ChangeSettings,
        }).ToArray(),
        [PimPurpose.Auditor] = Directory.Concat(new[]
        {
            PimOperation.ReadEligible, PimOperation.ReadActive, PimOperation.ReadSettings, PimOperation.ReadAudit, PimOperation.ReadAccounts,
            PimOperation.ReadReviews, PimOperation.ReadAlerts, PimOperation.ReadActivityLog,
        }).ToArray(),
    };

    /// <summary>The least delegated scopes of Microsoft Graph for some purposes and kinds.</summary>
    public static IReadOnlyList<string> Scopes(IEnumerable<PimPurpose> purposes, IReadOnlyCollection<PimKind> kinds) =>
        PimPermissions.Delegated(kinds, purposes.SelectMany(purpose => Operations[purpose]));

    /// <summary>The first purpose that an operation belongs to; null for none.</summary>
    public static PimPurpose? Of(PimOperation operation) =>
        Operations.Where(entry => entry.Value.Contains(operation)).Select(entry => (PimPurpose?)entry.Key).FirstOrDefault();

    /// <summary>The command that signs in for some purposes, and for single scopes besides.</summary>
    public static string Connect(IEnumerable<PimPurpose> purposes, IEnumerable<string> scopes)
    {
        static string Argument(string name, IReadOnlyCollection<string> values) => values.Count == 0 ? string.Empty : $" -{name} {string.Join(",", values)}";

        return "Connect-Pim"
            + Argument("For", purposes.Distinct().OrderBy(purpose => purpose).Select(purpose => purpose.ToString()).ToList())
            + Argument("Scope", scopes.Distinct().ToList());
    }
}
