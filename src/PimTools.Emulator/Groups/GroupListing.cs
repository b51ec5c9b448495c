using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Groups;

/// <summary>Selects the rows of a list that a caller may read; a list has to name a group or a principal.</summary>
internal sealed class GroupListing(GroupPimService service, GroupAuthority authority)
{
    /// <summary>Narrows <paramref name="rows"/>; a filter without group and principal, or about others, is refused.</summary>
    public IEnumerable<T> Readable<T>(GraphRequest request, IEnumerable<T> rows, Func<T, GrantTarget> target, Func<T, string> principalId)
    {
        var rights = authority.RightsOf(request.Caller);
        Require(request, rights);
        return rows.Where(row => request.Caller.Is(principalId(row)) || (service.Find(target(row).Scope) is { } group && rights.CanRead(group)));
    }

    private void Require(GraphRequest request, GroupRights rights)
    {
        if (Pinned(request, "groupId") is null && Pinned(request, "principalId") is null)
            throw ServiceException.BadRequest("The required filter is missing: a list needs groupId or principalId.");
        if (request.Caller.Is(Pinned(request, "principalId")))
            return;

        var isAllowed = Pinned(request, "groupId") is { } groupId && service.Find(groupId) is { } group
            ? rights.CanRead(group)
            : rights.CanReadSome;
        if (!isAllowed)
            throw ServiceException.Forbidden();
    }

    private static string? Pinned(GraphRequest request, string property) => request.Query.Filter?.PinnedValues(property).FirstOrDefault();
}
