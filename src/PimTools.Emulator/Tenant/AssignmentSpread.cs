using System;
using System.Collections.Generic;

namespace PimTools.Emulator.Tenant;

/// <summary>Spreads assignments over people and what they can be given.</summary>
internal static class AssignmentSpread
{
    /// <summary>Gives <paramref name="count"/> different pairs of a person and a target: one round over the people for each target.</summary>
    /// <exception cref="ArgumentException">There are fewer pairs than asked for.</exception>
    public static IEnumerable<(TPerson Person, TTarget Target)> Spread<TPerson, TTarget>(
        IReadOnlyList<TPerson> people, IReadOnlyList<TTarget> targets, int count)
    {
        if (count > (long)people.Count * targets.Count)
            throw new ArgumentException($"{people.Count} extra users can hold at most {people.Count * targets.Count} extra assignments of a kind.");

        for (var i = 0; i < count; i++)
            yield return (people[i % people.Count], targets[(i % people.Count + i / people.Count) % targets.Count]);
    }
}
