using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Azure.Resources;

namespace PimTools.Emulator.Azure;

/// <summary>What one caller may do in Azure just now: the roles held, each with its scope.</summary>
internal sealed class AzureRights(IReadOnlyList<(AzureRole Role, AzureScope Scope)> held)
{
    /// <summary>Whether a role at the scope or above allows an action.</summary>
    public bool Can(string action, AzureScope scope) => held.Any(item => scope.IsAtOrBelow(item.Scope) && item.Role.Allows(action));

    /// <summary>Whether a role allows an action at the scope or anywhere below.</summary>
    public bool CanAtOrBelow(string action, AzureScope scope) =>
        held.Any(item => scope.IsInLineWith(item.Scope) && item.Role.Allows(action));

    /// <summary>Whether a role at the scope, above or below lets the caller know of it.</summary>
    public bool Sees(AzureScope scope) => held.Any(item => scope.IsInLineWith(item.Scope));
}
