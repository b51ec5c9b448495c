using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Client;

/// <summary>Splits drafts into rounds that are sent one after the other.</summary>
internal static class SubmissionRounds
{
    /// <summary>
    /// Puts what demands no authentication context first, and then one context at a time, since a sign-in for the next may no longer satisfy the
    /// one before.
    /// </summary>
    public static IEnumerable<IReadOnlyList<T>> Split<T>(IEnumerable<T> items, Func<T, PimRequestDraft> draftOf) => items
        .GroupBy(item => draftOf(item).AuthenticationContext, StringComparer.OrdinalIgnoreCase)
        .OrderBy(round => round.Key is not null)
        .Select(round => round.ToList());
}
