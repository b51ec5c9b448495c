using System.Collections;

namespace PimTools.Input;

/// <summary>
/// Refuses a list where one is meant. PowerShell itself says of what was typed only that it is not supported, and passes over a piped
/// property: a list of scopes would become the widest.
/// </summary>
public sealed class SingleValueAttribute : InputAttribute
{
    /// <summary>Reads a name.</summary>
    public SingleValueAttribute()
        : base(typeof(PimIdentity))
    {
    }

    private protected override object? Read(object? given)
    {
        var one = Only(given);
        return RawArgument.Value(one) is string text && string.IsNullOrWhiteSpace(text) ? throw Refuse("It is empty. Give a name or an id.") : one;
    }

    /// <summary>Reads the value given, also where it stands in a list of its own; null of an empty list.</summary>
    /// <exception cref="PimException">There are several (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static object? Only(object? given) => RawArgument.Value(given) switch
    {
        IList { Count: 0 } => null,
        IList { Count: 1 } list => list[0],
        IList list => throw Refuse($"One is taken here, and {list.Count} were given. Run the command for each."),
        _ => given,
    };
}
