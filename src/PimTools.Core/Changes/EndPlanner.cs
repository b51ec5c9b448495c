using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Resolution;
using PimTools.Activation;
using PimTools.Models;

namespace PimTools.Changes;

/// <summary>Plans another end for what people hold, or the renewal of what has expired. Nothing is sent.</summary>
internal sealed class EndPlanner
{
    private readonly IPimClient _client;
    private readonly KnownSettings _settings;
    private readonly PimSchedule _schedule;
    private readonly string? _justification;

    /// <param name="client">The client.</param>
    /// <param name="settings">The settings that were read so far; more are added.</param>
    /// <param name="schedule">The end; a duration counts from now, or from the start of what is still to come.</param>
    /// <param name="justification">The reason.</param>
    public EndPlanner(IPimClient client, KnownSettings settings, PimSchedule schedule, string? justification)
    {
        _client = client;
        _settings = settings;
        _schedule = schedule;
        _justification = justification;
    }

    /// <summary>Plans one step for each of the people, in their order. What cannot be done is a step with its refusal.</summary>
    /// <param name="role">The role.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="type">The type that is meant; null for either.</param>
    /// <param name="principals">The people.</param>
    /// <param name="call">The call.</param>
    /// <param name="known">What they hold, where that was read when they were looked up; null where it has to be listed.</param>
    public async Task<AssignmentPlan> PlanAsync(
        PimRole role,
        PimScope scope,
        PimAssignmentType? type,
        IReadOnlyList<PimPrincipal> principals,
        PimCall call,
        IReadOnlyCollection<PimAssignment>? known = null)
    {
        var held = await HeldAssignments.ReadAsync(_client, role, scope, type, principals, call, known);
        var steps = await Task.WhenAll(principals.Select(principal => PlanOneAsync(role, scope, type, principal, held, call)));
        return await CheckedAsync(steps, call);
    }

    /// <summary>Plans the step for an assignment that was read already.</summary>
    public async Task<AssignmentPlan> PlanAsync(PimAssignment assignment, PimCall call)
    {
        var step = await GuardedAsync(
            assignment.Type, assignment.Role, assignment.Scope, assignment.Principal, () => Task.FromResult(Change(assignment)));
        return await CheckedAsync(new[] { step }, call);
    }

    private Task<PlannedChange> PlanOneAsync(
        PimRole role, PimScope scope, PimAssignmentType? type, PimPrincipal principal, HeldAssignments held, PimCall call) =>
        GuardedAsync(type ?? PimAssignmentType.Eligible, role, scope, principal, async () =>
        {
            var asked = held.AskedOf(principal);
            return asked.Count switch
            {
                0 when await FindExpiredAsync(role, scope, type, principal, call) is { } expired => Renew(expired, role, scope, principal),
                0 => throw held.NotHeld(principal),
                1 => Change(asked[0]),
                _ => throw new PimException(PimErrorCode.InvalidParameter, $"{principal} is both eligible and active for {role.Describe(scope)}.")
                {
                    Remedy = "Add -Type Eligible or -Type Active.",
                },
            };
        });

    private PlannedChange Change(PimAssignment existing)
    {
        if (existing.State == PimAssignmentState.Activated)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"{existing} was activated, not assigned: its end cannot be set.")
            {
                Remedy = "Remove-PimAssignment ends it. The person who activated it can extend it: Request-PimRoleActivation -Extend.",
            };
        }

        var start = existing.State == PimAssignmentState.Scheduled ? existing.Start : null;
        var role = existing.Kind == PimKind.AzureRole ? existing.Role.At(existing.Scope) : existing.Role;
        var desired = new DesiredAssignment(existing.Type, role, existing.Scope, existing.Principal, From(start))
        {
            Justification = _justification,
        };
        return AssignmentDecision.Decide(desired, existing, _client.ServiceTime);
    }

    private PlannedChange Renew(PimRequest expired, PimRole role, PimScope scope, PimPrincipal principal) =>
        new(AssignmentAction.Renew, expired.Type, role, scope, principal)
        {
            To = new AssignmentTerms(From(null), expired.Condition, expired.ConditionVersion),
            Justification = _justification,
            Planned = _client.ServiceTime,
        };

    private PimSchedule From(DateTimeOffset? start)
    {
        var now = _client.ServiceTime;
        var schedule = new PimSchedule { Start = start, End = _schedule.End ?? ((start ?? now) + _schedule.Duration) };
        AssignmentSchedule.Check(schedule, now);
        return schedule;
    }

    private async Task<AssignmentPlan> CheckedAsync(IReadOnlyList<PlannedChange> steps, PimCall call)
    {
        await _settings.LoadAsync(steps.Where(step => step.IsNeeded).Select(step => step.Role), call);
        PlannedChange Check(PlannedChange step)
        {
            try
            {
                AssignmentPolicy.Check(step, _settings.Find(step.Role, step.Scope), _client.ServiceTime);
                return step;
            }
            catch (PimException e)
            {
                return step.Refused(e);
            }
        }

        return new AssignmentPlan(steps.Select(step => step.IsNeeded ? Check(step) : step).ToList());
    }

    /// <summary>The request whose assignment has expired and can still be renewed; null when there is none.</summary>
    private async Task<PimRequest?> FindExpiredAsync(PimRole role, PimScope scope, PimAssignmentType? type, PimPrincipal principal, PimCall call)
    {
        foreach (var one in type is { } only ? new[] { only } : new[] { PimAssignmentType.Eligible, PimAssignmentType.Active })
        {
            var requests = new List<PimRequest>();
            var filter = new PimRequestFilter { Kinds = new[] { role.Kind }, Type = one, RoleId = role.Id, PrincipalId = principal.Id };
            await _client.Requests.ListAsync(filter, requests.Add, call);
            var key = new AssignmentKey(one, role, scope, principal);
            if (PimExtension.FindExpired(requests.Where(request => AssignmentKey.Of(request).Equals(key)), _client.ServiceTime) is { } expired)
            {
                return expired;
            }
        }

        return null;
    }

    private static async Task<PlannedChange> GuardedAsync(
        PimAssignmentType type, PimRole role, PimScope scope, PimPrincipal principal, Func<Task<PlannedChange>> planAsync)
    {
        try
        {
            return await planAsync();
        }
        catch (PimException e)
        {
            return new PlannedChange(AssignmentAction.None, type, role, scope, principal) { Refusal = e };
        }
    }
}
