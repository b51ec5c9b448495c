using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Directory;
using PimTools.Graph.Json;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Groups;

/// <summary>Finds the names behind the ids in assignments and requests: of the group, of who has access, and of who asked for it.</summary>
/// <remarks>The answers could expand them, but were seen to leave the group out (API reference, section 4).</remarks>
internal sealed class GroupNames : IRequestNames
{
    private readonly PrincipalDirectory _directory;

    public GroupNames(PrincipalDirectory directory) => _directory = directory;

    /// <summary>Whether nothing has to be asked for.</summary>
    public bool IsComplete(JObject element) => Ids(element).All(_directory.Knows);

    /// <summary>Asks for what is missing in all the elements together.</summary>
    public Task CompleteAsync(IReadOnlyCollection<JObject> elements, PimCall call) => _directory.LoadAsync(elements.SelectMany(Ids), call);

    public PimRole Role(JObject element) => Role(element.RequiredText("groupId"), GroupWords.ReadAccess(element, "accessId"));

    public PimRole Role(string groupId, PimAccess access)
    {
        var isRoleAssignable = _directory.Group(groupId)?.IsRoleAssignable;
        var group = isRoleAssignable == true ? "role-assignable group" : "group";
        return new PimRole(PimKind.Group, groupId, Name(groupId))
        {
            Access = access,
            Description = access == PimAccess.Owner ? $"Ownership of a {group}" : $"Membership of a {group}",
            IsRoleAssignable = isRoleAssignable,
            Scope = Scope(groupId),
        };
    }

    public PimScope Scope(JObject element) => Scope(element.RequiredText("groupId"));

    public PimScope Scope(string groupId) => new(groupId, Name(groupId), PimScopeType.Group);

    public PimPrincipal Principal(JObject element) => _directory.Get(element.RequiredText("principalId"));

    public PimPrincipal? CreatedBy(JObject element) => RequestReader.CreatorId(element) is { } id ? _directory.Get(id) : null;

    private string Name(string groupId) => _directory.Get(groupId).DisplayName ?? groupId;

    private static IEnumerable<string> Ids(JObject element) =>
        new[] { element.Text("groupId"), element.Text("principalId"), RequestReader.CreatorId(element) }.OfType<string>();
}
