using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Directory;

namespace PimTools.Graph.Groups;

/// <summary>Tells which groups PIM can manage. The first assignment brings a group under PIM, and nothing takes it out again.</summary>
internal sealed class SupportedGroups
{
    private readonly PrincipalDirectory _directory;

    public SupportedGroups(PrincipalDirectory directory) => _directory = directory;

    /// <summary>
    /// Finds the objection to each draft, in their order; null where there is none. Only those are asked about that may be the first to name a group;
    /// where that may not be read, the service decides alone.
    /// </summary>
    public async Task<IReadOnlyList<PimException?>> RefuseAsync(IReadOnlyList<PimRequestDraft> drafts, PimCall call)
    {
        PimException? failure = null;
        try
        {
            await _directory.LoadGroupsAsync(drafts.Where(MayBeFirst).Select(draft => draft.Role.Id).ToList(), call);
        }
        catch (PimException e)
        {
            failure = e;
        }

        return drafts
            .Select(draft => !MayBeFirst(draft) ? null : Refuse(draft.Role) ?? (_directory.Group(draft.Role.Id) is null ? failure : null))
            .ToList();
    }

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
