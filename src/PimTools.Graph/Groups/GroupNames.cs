using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Directory;
using PimTools.Graph.Json;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Groups;

/// <summary>Finds the names behind the ids in assignments and requests: of the group, of who has access, and of who asked for it.</summary>
/// <remarks>
/// The answers expand them, but were seen to leave the group out (API reference, section 4): the directory is asked for what is not whole, and where
/// it may not be read, the names alone count.
/// </remarks>
internal sealed class GroupNames : IRequestNames
{
    private readonly PrincipalDirectory _directory;

    public GroupNames(PrincipalDirectory directory) => _directory = directory;

    /// <summary>Tells whether nothing has to be asked for. Learns on the way what the element itself says in full.</summary>
    public bool IsComplete(JsonRecord element)
    {
        if (Unknown(element, "group") is { } group && GroupFacts.AreIn(group))
        {
            _directory.Learn(group, PimPrincipalType.Group);
        }

        if (Unknown(element, "principal") is { } principal && PrincipalReader.Read(principal) is { Type: not PimPrincipalType.Unknown } whole)
        {
            _directory.Learn(whole);
        }

        return Ids(element).All(_directory.Knows);
    }

    /// <summary>Asks for what is missing in all the elements together.</summary>
    public async Task CompleteAsync(IReadOnlyCollection<JsonRecord> elements, PimCall call)
    {
        if (await _directory.TryLoadAsync(elements.SelectMany(Ids), call) is not { } refusal)
        {
            return;
        }

        foreach (var element in elements)
        {
            Learn(element, "group", PimPrincipalType.Group);
            Learn(element, "principal", PimPrincipalType.Unknown);
        }

        if (!elements.SelectMany(Named).All(_directory.Knows))
        {
            call.Unnamed?.Invoke(refusal);
        }
    }

    public PimRole Role(JsonRecord element) => Role(element.Text("groupId").Required("groupId"), GroupWords.ReadAccess(element.Text("accessId"), "accessId"));

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

    public PimScope Scope(JsonRecord element) => Scope(element.Text("groupId").Required("groupId"));

    public PimScope Scope(string groupId) => new(groupId, Name(groupId), PimScopeType.Group);

    public PimPrincipal Principal(JsonRecord element) => _directory.Get(element.Text("principalId").Required("principalId"));

    public PimPrincipal? CreatedBy(JsonRecord element) => RequestReader.CreatorId(element) is { } id ? _directory.Get(id) : null;

    private string Name(string groupId) => _directory.Get(groupId).DisplayName ?? groupId;

    private void Learn(JsonRecord element, string property, PimPrincipalType type)
    {
        if (Unknown(element, property) is { } expanded)
        {
            _directory.Learn(PrincipalReader.Read(expanded, type));
        }
    }

    /// <summary>Finds what the element expands and names, of which nothing is known yet.</summary>
    private JsonRecord? Unknown(JsonRecord element, string property) =>
        element.Child(property) is { } expanded && expanded.Text("id") is { } id && expanded.Text("displayName") is not null && !_directory.Knows(id)
            ? expanded
            : null;

    private static IEnumerable<string> Ids(JsonRecord element) =>
        Named(element).Append(RequestReader.CreatorId(element)).OfType<string>();

    /// <summary>The ids of what a person may name: the group, and who has access.</summary>
    private static IEnumerable<string> Named(JsonRecord element) => new[] { element.Text("groupId"), element.Text("principalId") }.OfType<string>();
}
