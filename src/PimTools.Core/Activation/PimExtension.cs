using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools.Activation;

/// <summary>From an assignment that ends soon, or has ended, to the request that asks for more of it.</summary>
internal static class PimExtension
{
    // documented: an expired assignment can be renewed for 30 days (pim-resource-roles-renew-extend)
    private static readonly TimeSpan Renewable = TimeSpan.FromDays(30);

    /// <summary>The requests whose assignments have expired and can still be renewed, the latest of each role and scope, not held again since.</summary>
    public static IReadOnlyList<PimRequest> Expired(
        IEnumerable<PimRequest> requests, IReadOnlyCollection<PimAssignment> held, PimAssignmentType type, DateTimeOffset now) =>
        requests
            .Where(r => r.Type == type
                && HasExpired(r, now)
                && r.Action is PimRequestAction.AdminAssign or PimRequestAction.AdminExtend or PimRequestAction.AdminUpdate or PimRequestAction.AdminRenew)
            .GroupBy(r => new RoleScopeKey(r.Role, r.Scope))
            .Where(same => !held.Any(a => a.Type == type && same.Key.Equals(new RoleScopeKey(a.Role, a.Scope))))
            .Select(same => same.OrderByDescending(r => r.End).First())
            .ToList();

    /// <summary>The latest of the requests about one assignment that gave it, and whose end has passed; null where it cannot be renewed any more.</summary>
    public static PimRequest? FindExpired(IEnumerable<PimRequest> requests, DateTimeOffset now) => requests
        .Where(r => HasExpired(r, now)
            && r.Action is not (PimRequestAction.AdminRemove or PimRequestAction.SelfActivate or PimRequestAction.SelfDeactivate))
        .OrderByDescending(r => r.End)
        .FirstOrDefault();

    /// <summary>Asks to extend an assignment that still holds.</summary>
    /// <exception cref="PimException">It has no end, or is an activation (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static PimRequestDraft Extend(PimAssignment assignment, PimPrincipal self, TimeSpan duration, string? justification)
    {
        if (assignment.State == PimAssignmentState.Activated)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"{assignment.Role.Describe(assignment.Scope)} is active because you activated it, and no administrator extends an activation.")
            {
                Remedy = "Request-PimRoleActivation -Extend activates it again with a new end.",
                TargetObject = assignment,
            };
        }

        if (assignment.End is not { } end)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"{assignment.Role.Describe(assignment.Scope)} has no end: there is nothing to extend.")
            {
                Remedy = "It holds until an administrator gives it an end with Set-PimAssignment, or removes it.",
                TargetObject = assignment,
            };
        }

        return new PimRequestDraft(PimRequestAction.SelfExtend, assignment.Type, assignment.Role, assignment.Scope, self)
        {
            Schedule = new PimSchedule { Start = end, Duration = duration },
            Justification = justification,
            TargetScheduleId = assignment.ScheduleId,
        };
    }

    /// <summary>Asks to renew an assignment that has expired.</summary>
    public static PimRequestDraft Renew(PimRequest expired, PimPrincipal self, TimeSpan duration, string? justification, DateTimeOffset now) =>
        new(PimRequestAction.SelfRenew, expired.Type, expired.Role, expired.Scope, self)
        {
            Schedule = new PimSchedule { Start = now, Duration = duration },
            Justification = justification,
            TargetScheduleId = expired.TargetScheduleId,
        };

    private static bool HasExpired(PimRequest request, DateTimeOffset now) =>
        request.Outcome == PimRequestOutcome.Succeeded && request.End <= now && request.End > now - Renewable;
}
