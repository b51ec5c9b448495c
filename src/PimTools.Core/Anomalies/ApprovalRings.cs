using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Anomalies;

/// <summary>Finds people who approve one another's requests in a ring, the shortest of which is one person alone.</summary>
internal static class ApprovalRings
{
    /// <summary>Finds each ring once.</summary>
    /// <param name="approvals">The approved requests, whose people are told.</param>
    /// <param name="size">The greatest number of people.</param>
    /// <returns>For each ring its approvals, the oldest first.</returns>
    public static IEnumerable<IReadOnlyList<AnomalyEvent>> Find(IReadOnlyList<AnomalyEvent> approvals, int size)
    {
        var from = approvals.ToLookup(one => one.ValueOf(EventKey.Requestor)!);
        var approvers = from.ToDictionary(person => person.Key, person => person.Select(one => one.ValueOf(EventKey.DecidedBy)!).Distinct().OrderBy(one => one, StringComparer.Ordinal).ToList());
        return approvers.Keys
            .OrderBy(person => person, StringComparer.Ordinal)
            .SelectMany(person => Rings(new[] { person }, approvers, size))
            .Select(ring => Approvals(ring, from));
    }

    // A ring begins with the person whose id is the first, so that it is found once.
    private static IEnumerable<IReadOnlyList<string>> Rings(IReadOnlyList<string> way, Dictionary<string, List<string>> approvers, int size)
    {
        if (!approvers.TryGetValue(way[way.Count - 1], out var next))
        {
            yield break;
        }

        foreach (var one in next)
        {
            if (one == way[0])
            {
                yield return way;
            }
            else if (way.Count < size && string.CompareOrdinal(one, way[0]) > 0 && !way.Contains(one))
            {
                foreach (var ring in Rings(way.Append(one).ToList(), approvers, size))
                {
                    yield return ring;
                }
            }
        }
    }

    private static List<AnomalyEvent> Approvals(IReadOnlyList<string> ring, ILookup<string, AnomalyEvent> from) => ring
        .SelectMany((person, index) => from[person].Where(one => one.ValueOf(EventKey.DecidedBy) == ring[(index + 1) % ring.Count]))
        .OrderBy(one => one.Time)
        .ToList();
}
