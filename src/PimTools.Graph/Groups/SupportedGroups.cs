using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Directory;

namespace PimTools.Graph.Groups;

/// <summary>Which groups PIM can manage. The first assignment brings a group under PIM, and nothing takes it out again.</summary>
internal sealed class SupportedGroups
{
    private readonly PrincipalDirectory _directory;

    public SupportedGroups(PrincipalDirectory directory) => _directory = directory;

    /// <summary>Asks about the groups that drafts are the first to name. Where that may not be read, the service decides alone.</summary>
    public Task LoadAsync(IEnumerable<PimRequestDraft> drafts, PimCall call) =>
        _directory.LoadGroupsAsync(drafts.Where(MayBeFirst).Select(draft => draft.Role.Id), call);

    /// <summary>What speaks against a draft; null when nothing does.</summary>
    public PimException? Refuse(PimRequestDraft draft) => MayBeFirst(draft) ? Refuse(draft.Role) : null;

    /// <exception cref="PimException"><see cref="PimErrorCode.GroupNotSupported"/>.</exception>
    public async Task RequireAsync(PimRole role, PimCall call)
    {
        await _directory.LoadGroupsAsync(new[] { role.Id }, call);
        if (Refuse(role) is { } refusal)
        {
            throw refusal;
        }
    }

    private static bool MayBeFirst(PimRequestDraft draft) => draft.Action == PimRequestAction.AdminAssign;

    private PimException? Refuse(PimRole role) => _directory.Group(role.Id)?.Obstacle is { } obstacle
        ? new PimException(PimErrorCode.GroupNotSupported, $"PIM cannot manage the group {role.Name}: {obstacle}.")
        {
            Remedy = "Use a group whose members are assigned in Entra ID itself.",
            TargetObject = role,
        }
        : null;
}
