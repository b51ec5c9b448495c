using System;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Http.Arm;

/// <summary>Finds the scope of a call.</summary>
internal static class ArmScope
{
    private const string Subscriptions = "/subscriptions/";

    /// <summary>Refuses a scope that does not exist; it is never widened to one that does.</summary>
    public static AzureScope Require(AzureTree tree, string id) => tree.Find(id) ?? throw NotFound(id);

    private static ServiceException NotFound(string id)
    {
        var parts = id.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        if (!id.StartsWith(Subscriptions, StringComparison.OrdinalIgnoreCase))
            return ArmErrors.NotFound("NotFound", $"'{id}' could not be found.");
        return parts.Length switch
        {
            2 => ArmErrors.NotFound("SubscriptionNotFound", $"The subscription '{parts[1]}' could not be found."),
            4 => ArmErrors.NotFound("ResourceGroupNotFound", $"Resource group '{parts[3]}' could not be found."),
            _ => ArmErrors.NotFound("ResourceNotFound", $"The resource '{id}' could not be found."),
        };
    }
}
