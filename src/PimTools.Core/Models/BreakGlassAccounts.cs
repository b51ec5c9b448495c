using System;
using System.Collections.Generic;

namespace PimTools.Models;

/// <summary>Names break-glass accounts, in a way that only one account can be meant.</summary>
internal static class BreakGlassAccounts
{
    /// <summary>The error for a name that may be borne by others.</summary>
    public const string Refusal = "A break-glass account is named by its user principal name or its object id.";

    /// <summary>Tells whether a text names one account for certain, as a display name does not.</summary>
    public static bool IsAccount(string text) => text.IndexOf('@') > 0 || Guid.TryParse(text, out _);

    /// <exception cref="PimException">One of the names is neither (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static IReadOnlyList<string> Check(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (!IsAccount(name))
            {
                throw new PimException(PimErrorCode.InvalidParameter, Refusal) { Remedy = $"Give it instead of '{name}'.", TargetObject = name };
            }
        }

        return names;
    }

    /// <summary>Tells whether a principal is one of those that are named.</summary>
    public static bool Names(IEnumerable<string> names, PimPrincipal principal)
    {
        foreach (var name in names)
        {
            if (TextEquality.IsAny(name, principal.Id, principal.UserPrincipalName))
            {
                return true;
            }
        }

        return false;
    }
}
