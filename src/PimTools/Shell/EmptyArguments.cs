using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace PimTools.Shell;

/// <summary>
/// Parameters that were given, but hold nothing: a variable that was never set, a search that found nothing. Taken as left out, they would
/// mean everything.
/// </summary>
internal static class EmptyArguments
{
    /// <param name="cmdlet">The command.</param>
    /// <param name="bound">What was given.</param>
    /// <param name="isInput">Whether an object of the pipeline is among it.</param>
    /// <exception cref="PimException">One that names something holds nothing (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static void Refuse(Cmdlet cmdlet, IReadOnlyDictionary<string, object?> bound, bool isInput)
    {
        // A role that was piped in says of itself what it has, and an Entra role has no scope.
        var isOurs = isInput && bound.Values.SelectMany(Identities).Any(identity => identity.Source is not null);
        foreach (var argument in bound.Where(argument => !isOurs && IsEmpty(cmdlet, argument.Key, argument.Value)))
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"-{argument.Key} was given, but it is empty.")
            {
                Remedy = "See what the variable or the search holds that it came from. Nothing was done: without it, more would be meant.",
            };
        }
    }

    private static bool IsEmpty(Cmdlet cmdlet, string name, object? value)
    {
        var property = cmdlet.GetType().GetProperty(name);
        var type = property?.PropertyType;
        var names = type == typeof(PimIdentity) || type == typeof(PimIdentity[]);
        return names && value switch
        {
            null => true,
            ICollection { Count: 0 } => !property!.IsDefined(typeof(AllowEmptyCollectionAttribute), inherit: true),
            IEnumerable<PimIdentity?> some => some.Contains(null),
            _ => false,
        };
    }

    private static IEnumerable<PimIdentity> Identities(object? value) => value switch
    {
        PimIdentity one => new[] { one },
        PimIdentity[] many => many.Where(one => one is not null),
        _ => Array.Empty<PimIdentity>(),
    };
}
