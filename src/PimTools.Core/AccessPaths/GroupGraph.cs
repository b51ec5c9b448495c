using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.AccessPaths;

/// <summary>Holds who is in groups, and who may become a member, from the groups of a list down to the people in them.</summary>
internal sealed class GroupGraph
{
    private static readonly PimKind[] GroupKind = { PimKind.Group };

    private readonly IPimClient _client;
    private readonly Dictionary<string, List<MembershipEdge>> _edges = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _unknown = new(StringComparer.OrdinalIgnoreCase);
    private readonly object _gate = new();

    public GroupGraph(IPimClient client) => _client = client;

    /// <summary>The memberships of groups that are activated.</summary>
    public IEnumerable<PimRole> EligibleRoles => _edges.Values.SelectMany(edges => edges).Where(edge => edge.IsEligible).Select(edge => edge.Assignment!.Role);

    /// <summary>The members of a group, and those who may become one.</summary>
    public IReadOnlyList<MembershipEdge> Edges(string groupId) => _edges.TryGetValue(groupId, out var edges) ? edges : new List<MembershipEdge>();

    /// <summary>The reasons why something of a group could not be read, by the group's id.</summary>
    public IReadOnlyDictionary<string, string> Unknown => _unknown;

    /// <summary>Reads groups and the groups in them, in rounds of two lists each.</summary>
    public async Task ReadAsync(IEnumerable<string> groupIds, PimCall call)
    {
        for (var open = Unread(groupIds); open.Count > 0; open = Unread(Groups(open)))
        {
            open.ForEach(group => _edges[group] = new List<MembershipEdge>());
            var assigned = new List<PimAssignment>();
            var members = new List<(string Group, PimPrincipal Member)>();
            await Task.WhenAll(ReadAssignedAsync(open, assigned, call), ReadMembersAsync(open, members, call));
            foreach (var assignment in assigned.Where(one => one.Role.Access != PimAccess.Owner))
            {
                _edges[assignment.RoleId].Add(new MembershipEdge(assignment.Principal, assignment));
            }

            // An active assignment of PIM is a membership of the directory as well.
            foreach (var (group, member) in members.Where(one => !_edges[one.Group].Exists(edge => !edge.IsEligible && Same(edge.Member, one.Member))))
            {
                _edges[group].Add(new MembershipEdge(member, null));
            }
        }
    }

    private static bool Same(PimPrincipal one, PimPrincipal other) => string.Equals(one.Id, other.Id, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<string> Groups(IEnumerable<string> groupIds) =>
        groupIds.SelectMany(Edges).Where(edge => edge.Member.Type == PimPrincipalType.Group).Select(edge => edge.Member.Id);

    private List<string> Unread(IEnumerable<string> groupIds) =>
        groupIds.Where(group => !_edges.ContainsKey(group)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();

    private Task ReadMembersAsync(IReadOnlyCollection<string> groups, List<(string Group, PimPrincipal Member)> members, PimCall call) => TryAsync(
        groups,
        () => _client.Directory.ListDirectMembersAsync(groups, (group, found) => members.AddRange(found.Select(member => (group, member))), Refuse, call));

    private Task ReadAssignedAsync(IReadOnlyCollection<string> groups, List<PimAssignment> assigned, PimCall call)
    {
        var filter = new PimAssignmentFilter { Kinds = GroupKind, GroupIds = groups, Refused = RefuseSupported };
        return TryAsync(groups, () => _client.Assignments.ListAsync(filter, assigned.Add, call));
    }

    // A group that PIM does not manage has no assignments there, and says so by a refusal.
    private void RefuseSupported(string group, PimException error)
    {
        if (error.Code is not (PimErrorCode.GroupNotSupported or PimErrorCode.NotFound))
        {
            Refuse(group, error);
        }
    }

    private void Refuse(string group, PimException error)
    {
        lock (_gate)
        {
            _unknown[group] = error.Message;
        }
    }

    private async Task TryAsync(IEnumerable<string> groups, Func<Task> readAsync)
    {
        try
        {
            await readAsync();
        }
        catch (PimException e) when (e.Code is PimErrorCode.PermissionMissing or PimErrorCode.LicenseMissing or PimErrorCode.ServiceUnavailable or PimErrorCode.ServiceError or PimErrorCode.Throttled)
        {
            foreach (var group in groups)
            {
                Refuse(group, e);
            }
        }
    }
}
