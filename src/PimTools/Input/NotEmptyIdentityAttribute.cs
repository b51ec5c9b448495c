using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace PimTools.Input;

/// <summary>
/// Refuses what names nothing. PowerShell itself passes over a property of a piped object that it cannot convert, as if it were not there:
/// an empty scope would become the widest.
/// </summary>
public sealed class NotEmptyIdentityAttribute : InputAttribute
{
    /// <summary>Reads names.</summary>
    public NotEmptyIdentityAttribute()
        : base(typeof(PimIdentity))
    {
    }

    private protected override object? Read(object? given) => RawArgument.Value(given) switch
    {
        null => null,
        IList many => many.Cast<object?>().Select(ReadOne).ToArray(),
        _ => ReadOne(given),
    };

    private static PimIdentity ReadOne(object? input)
    {
        var given = DeserializedObject.Revive(input);
        if (RawArgument.Value(given) is null || string.IsNullOrWhiteSpace(RawArgument.Text(given)))
        {
            throw Refuse("It is empty. Give a name or an id, or leave the parameter or the property out; the whole directory is called Directory.");
        }

        if (LanguagePrimitives.TryConvertTo<PimIdentity>(given, out var identity))
        {
            return identity;
        }

        var message = $"'{VisibleText.Of(given)}' ({RawArgument.Value(given)!.GetType().Name}) names nothing. Give a name, an id, or an object as a command of this module returned it.";

        // What could not be converted is the one failure after which PowerShell reads the properties of a piped row.
        throw RawArgument.Value(given) is PSCustomObject
            ? new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message))
            : Refuse(message);
    }
}
