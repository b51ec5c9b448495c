using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools.Activation;

/// <summary>Lets a person at the console choose what to activate.</summary>
internal interface IRolePicker
{
    /// <summary>Tells whether there is a console that can redraw a list and read keys.</summary>
    bool IsPossible { get; }

    /// <summary>Shows the roles, and asks what they demand and was not given. Null where the person leaves everything as it is.</summary>
    /// <param name="roles">The roles; not empty.</param>
    /// <param name="given">What was said already, which is not asked for again.</param>
    /// <param name="call">The call; its cancellation ends the choice.</param>
    /// <exception cref="System.OperationCanceledException">The call was cancelled.</exception>
    Task<PickedRoles?> PickAsync(IReadOnlyList<PickableRole> roles, PimActivationOptions given, PimCall call);
}
