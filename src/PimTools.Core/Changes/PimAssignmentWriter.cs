using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Activation;

namespace PimTools.Changes;

/// <summary>Brings assignments about, changes and removes them.</summary>
internal static class PimAssignmentWriter
{
    /// <summary>
    /// Reads the assignment that a wish is about; null when there is none. What is still to come is looked for where that is wished.
    /// </summary>
    public static async Task<PimAssignment?> FindExistingAsync(IPimClient client, PimWantedAssignment wanted, PimCall call) =>
        await FindExistingAsync(client, wanted, isScheduled: false, call)
        ?? (wanted.Schedule.Start is null ? null : await FindExistingAsync(client, wanted, isScheduled: true, call));

    /// <summary>Reads what somebody holds of a role at a scope, eligible and active, activations included; not what comes through groups.</summary>
    /// <param name="client">The client.</param>
    /// <param name="role">The role.</param>
    /// <param name="scope">Where.</param>
    /// <param name="principal">Who.</param>
    /// <param name="call">The call.</param>
    /// <param name="isScheduled">What is to come, instead of what holds.</param>
    public static async Task<IReadOnlyList<PimAssignment>> FindHeldAsync(
        IPimClient client, PimRole role, PimScope scope, PimPrincipal principal, PimCall call, bool isScheduled = false)
    {
        var held = new List<PimAssignment>();
        var filter = new PimAssignmentFilter
        {
            Kinds = new[] { role.Kind },
            IsScheduled = isScheduled,
            RoleId = role.Id,
            PrincipalId = principal.Id,
            ScopeId = scope.Id,
        };
        await client.Assignments.ListAsync(filter, held.Add, call);
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
        return new PimException(PimErrorCode.AssignmentNotFound, $"{principal} has no {what} of {role.Describe(scope)}.")
        {
            Remedy = held.Count > 0
                ? "There is: " + string.Join(", ", held.Select(a => a.Type).Distinct()) + "."
                : "Get-PimAssignment -Principal lists what there is. An expired one can be renewed for 30 days.",
        };
    }

    /// <summary>Sends what the decision says, and nothing when the wish is met.</summary>
    /// <exception cref="PimException">As <see cref="PimAssignmentDecision.Decide"/>, and what the service refuses.</exception>
    public static async Task<PimAssignmentChange> ApplyAsync(
        IPimClient client, PimWantedAssignment wanted, PimAssignment? existing, PimCall call)
    {
        var kind = PimAssignmentDecision.Decide(wanted, existing, client.ServiceTime);
        if (kind == PimChangeKind.Unchanged)
        {
            return Result(kind, wanted, existing!.End, null);
        }

        var request = await SendAsync(client, wanted, existing, isValidationOnly: false, call);
        return Result(kind, wanted, request.End ?? wanted.Schedule.End, request);
    }

    /// <summary>Lets the service check what <see cref="ApplyAsync"/> would send; nothing is stored.</summary>
    /// <exception cref="PimException">As <see cref="ApplyAsync"/>.</exception>
    public static Task CheckAsync(IPimClient client, PimWantedAssignment wanted, PimAssignment? existing, PimCall call) =>
        PimAssignmentDecision.Decide(wanted, existing, client.ServiceTime) == PimChangeKind.Unchanged
            ? Task.CompletedTask
            : SendAsync(client, wanted, existing, isValidationOnly: true, call);

    /// <summary>Renews an assignment that has expired.</summary>
    public static async Task<PimAssignmentChange> RenewAsync(IPimClient client, PimWantedAssignment wanted, PimCall call)
    {
        var request = await client.Requests.SubmitAsync(wanted.Draft(PimRequestAction.AdminRenew, client.ServiceTime), call);
        return Result(PimChangeKind.Updated, wanted, request.End ?? wanted.Schedule.End, request);
    }

    /// <summary>Lets the service check what <see cref="RenewAsync"/> would send; nothing is stored.</summary>
    /// <exception cref="PimException">What the service refuses.</exception>
    public static Task CheckRenewalAsync(IPimClient client, PimWantedAssignment wanted, PimCall call) =>
        client.Requests.SubmitAsync(wanted.Draft(PimRequestAction.AdminRenew, client.ServiceTime).ForValidation(), call);

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
        await client.Requests.ListAsync(filter, requests.Add, call);
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

    private static async Task<PimAssignment?> FindExistingAsync(IPimClient client, PimWantedAssignment wanted, bool isScheduled, PimCall call)
    {
        var existing = new List<PimAssignment>();
        var filter = new PimAssignmentFilter
        {
            Kinds = new[] { wanted.Role.Kind },
            Type = wanted.Type,
            IsScheduled = isScheduled,
            RoleId = wanted.Role.Id,
            PrincipalId = wanted.Principal.Id,
            ScopeId = wanted.Scope.Id,
        };
        await client.Assignments.ListAsync(filter, existing.Add, call);
        return PimAssignmentDecision.FindExisting(wanted, existing);
    }

    // What is to come is not among what holds, and costs a list of its own: it is read when the service says that something is there.
    private static async Task<PimRequest> SendAsync(
        IPimClient client, PimWantedAssignment wanted, PimAssignment? existing, bool isValidationOnly, PimCall call)
    {
        var draft = PimAssignmentDecision.Draft(wanted, existing, client.ServiceTime);
        try
        {
            return await client.Requests.SubmitAsync(isValidationOnly ? draft.ForValidation() : draft, call);
        }
        catch (PimException e) when (e.Code == PimErrorCode.AlreadyActive && existing is null)
        {
            if (await FindExistingAsync(client, wanted, isScheduled: true, call) is { } scheduled)
            {
                PimAssignmentDecision.Decide(wanted, scheduled, client.ServiceTime);
            }

            throw;
        }
    }

    private static PimAssignmentChange Result(PimChangeKind kind, PimWantedAssignment wanted, DateTimeOffset? end, PimRequest? request) =>
        new(kind, wanted.Type, wanted.Role, wanted.Scope, wanted.Principal) { End = end, Request = request };
}
