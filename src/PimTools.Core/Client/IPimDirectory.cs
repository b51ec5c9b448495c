using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>Finds users, groups and service principals, and lists the members of groups.</summary>
public interface IPimDirectory
{
    /// <summary>
    /// Finds principals: by object id, application id or user principal name one, by display name all that bear it. An application id means the
    /// application's service principal.
    /// </summary>
    /// <exception cref="PimException">
    /// What could not be looked for. Where only a permission is missing, the answer tells it for an id, and where others of the name are found.
    /// </exception>
    Task<PimFoundPrincipals> FindPrincipalsAsync(string idOrName, PimCall call);

    /// <summary>
    /// Finds many principals at once, each as <see cref="FindPrincipalsAsync(string, PimCall)"/> does. Every text given is a key, with
    /// nobody behind it where nobody was found; keys do not regard case.
    /// </summary>
    /// <remarks>What the service refuses of a text is told in its answer, not thrown.</remarks>
    Task<IReadOnlyDictionary<string, PimFoundPrincipals>> FindPrincipalsAsync(IReadOnlyCollection<string> idsOrNames, PimCall call);

    /// <summary>Finds, with one call, users, groups and service principals whose names begin as a mistyped one does: not all, for a hint.</summary>
    Task<IReadOnlyList<PimPrincipal>> FindNearPrincipalsAsync(string name, PimCall call);

    /// <summary>Finds, with one call, users, groups and service principals whose names begin so, users by their family names as well: the first hundred of each.</summary>
    Task<IReadOnlyList<PimPrincipal>> FindPrincipalsByStartAsync(string start, PimCall call);

    /// <summary>Lists the members of a group, and those of the groups in it; the groups in it are among them.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.NotFound"/> when there is no such group.</exception>
    Task ListMembersAsync(string groupId, Action<PimPrincipal> emit, PimCall call);

    /// <summary>Lists the members of many groups, each as <see cref="ListMembersAsync(string, Action{PimPrincipal}, PimCall)"/> does, twenty groups to a call.</summary>
    /// <param name="groupIds">The groups.</param>
    /// <param name="emit">Hears of each group and its members, once it is read to its end; a group that is gone has none.</param>
    /// <param name="refuse">Hears of each group whose members could not be read.</param>
    /// <param name="call">The call.</param>
    Task ListMembersAsync(
        IReadOnlyCollection<string> groupIds, Action<string, IReadOnlyList<PimPrincipal>> emit, Action<string, PimException> refuse, PimCall call);

    /// <summary>Reads the accounts of many users, three hundred to a call; who is gone is left out.</summary>
    Task ListAccountsAsync(IReadOnlyCollection<string> userIds, Action<PimAccount> emit, PimCall call);
}
