using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Azure.Resources;

namespace PimTools.Emulator.Azure;

/// <summary>The rights of one caller in Azure at this moment: the roles held, each with its scope.</summary>
internal sealed class AzureRights(IReadOnlyList<(AzureRole Role, AzureScope Scope)> held)
{
    /// <summary>Tells whether a role at the scope or above allows an action.</summary>
    public bool Can(string action, AzureScope scope) => held.Any(item => scope.IsAtOrBelow(item.Scope) && item.Role.Allows(action));

    /// <summary>Tells whether a role allows an action at the scope or anywhere below.</summary>
    public bool CanAtOrBelow(string action, AzureScope scope) =>
        held.Any(item => scope.IsInLineWith(item.Scope) && item.Role.Allows(action));

    /// <summary>Tells whether the caller has a role at the scope, above or below, and so can see it.</summary>
    public bool Sees(AzureScope scope) => held.Any(item => scope.IsInLineWith(item.Scope));
}
