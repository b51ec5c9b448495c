namespace PimTools.Tests.Conventions.Rooms;

/// <summary>A file of one room uses a type of another.</summary>
/// <param name="From">The room of the file, as its folder below the project; the project's own name for the folder of the project itself.</param>
/// <param name="To">The room in which the type is declared.</param>
/// <param name="File">The file that uses it.</param>
/// <param name="Type">The type that is used.</param>
internal sealed record RoomUse(string From, string To, string File, string Type)
{
    public override string ToString() => $"{From} -> {To}: {File} uses {Type}";
}
