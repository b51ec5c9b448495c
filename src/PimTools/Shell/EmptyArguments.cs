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
    private const string Justification = "Justification";

    /// <param name="cmdlet">The command.</param>
    /// <param name="bound">What was given.</param>
    /// <param name="isInput">Whether an object of the pipeline is among it.</param>
    /// <exception cref="PimException">One that names something holds nothing (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static void Refuse(Cmdlet cmdlet, IReadOnlyDictionary<string, object?> bound, bool isInput)
    {
        RefuseBlankReason(bound);

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

    // A row without a reason says nothing; one of spaces would be kept for the auditor as if it said something.
    private static void RefuseBlankReason(IReadOnlyDictionary<string, object?> bound)
    {
        if (bound.TryGetValue(Justification, out var given) && given is string { Length: > 0 } text && string.IsNullOrWhiteSpace(text))
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"-{Justification} was given, but it is empty.")
            {
                Remedy = "Give the reason in a few words. Nothing was done.",
            };
        }
    }

    private static bool IsEmpty(Cmdlet cmdlet, string name, object? value)
    {
        var property = cmdlet.GetType().GetProperty(name);
        var type = property?.PropertyType;
        var names = type == typeof(PimIdentity) || type?.IsArray == true;
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
