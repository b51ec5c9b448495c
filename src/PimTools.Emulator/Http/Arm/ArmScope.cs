using System;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Http.Arm;

/// <summary>Finds the scope that a call names.</summary>
internal static class ArmScope
{
    private const string Subscriptions = "/subscriptions/";

    /// <summary>Refuses a scope that does not exist; it is never widened to one that does.</summary>
    public static AzureScope Require(AzureTree tree, string id) => tree.Find(id) ?? throw NotFound(id);

    private static GraphException NotFound(string id)
    {
        var parts = id.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        if (!id.StartsWith(Subscriptions, StringComparison.OrdinalIgnoreCase))
            return ArmRefusal.NotFound("NotFound", $"'{id}' could not be found.");
        return parts.Length switch
        {
            2 => ArmRefusal.NotFound("SubscriptionNotFound", $"The subscription '{parts[1]}' could not be found."),
            4 => ArmRefusal.NotFound("ResourceGroupNotFound", $"Resource group '{parts[3]}' could not be found."),
            _ => ArmRefusal.NotFound("ResourceNotFound", $"The resource '{id}' could not be found."),
        };
    }
}
