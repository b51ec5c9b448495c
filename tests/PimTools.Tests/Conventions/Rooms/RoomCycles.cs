using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Tests.Conventions.Rooms;

/// <summary>Finds the groups of rooms that use one another, directly or through others.</summary>
internal static class RoomCycles
{
    public static IReadOnlyList<IReadOnlyList<string>> Find(ProjectHouse house)
    {
        var reached = house.Rooms.ToDictionary(room => room, room => Reached(house, room));
        return
        [
            .. house.Rooms
                .Where(room => reached[room].Contains(room))
                .GroupBy(room => string.Join(' ', reached[room].Where(other => reached[other].Contains(room)).Order(StringComparer.Ordinal)))
                .Select(cycle => (IReadOnlyList<string>)[.. cycle.Order(StringComparer.Ordinal)]),
        ];
    }

    /// <summary>The rooms that are reached from one by at least one use.</summary>
    public static HashSet<string> Reached(ProjectHouse house, string room)
    {
        var next = house.Uses.ToLookup(use => use.From, use => use.To);
        var reached = new HashSet<string>();
        var waiting = new Queue<string>(next[room]);
        while (waiting.TryDequeue(out var one))
        {
            if (reached.Add(one))
            {
                foreach (var other in next[one])
                {
                    waiting.Enqueue(other);
                }
            }
        }

        return reached;
    }
}
