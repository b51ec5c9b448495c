using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace PimTools.Tests.Conventions.Rooms;

/// <summary>The rooms of each project are layers: docs/architecture.md states their order, and the sources keep to it.</summary>
public sealed class RoomConventions
{
    private static readonly ProjectHouse Core = ProjectHouse.Read("PimTools.Core");
    private static readonly ProjectHouse Emulator = ProjectHouse.Read("PimTools.Emulator");

    private static readonly IReadOnlyDictionary<string, ProjectHouse> Houses = new Dictionary<string, ProjectHouse>
    {
        ["PimTools"] = ProjectHouse.Read("PimTools", Core),
        ["PimTools.Core"] = Core,
        ["PimTools.Graph"] = ProjectHouse.Read("PimTools.Graph", Core, Emulator),
        ["PimTools.Emulator"] = Emulator,
    };

    public static TheoryData<string> Projects { get; } = new(Houses.Keys);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Rooms_use_lower_rooms_alone(string project) =>
        Offenders.None(RoomOrder.Read(File.ReadAllText(GeneratedSection.PathOf("docs/architecture.md")), project).Check(Houses[project]));

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_architecture_shows_the_rooms_as_they_are(string project) =>
        GeneratedSection.Check("docs/architecture.md", $"rooms of {project}", RoomPicture.Draw(Houses[project]));
}
