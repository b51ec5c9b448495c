using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools.Activation;

/// <summary>Finds the caller's own request that the service refers to when it refuses a second one.</summary>
internal static class PendingActivation
{
    /// <summary>The request that waits for a decision or for its start.</summary>
    /// <param name="client">The client.</param>
    /// <param name="planned">The activation that was refused.</param>
    /// <param name="refusal">The refusal.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="PimException">
    /// The refusal, where no such request is listed; <see cref="PimErrorCode.PendingRequestExists"/> too where one begins later than was asked for.
    /// </exception>
    public static async Task<PimRequest> FindAsync(IPimClient client, PlannedActivation planned, PimException refusal, PimCall call)
    {
        var (role, scope) = (planned.Draft.Role, planned.Draft.Scope);
        var listed = new List<PimRequest>();
        var filter = new PimRequestFilter { Kinds = new[] { role.Kind }, Relation = PimRequestRelation.Mine, Type = PimAssignmentType.Active, RoleId = role.Id };
        await client.Requests.ListAsync(filter, listed.Add, call);
        var key = new RoleScopeKey(role, scope);
        var pending = listed.FirstOrDefault(request => request.Action == PimRequestAction.SelfActivate
            && (request.IsPending || (request.Outcome == PimRequestOutcome.Scheduled && request.Start > client.ServiceTime))
            && key.Equals(new RoleScopeKey(request.Role, request.Scope)));
        return pending switch
        {
            null => throw refusal.WithMessage($"A request for {role.Describe(scope)} is already pending."),
            { Outcome: PimRequestOutcome.Scheduled } when !planned.IsScheduled => throw ScheduledActivations.NotBegun(pending, PimErrorCode.PendingRequestExists),
            _ => pending.WithApprovers(planned.Approvers),
        };
    }

    /// <summary>Tells that nothing was sent, and what the request waits for.</summary>
    public static string Describe(PimRequest pending)
    {
        var waits = pending switch
        {
            { Outcome: PimRequestOutcome.Scheduled, Start: { } start } => $"starts at {MomentText.Of(start)}",
            { Outcome: PimRequestOutcome.AwaitingDecision, Approvers.Count: > 0 } => "waits for approval by " + string.Join(", ", pending.Approvers.Select(one => one.ToString())),
            { Outcome: PimRequestOutcome.AwaitingDecision } => "waits for approval",
            _ => $"is {pending.Status}",
        };
        return $"A request for {pending.Role.Describe(pending.Scope)} {waits}; it was not repeated. Stop-PimRequest {pending.Id} withdraws it.";
    }
}
