using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace PimTools.Tests.Conventions.Rooms;

/// <summary>
/// Draws the rooms of a project as a Mermaid graph. An arrow is left out where a longer way says the same, so that the picture can be read; the
/// sentence above it counts all of them.
/// </summary>
internal static class RoomPicture
{
    public static string Draw(ProjectHouse house)
    {
        var arrows = house.Uses.Select(use => (use.From, use.To)).Distinct().OrderBy(arrow => arrow.From, StringComparer.Ordinal).ThenBy(arrow => arrow.To, StringComparer.Ordinal).ToList();
        var needed = arrows.Where(arrow => !arrows.Any(first => first.From == arrow.From && first.To != arrow.To && RoomCycles.Reached(house, first.To).Contains(arrow.To)));
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{house.Rooms.Count} rooms, {arrows.Count} arrows, {RoomCycles.Find(house).Count} cycles.\n\n```mermaid\ngraph TD\n");
        foreach (var room in house.Rooms)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Id(room)}[\"{room}\"]\n");
        }

        foreach (var (from, to) in needed)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Id(from)} --> {Id(to)}\n");
        }

        return text.Append("```\n").ToString();
    }

    private static string Id(string room) => room.Replace("/", "_", StringComparison.Ordinal).Replace(".", "_", StringComparison.Ordinal);
}
