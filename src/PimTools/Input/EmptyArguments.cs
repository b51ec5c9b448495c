using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace PimTools.Input;

/// <summary>
/// Parameters that were given, but hold nothing: a variable that was never set, a search that found nothing. Taken as left out, they would
/// mean everything, or whatever is the default.
/// </summary>
internal static class EmptyArguments
{
    private const string Justification = "Justification";

    /// <summary>Refuses what was typed and is empty, unless that is a value of its own there.</summary>
    /// <exception cref="PimException">Something is (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static void RefuseTyped(Cmdlet cmdlet, IReadOnlyDictionary<string, object?> bound) =>
        Refuse(bound, argument => cmdlet.GetType().GetProperty(argument.Key) is { } parameter && IsEmpty(parameter, argument.Value));

    /// <summary>Refuses names that were piped in and are empty. Of anything else, a row without a value says nothing.</summary>
    /// <param name="cmdlet">The command.</param>
    /// <param name="bound">What was given.</param>
    /// <param name="isInput">Whether an object of the pipeline is among it.</param>
    /// <exception cref="PimException">One holds nothing (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static void RefuseNames(Cmdlet cmdlet, IReadOnlyDictionary<string, object?> bound, bool isInput)
    {
        // A role that was piped in says of itself what it has, and an Entra role has no scope.
        var isOurs = isInput && bound.Values.SelectMany(GivenIdentities.In).Any(identity => identity.Source is not null);
        Refuse(bound, argument => !isOurs
            && cmdlet.GetType().GetProperty(argument.Key) is { } parameter
            && (parameter.PropertyType == typeof(PimIdentity) || parameter.PropertyType == typeof(PimIdentity[]))
            && IsEmpty(parameter, argument.Value));
    }

    private static void Refuse(IReadOnlyDictionary<string, object?> bound, Func<KeyValuePair<string, object?>, bool> isEmpty)
    {
        RefuseBlankReason(bound);
        foreach (var argument in bound.Where(isEmpty))
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"-{argument.Key} was given, but it is empty.")
            {
                Remedy = "Check the variable or the search that it came from. Nothing was done, since without it the command would mean more or something else.",
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

    private static bool IsEmpty(PropertyInfo parameter, object? value) => value switch
    {
        null or "" => !parameter.IsDefined(typeof(AllowEmptyStringAttribute), inherit: true),
        string => false,
        ICollection { Count: 0 } => !parameter.IsDefined(typeof(AllowEmptyCollectionAttribute), inherit: true),
        IEnumerable some => some.Cast<object?>().Any(one => one is null or ""),
        _ => false,
    };
}
