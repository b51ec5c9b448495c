using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Compliance;

/// <summary>Reads who is behind the groups that hold roles or approve: their members, those who may become members, and by whose leave.</summary>
internal sealed class GroupReader
{
    private static readonly PimKind[] GroupKind = { PimKind.Group };

    private readonly IPimClient _client;
    private readonly TenantEvidence _evidence;
    private readonly GroupEvidence _groups;
    private readonly object _gate = new();

    public GroupReader(IPimClient client, TenantEvidence evidence)
    {
        _client = client;
        _evidence = evidence;
        _groups = evidence.Groups;
    }

    public async Task ReadAsync(EvidenceParts needs, PimCall call)
    {
        var holding = _evidence.Assignments.Where(one => one.PrincipalType == PimPrincipalType.Group).Select(one => one.PrincipalId);
        var approving = needs.HasFlag(EvidenceParts.Approvers)
            ? _evidence.Settings.SelectMany(Requests.PimApprovers.Named).Where(one => one.Type == PimPrincipalType.Group).Select(one => one.Id)
            : Enumerable.Empty<string>();
        if (!needs.HasFlag(EvidenceParts.Members))
        {
            return;
        }

        var memberships = _evidence.Assignments.Where(one => one.Kind == PimKind.Group).ToList();
        _groups.AllAssignmentsUnknown = _evidence.Gaps.First(EvidenceParts.Assignments, PimKind.Group);

        // A group may be an eligible member of another: then its members are asked for in a further round.
        for (var open = Distinct(holding.Concat(approving)); open.Count > 0; open = Unread(open, memberships))
        {
            await ReadMembersAsync(open, call);
            if (!_evidence.Kinds.Contains(PimKind.Group))
            {
                await ReadMembershipsAsync(open, memberships, call);
            }
        }

        _groups.Memberships = memberships.Where(one => one.Role.Access != PimAccess.Owner).ToLookup(one => one.RoleId, StringComparer.OrdinalIgnoreCase);
        if (needs.HasFlag(EvidenceParts.GroupApproval))
        {
            await ReadApprovalAsync(Distinct(holding).Where(group => _groups.Eligible(group).Any()).ToList(), call);
        }
    }

    private static List<string> Distinct(IEnumerable<string> ids) => ids.Distinct(StringComparer.OrdinalIgnoreCase).ToList();

    private List<string> Unread(List<string> read, List<PimAssignment> memberships) => Distinct(memberships
        .Where(one => one.PrincipalType == PimPrincipalType.Group && read.Contains(one.RoleId, StringComparer.OrdinalIgnoreCase))
        .Select(one => one.PrincipalId)
        .Where(group => !_groups.Members.ContainsKey(group) && !_groups.MembersUnknown.ContainsKey(group)));

    private async Task ReadMembersAsync(List<string> groups, PimCall call)
    {
        try
        {
            await _client.Directory.ListMembersAsync(
                groups,
                (group, members) => _groups.Members[group] = members,
                (group, error) =>
                {
                    _groups.MembersUnknown[group] = error.Message;
                    _evidence.Gaps.Add(EvidenceParts.Members, null, error);
                },
                call);
        }
        catch (PimException e) when (EvidenceReader.IsGap(e))
        {
            groups.ForEach(group => _groups.MembersUnknown[group] = e.Message);
            _evidence.Gaps.Add(EvidenceParts.Members, null, e);
        }
    }

    private Task ReadMembershipsAsync(List<string> groups, List<PimAssignment> memberships, PimCall call)
    {
        void Take(PimAssignment assignment)
        {
            lock (_gate)
            {
                memberships.Add(assignment);
            }
        }

        var filter = new PimAssignmentFilter
        {
            Kinds = GroupKind,
            GroupIds = groups,
            Refused = (group, error) =>
            {
                lock (_gate)
                {
                    _groups.AssignmentsUnknown[group] = error.Message;
                    _evidence.Gaps.Add(EvidenceParts.Members, null, error);
                }
            },
        };
        return EvidenceReader.TryAsync(
            _evidence,
            EvidenceParts.Members,
            null,
            async linked =>
            {
                // All of one kind that cannot be read is left out of a list, and no error of it.
                void Omit(PimOmission omission)
                {
                    _groups.AllAssignmentsUnknown = omission.Reason.Message;
                    linked.Omitted?.Invoke(omission);
                }

                try
                {
                    await _client.Assignments.ListAsync(filter, Take, linked.OmittingTo(Omit));
                }
                catch (PimException e)
                {
                    _groups.AllAssignmentsUnknown = e.Message;
                    throw;
                }
            },
            call);
    }

    private async Task ReadApprovalAsync(List<string> groups, PimCall call)
    {
        if (groups.Count == 0)
        {
            return;
        }

        var roles = groups.ConvertAll(group => new PimRole(PimKind.Group, group, group) { Access = PimAccess.Member });
        try
        {
            await _client.Settings.ListAsync(
                new PimSettingFilter { Kinds = GroupKind, Roles = roles },
                setting =>
                {
                    lock (_gate)
                    {
                        _groups.RequiresApproval[setting.RoleId] = setting.Activation.RequiresApproval;
                    }
                },
                call);
        }
        catch (PimException e) when (EvidenceReader.IsGap(e))
        {
            _groups.ApprovalUnknown = e.Message;
        }
    }
}
