using System.Collections.Generic;
using System.Linq;

namespace PimTools.Memory;

/// <summary>
/// The caller's own eligible assignments that a connection read lately, so that what is activated by name is found without a list. The service decides
/// whether it is eligible still.
/// </summary>
internal static class RememberedEligibility
{
    private static readonly ConnectionMemory<(string Kinds, string? Role, string? Scope), IReadOnlyList<PimAssignment>> Lists = new();

    /// <summary>Finds what was read lately and has the role in it; null where it has to be read.</summary>
    public static IReadOnlyList<PimAssignment>? Find(IPimClient client, IReadOnlyCollection<PimKind> kinds, PimIdentity role, PimIdentity? scope) =>
        role.IsWildcard || scope is { IsWildcard: true }
            ? null
            : Fitting(Lists.Find(client, (RememberedKinds.Key(kinds), null, null)), role) ?? Fitting(Lists.Find(client, (RememberedKinds.Key(kinds), role.Text, scope?.Text)), role);

    /// <summary>Keeps all that the caller is eligible for.</summary>
    public static void Keep(IPimClient client, IReadOnlyCollection<PimKind> kinds, IReadOnlyList<PimAssignment> all) =>
        Lists.Keep(client, (RememberedKinds.Key(kinds), null, null), all);

    /// <summary>Keeps what was read as far as one name, with or without a scope, needs it.</summary>
    public static void Keep(IPimClient client, IReadOnlyCollection<PimKind> kinds, RoleSelector asked, IReadOnlyList<PimAssignment> read) =>
        Lists.Keep(client, (RememberedKinds.Key(kinds), asked.Role.Text, asked.Scope?.Text), read);

    /// <summary>Forgets all of a connection: assignments were changed, or the service refused what they allow.</summary>
    public static void Forget(IPimClient client) => Lists.Forget(client);

    private static IReadOnlyList<PimAssignment>? Fitting(IReadOnlyList<PimAssignment>? list, PimIdentity role) =>
        list?.Any(eligible => role.Matches(eligible.Role)) == true ? list : null;
}
