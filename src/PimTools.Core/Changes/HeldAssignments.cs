using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;

namespace PimTools.Changes;

/// <summary>Reads what people hold of a role at a scope, eligible and active, so that it can be changed or removed.</summary>
internal sealed class HeldAssignments
{
    private static readonly PimAssignmentType[] Both = { PimAssignmentType.Eligible, PimAssignmentType.Active };

    private readonly PimRole _role;
    private readonly PimScope _scope;
    private readonly PimAssignmentType? _type;
    private readonly ExistingAssignments _held;
    private readonly ExistingAssignments _scheduled;

    private HeldAssignments(IPimClient client, PimRole role, PimScope scope, PimAssignmentType? type)
    {
        _role = role;
        _scope = scope;
        _type = type;
        _held = new ExistingAssignments(client);
        _scheduled = new ExistingAssignments(client);
    }

    /// <summary>Reads what holds, and for whoever holds nothing of what is asked, what is to come.</summary>
    /// <param name="client">The client.</param>
    /// <param name="role">The role.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="type">The type that is asked for; null for either.</param>
    /// <param name="principals">The people.</param>
    /// <param name="call">The call.</param>
    /// <param name="known">What they hold, eligible and active, where that was read when they were looked up; null where it has to be listed.</param>
    public static async Task<HeldAssignments> ReadAsync(
        IPimClient client,
        PimRole role,
        PimScope scope,
        PimAssignmentType? type,
        IReadOnlyCollection<PimPrincipal> principals,
        PimCall call,
        IReadOnlyCollection<PimAssignment>? known = null)
    {
        var read = new HeldAssignments(client, role, scope, type);
        if (known is null)
        {
            await read._held.ReadAsync(read.Keys(principals), isScheduled: false, Throw, call);
        }
        else
        {
            known.ToList().ForEach(read._held.Take);
        }

        var left = principals.Where(principal => read.AskedOf(principal).Count == 0).ToList();
        await read._scheduled.ReadAsync(read.Keys(left), isScheduled: true, Throw, call);
        return read;
    }

    /// <summary>Finds the assignments that are meant among those that somebody holds, activations included; where there is none, among those to come.</summary>
    public IReadOnlyList<PimAssignment> AskedOf(PimPrincipal principal) =>
        Asked(_held, principal) is { Count: > 0 } held ? held : Asked(_scheduled, principal);

    /// <summary>The error for somebody who has no such assignment, naming what there is.</summary>
    public PimException NotHeld(PimPrincipal principal)
    {
        var what = _type is { } asked ? $"{asked} assignment" : "assignment";
        var there = Of(_held, principal, Both).Select(a => a.Type).Distinct().ToList();
        return new PimException(PimErrorCode.AssignmentNotFound, $"{principal} has no {what} of {_role.Describe(_scope)}.")
        {
            Remedy = there.Count > 0
                ? "There is: " + string.Join(", ", there) + "."
                : "Get-PimAssignment -Principal lists what there is. An expired one can be renewed for 30 days.",
        };
    }

    private static void Throw(AssignmentKey key, PimException error) => throw error;

    private List<AssignmentKey> Keys(IEnumerable<PimPrincipal> principals) =>
        principals.SelectMany(principal => Both.Select(type => new AssignmentKey(type, _role, _scope, principal))).ToList();

    private List<PimAssignment> Asked(ExistingAssignments found, PimPrincipal principal) =>
        Of(found, principal, _type is { } only ? new[] { only } : Both);

    private List<PimAssignment> Of(ExistingAssignments found, PimPrincipal principal, IEnumerable<PimAssignmentType> types) =>
        types.SelectMany(type => found.FindAll(new AssignmentKey(type, _role, _scope, principal))).ToList();
}
