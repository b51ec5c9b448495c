using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace PimTools.Input;

/// <summary>
/// Takes no object for a role that is none and has none. A scope that is piped in is then left for -Scope, a principal for -Principal and a
/// favourite for -Favorite; where nothing takes it, that is PowerShell's error.
/// </summary>
public sealed class RoleNameAttribute : InputAttribute
{
    /// <summary>Reads names of roles.</summary>
    public RoleNameAttribute()
        : base(typeof(PimIdentity))
    {
    }

    private protected override object? Read(object? given)
    {
        var many = RawArgument.Value(given) as IList;
        var revived = many is not null
            ? many.Cast<object?>().Select(DeserializedObject.Revive).ToArray()
            : new[] { DeserializedObject.Revive(given) };
        foreach (var one in revived.Select(RawArgument.Value))
        {
            if (one is string text && string.IsNullOrWhiteSpace(text))
            {
                throw Refuse("It is empty. Give a name or an id, or leave the parameter or the property out.");
            }

            if (one is PimScope or PimPrincipal or PimFavorite)
            {
                var message = $"'{VisibleText.Of(one)}' ({one.GetType().Name}) is no role. Give a name, an id, or an object as Get-PimRole or Get-PimAssignment returned it.";

                // What could not be converted is the one failure after which PowerShell offers a piped object to the other parameters.
                throw new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
            }
        }

        return many is not null ? revived : revived[0];
    }
}
