using System;
using System.Net;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Http.Arm;

/// <summary>A subscription of another tenant, for which the tokens of this one are no good.</summary>
internal static class ForeignSubscription
{
    public static string TenantId { get; } = IdSource.Of("tenant/foreign");

    /// <summary>Refuses a call about a subscription that a fault has moved to another tenant.</summary>
    public static void Refuse(EmulatorFaults faults, AzureTree tree, ArmPath path, string tenantId)
    {
        if (Addressed(tree, path) is { } subscription && faults.IsForeign(subscription.Names))
        {
            throw new ServiceException(HttpStatusCode.Unauthorized, "InvalidAuthenticationTokenTenant",
                $"The access token is from the wrong issuer 'https://sts.windows.net/{tenantId}/'. It must match the tenant "
                + $"'https://sts.windows.net/{TenantId}/' associated with this subscription.");
        }
    }

    // Lists of a subscription's contents name it in the path of the operation, and not in a scope before it.
    private static AzureScope? Addressed(AzureTree tree, ArmPath path) =>
        tree.Find(path.Scope)?.Subscription
        ?? (path.Segments.Count > 1 && path.Segments[0].Equals("subscriptions", StringComparison.OrdinalIgnoreCase) ? tree.FindSubscription(path.Segments[1]) : null);
}
