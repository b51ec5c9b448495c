using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace PimTools.Input;

/// <summary>
/// Takes no object for a role that is none and has none. A scope that is piped in is then left for -Scope, a principal for -Principal and a
/// favourite for -Favorite; where nothing takes it, that is PowerShell's error.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RoleNameAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var given = RawArgument.Value(inputData) is IList many
            ? many.Cast<object?>().Select(DeserializedObject.Revive).ToArray()
            : new[] { DeserializedObject.Revive(inputData) };
        foreach (var one in given.Select(RawArgument.Value))
        {
            if (one is PimScope or PimPrincipal or PimFavorite)
            {
                var message = $"'{VisibleText.Of(one)}' ({one.GetType().Name}) is no role. Give a name, an id, or an object as Get-PimRole or Get-PimAssignment returned it.";

                // What could not be converted is the one failure after which PowerShell offers a piped object to the other parameters.
                throw new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
            }
        }

        return RawArgument.Value(inputData) is IList ? given : given[0];
    }
}
