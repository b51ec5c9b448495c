using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Input;

/// <summary>Reads the words that people bring from Az, Microsoft.Graph and the service itself as the values of PimTools that mean the same.</summary>
internal static class KnownWords
{
    private static readonly Dictionary<Type, Dictionary<string, string>> Words = new()
    {
        [typeof(PimCloud)] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["AzureCloud"] = nameof(PimCloud.Global),
            ["AzureUSGovernment"] = nameof(PimCloud.USGov),
            ["AzureChinaCloud"] = nameof(PimCloud.China),
        },
        [typeof(PimRequirements)] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["MultiFactorAuthentication"] = nameof(PimRequirements.Mfa),
            ["Ticketing"] = nameof(PimRequirements.Ticket),
        },
        [typeof(PimAssignmentType)] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Activated"] = nameof(PimAssignmentType.Active),
            ["Assigned"] = nameof(PimAssignmentType.Active),
        },
    };

    /// <summary>The value that is given, with the words of somebody else replaced by ours; of a set, each of its words.</summary>
    public static object? Translate(object? given, Type type)
    {
        if (!Words.TryGetValue(type, out var words))
        {
            return given;
        }

        string One(string word) => words.TryGetValue(word.Trim(), out var ours) ? ours : word;
        return RawArgument.Value(given) switch
        {
            string text => string.Join(",", text.Split(',').Select(One)),
            IList many => many.Cast<object?>().Select(each => RawArgument.Value(each) is string word ? One(word) : each).ToArray(),
            _ => given,
        };
    }
}
