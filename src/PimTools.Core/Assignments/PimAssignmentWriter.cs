using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>Brings assignments about, changes and removes them.</summary>
public static class PimAssignmentWriter
{
    /// <summary>Reads the assignment that a wish is about; null when there is none.</summary>
    public static async Task<PimAssignment?> FindExistingAsync(IPimClient client, PimWantedAssignment wanted, PimCall call)
    {
        var existing = new List<PimAssignment>();
        var filter = new PimAssignmentFilter
        {
            Kinds = new[] { wanted.Role.Kind },
            Type = wanted.Type,
            RoleId = wanted.Role.Id,
            PrincipalId = wanted.Principal.Id,
            ScopeId = wanted.Scope.Id,
        };
        await client.ListAssignmentsAsync(filter, existing.Add, call);
        return PimAssignmentDecision.FindExisting(wanted, existing);
    }

    /// <summary>Reads what somebody holds of a role at a scope, eligible and active, activations included; not what comes through groups.</summary>
    public static async Task<IReadOnlyList<PimAssignment>> FindHeldAsync(
        IPimClient client, PimRole role, PimScope scope, PimPrincipal principal, PimCall call)
    {
        var held = new List<PimAssignment>();
        var filter = new PimAssignmentFilter { Kinds = new[] { role.Kind }, RoleId = role.Id, PrincipalId = principal.Id, ScopeId = scope.Id };
        await client.ListAssignmentsAsync(filter, held.Add, call);
        return held.FindAll(a => a.Role.IsSameAs(role)
            && a.MemberType is PimMemberType.Direct or PimMemberType.Unknown
            && string.Equals(a.Scope.Id, scope.Id, StringComparison.OrdinalIgnoreCase)
            && string.Equals(a.Principal.Id, principal.Id, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The error for an assignment that is not there, naming what is.</summary>
    public static PimException NotHeld(
        PimRole role, PimScope scope, PimPrincipal principal, PimAssignmentType? type, IReadOnlyList<PimAssignment> held)
    {
        var what = type is { } asked ? $"{asked} assignment" : "assignment";
        return new PimException(PimErrorCode.AssignmentNotFound, $"{principal} has no {what} of {role.Tell(scope)}.")
        {
            Remedy = held.Count > 0
                ? "There is: " + string.Join(", ", held.Select(a => a.Type).Distinct()) + "."
                : "Get-PimAssignment -Principal lists what there is. An expired one can be renewed for 30 days.",
        };
    }

    /// <summary>Sends what the decision says, and nothing when the wish is met.</summary>
    public static async Task<PimAssignmentChange> ApplyAsync(
        IPimClient client, PimWantedAssignment wanted, PimAssignment? existing, PimCall call)
    {
        var kind = PimAssignmentDecision.Decide(wanted, existing);
        if (kind == PimChangeKind.Unchanged)
        {
            return Result(kind, wanted, existing!.End, null);
        }

        var request = await client.SubmitAsync(PimAssignmentDecision.Draft(wanted, existing), call);
        return Result(kind, wanted, request.End ?? wanted.Schedule.End, request);
    }

    /// <summary>Renews an assignment that has expired.</summary>
    public static async Task<PimAssignmentChange> RenewAsync(IPimClient client, PimWantedAssignment wanted, PimCall call)
    {
        var request = await client.SubmitAsync(wanted.Draft(PimRequestAction.AdminRenew), call);
        return Result(PimChangeKind.Updated, wanted, request.End ?? wanted.Schedule.End, request);
    }

    /// <summary>Finds the request whose assignment has expired and can still be renewed; null when there is none.</summary>
    public static async Task<PimRequest?> FindExpiredAsync(IPimClient client, PimWantedAssignment wanted, DateTimeOffset now, PimCall call)
    {
        var requests = new List<PimRequest>();
        var filter = new PimRequestFilter
        {
            Kinds = new[] { wanted.Role.Kind },
            Type = wanted.Type,
            RoleId = wanted.Role.Id,
            PrincipalId = wanted.Principal.Id,
        };
        await client.ListRequestsAsync(filter, requests.Add, call);
        return requests
            .Where(r => r.Outcome == PimRequestOutcome.Succeeded
                && r.Action is not (PimRequestAction.AdminRemove or PimRequestAction.SelfActivate or PimRequestAction.SelfDeactivate)
                && string.Equals(r.Scope.Id, wanted.Scope.Id, StringComparison.OrdinalIgnoreCase)
                && r.End <= now && r.End > now - PimExtension.Renewable)
            .OrderByDescending(r => r.End)
            .FirstOrDefault();
    }

    /// <summary>The draft that removes an assignment. It carries no schedule (documented: unifiedroleeligibilityschedulerequest-post).</summary>
    public static PimRequestDraft DraftRemoval(PimAssignment assignment, string? justification) =>
        new(PimRequestAction.AdminRemove, assignment.Type, assignment.Role, assignment.Scope, assignment.Principal) { Justification = justification };

    private static PimAssignmentChange Result(PimChangeKind kind, PimWantedAssignment wanted, DateTimeOffset? end, PimRequest? request) =>
        new(kind, wanted.Type, wanted.Role, wanted.Scope, wanted.Principal) { End = end, Request = request };
}
