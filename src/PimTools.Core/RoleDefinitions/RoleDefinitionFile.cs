using System.Linq;
using PimTools.Documents;

namespace PimTools.RoleDefinitions;

/// <summary>A role definition as a file: the keys always in the same order, the permissions sorted, one to a line.</summary>
internal static class RoleDefinitionFile
{
    private const string Mark = "pimRole";
    private const int Version = 1;

    public static DocumentMap Write(PimRole role) => NodeBuilder.Map(
        (Mark, NodeBuilder.Word(Version)),
        ("kind", NodeBuilder.Text(role.Kind.ToString())),
        ("id", NodeBuilder.Text(role.Id)),
        ("name", NodeBuilder.Text(role.Name)),
        ("description", NodeBuilder.Text(role.Description)),
        ("isBuiltIn", NodeBuilder.Flag(role.IsBuiltIn)),
        ("isEnabled", NodeBuilder.Flag(role.IsEnabled)),
        ("isPrivileged", NodeBuilder.Flag(role.IsPrivileged)),
        ("permissions", role.Permissions is null ? null : NodeBuilder.List(role.Permissions.Select(permission => NodeBuilder.Text(permission)!))));

    /// <exception cref="PimException">The text is no role definition (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static PimRole Read(string text, string file, IDocumentFormat format)
    {
        void Refuse(PimDocumentProblem problem) => throw NoRole(file, problem.ToString());
        var root = format.Read(text, file, Refuse) as DocumentMap ?? throw NoRole(file, "It has no keys.");
        var map = new MapReader(root, "A role", new DocumentProblems(file, Refuse));
        if (map.Number(Mark) != Version)
        {
            throw NoRole(file, $"It does not say \"{Mark}\": {Version}.");
        }

        return new PimRole(map.Word<PimKind>("kind") ?? throw NoRole(file, "It names no kind."), map.RequiredText("id")!, map.RequiredText("name")!)
        {
            Description = map.Text("description"),
            IsBuiltIn = map.Flag("isBuiltIn"),
            IsEnabled = map.Flag("isEnabled"),
            IsPrivileged = map.Flag("isPrivileged"),
            Permissions = map.Texts("permissions") is { } permissions ? new PimTextList(permissions, "; ") : null,
        };
    }

    private static PimException NoRole(string file, string why) => new(PimErrorCode.InvalidParameter, $"'{file}' is no role that Export-PimRole wrote: {why}")
    {
        Remedy = "Name a folder that holds nothing else.",
        TargetObject = file,
    };
}
