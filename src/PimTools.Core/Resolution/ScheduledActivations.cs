using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;

namespace PimTools.Resolution;

/// <summary>Activations of the caller's that were accepted and have not begun. They stand among the requests, not among what holds now.</summary>
internal static class ScheduledActivations
{
    /// <summary>Lists those of one role, or of all where none is named.</summary>
    public static async Task<IReadOnlyList<PimRequest>> ListAsync(IPimClient client, IReadOnlyCollection<PimKind> kinds, string? roleId, PimCall call) =>
        NotBegunOf(client, await ListOpenAsync(client, kinds, roleId, call));

    /// <summary>Of those that were accepted or wait for a decision, the accepted ones that have not begun.</summary>
    public static IReadOnlyList<PimRequest> NotBegunOf(IPimClient client, IEnumerable<PimRequest> open) =>
        open.Where(request => request.Outcome != PimRequestOutcome.AwaitingDecision && request.Start > client.ServiceTime).ToList();

    /// <summary>Lists the activations that did not fail, those that wait for a decision among them.</summary>
    public static async Task<IReadOnlyList<PimRequest>> ListOpenAsync(IPimClient client, IReadOnlyCollection<PimKind> kinds, string? roleId, PimCall call)
    {
        var requests = new List<PimRequest>();
        var filter = new PimRequestFilter { Kinds = kinds, Relation = PimRequestRelation.Mine, Type = PimAssignmentType.Active, RoleId = roleId };
        await client.Requests.ListAsync(filter, requests.Add, call);
        return requests.FindAll(request => request.Action == PimRequestAction.SelfActivate && request.Outcome != PimRequestOutcome.Failed);
    }

    /// <summary>The one of that role at that scope; null where there is none.</summary>
    public static async Task<PimRequest?> FindAsync(IPimClient client, PimRole role, PimScope scope, PimCall call)
    {
        var key = new RoleScopeKey(role, scope);
        return (await ListAsync(client, new[] { role.Kind }, role.Id, call)).FirstOrDefault(request => key.Equals(new RoleScopeKey(request.Role, request.Scope)));
    }

    /// <summary>The assignment that it will be: to the caller, whoever holds the eligible one.</summary>
    public static PimAssignment AsAssignment(PimRequest request) => new(request.Id, PimAssignmentType.Active, request.Role, request.Scope, request.Principal)
    {
        State = PimAssignmentState.Scheduled,
        MemberType = PimMemberType.Direct,
        Start = request.Start,
        End = request.End,
    };

    /// <summary>Says when it begins, and how it is withdrawn.</summary>
    public static PimException NotBegun(PimRequest scheduled, PimErrorCode code) => new(
        code, $"{scheduled.Role.Describe(scheduled.Scope)} is not active yet: its activation starts at {(scheduled.Start is { } start ? MomentText.Of(start) : "a later day")}.")
    {
        Remedy = $"Stop-PimRequest {scheduled.Id} withdraws it.",
        TargetObject = scheduled,
    };
}
