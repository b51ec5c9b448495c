using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace PimTools.Tests.Conventions.Rooms;

/// <summary>
/// The stated order of a project's rooms, as the table under its heading in docs/architecture.md has it: a row for each level, the highest
/// first. A room may use the rooms of lower rows, and no room of its own row.
/// </summary>
internal sealed class RoomOrder
{
    private readonly Dictionary<string, int> _levels;

    public RoomOrder(IEnumerable<IReadOnlyList<string>> levels) =>
        _levels = levels.SelectMany((rooms, level) => rooms.Select(room => (room, level))).ToDictionary(one => one.room, one => one.level);

    public IReadOnlyCollection<string> Rooms => _levels.Keys;

    /// <summary>Reads the table that follows a heading <c>### project</c>.</summary>
    public static RoomOrder Read(string text, string project)
    {
        var section = Regex.Match(text, $@"^### {Regex.Escape(project)}\r?\n(?<body>.*?)(?=^#|\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups["body"].Value;
        return new RoomOrder(
            from row in Regex.Matches(section, @"^\| (?<rooms>`[^|]*`) \|", RegexOptions.Multiline)
            select (IReadOnlyList<string>)[.. Regex.Matches(row.Groups["rooms"].Value, "`([^`]+)`").Select(room => room.Groups[1].Value)]);
    }

    /// <summary>Tells what a house breaks of the order, in sentences.</summary>
    public IEnumerable<string> Check(ProjectHouse house)
    {
        var unknown = house.Rooms.Except(_levels.Keys).Select(room => $"The room {room} is in no order.");
        var empty = _levels.Keys.Except(house.Rooms).Select(room => $"The order names the room {room}, which does not exist.");
        var upward =
            from use in house.Uses
            where _levels.TryGetValue(use.From, out var higher) && _levels.TryGetValue(use.To, out var lower) && higher >= lower
            select $"This use goes against the order: {use}.";
        var cycles = RoomCycles.Find(house).Select(cycle => $"These rooms use one another: {string.Join(", ", cycle)}.");
        return [.. unknown, .. empty, .. upward, .. cycles];
    }
}
