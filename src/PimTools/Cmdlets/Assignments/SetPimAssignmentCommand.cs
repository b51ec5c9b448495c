using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Models;
using PimTools.Pipeline;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Set, "PimAssignment", SupportsShouldProcess = true, DefaultParameterSetName = "Duration")]
[OutputType(typeof(PimRequest), typeof(PimAssignmentChange))]
public sealed class SetPimAssignmentCommand : PimAssigningCmdlet
{
    [Parameter(Mandatory = true, ParameterSetName = "Duration")]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? Duration { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "End")]
    [DateTimeInput]
    public PimMoment? End { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Permanent")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Permanent { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        RequireSameScope();
        var principals = Principals();
        Schedule(existing: null);
        var (role, scope) = await FindTargetAsync(call);
        var confirmed = new List<(PimWantedAssignment Wanted, PimAssignment? Existing, PimIdentity Principal)>();
        foreach (var identity in principals)
        {
            await TryAsync(
                async () =>
                {
                    var (wanted, existing) = await FindAsync(role, scope, identity, call);
                    await CheckPolicyAsync(wanted, call);
                    switch (await ConfirmAsync(Sentence(wanted, existing)))
                    {
                        case Confirmation.Go:
                            confirmed.Add((wanted, existing, identity));
                            break;
                        case Confirmation.WhatIf:
                            await (existing is null
                                ? PimAssignmentWriter.CheckRenewalAsync(Client, wanted, call)
                                : PimAssignmentWriter.CheckAsync(Client, wanted, existing, call));
                            break;
                    }
                },
                identity);
        }

        await TryEachAsync(confirmed, one => ChangeAsync(one.Wanted, one.Existing, call), one => one.Principal);
    }

    /// <summary>The assignment that holds, or else is to come; none with the wish to renew one that has expired.</summary>
    private async Task<(PimWantedAssignment Wanted, PimAssignment? Existing)> FindAsync(
        PimRole role, PimScope scope, PimIdentity identity, PimCall call)
    {
        var principal = await FindPrincipalAsync(identity, call);
        PimWantedAssignment Wish(PimAssignmentType type, PimAssignment? existing = null, PimRequest? expired = null) =>
            new(type, role, scope, principal, Schedule(existing))
            {
                Justification = Justification,
                Condition = expired?.Condition,
                ConditionVersion = expired?.ConditionVersion,
            };
        var held = await FindHeldAsync(role, scope, principal, call);
        var asked = held.Where(a => Type is null || a.Type == Type).ToList();
        if (asked.Count == 0)
        {
            var toCome = await PimAssignmentWriter.FindHeldAsync(Client, role, scope, principal, call, isScheduled: true);
            asked = toCome.Where(a => Type is null || a.Type == Type).ToList();
        }

        if (asked.Count > 1)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"{principal} is both eligible and active for {role.Describe(scope)}.")
            {
                Remedy = "Add -Type Eligible or -Type Active.",
            };
        }

        if (asked.Count == 1)
        {
            return asked[0].State == PimAssignmentState.Activated ? throw IsActivation(asked[0]) : (Wish(asked[0].Type, asked[0]), asked[0]);
        }

        foreach (var type in Type is { } only ? new[] { only } : new[] { PimAssignmentType.Eligible, PimAssignmentType.Active })
        {
            if (await PimAssignmentWriter.FindExpiredAsync(Client, Wish(type), Client.ServiceTime, call) is { } expired)
            {
                return (Wish(type, expired: expired), null);
            }
        }

        throw PimAssignmentWriter.NotHeld(role, scope, principal, Type, held);
    }

    private async Task<IReadOnlyList<PimAssignment>> FindHeldAsync(PimRole role, PimScope scope, PimPrincipal principal, PimCall call)
    {
        if (Given is not { } given)
        {
            return await PimAssignmentWriter.FindHeldAsync(Client, role, scope, principal, call);
        }

        await RequireOwnAsync(given, call);
        return new[] { given };
    }

    /// <summary>A duration counts from now, or from the start of what is still to come.</summary>
    private PimSchedule Schedule(PimAssignment? existing)
    {
        var now = Client.ServiceTime;
        var start = existing is { State: PimAssignmentState.Scheduled } ? existing.Start : null;
        var schedule = new PimSchedule { Start = start, End = End?.At(now) ?? ((start ?? now) + Duration) };
        PimAssignmentSchedule.Check(schedule, now);
        return schedule;
    }

    private static string Sentence(PimWantedAssignment wanted, PimAssignment? existing)
    {
        var end = wanted.Schedule.End is { } until ? $"{MomentText.Of(until)}" : "never";
        return existing is null ? $"Renew {wanted} until {end}" : $"Change the end of {wanted} to {end}";
    }

    private static PimException IsActivation(PimAssignment assignment) =>
        new(PimErrorCode.InvalidParameter, $"{assignment} was activated, not assigned: its end cannot be set.")
        {
            Remedy = "Remove-PimAssignment ends it. The person who activated it can extend it: Request-PimRoleActivation -Extend.",
        };

    private async Task ChangeAsync(PimWantedAssignment wanted, PimAssignment? existing, PimCall call) => EmitChange(existing is null
        ? await PimAssignmentWriter.RenewAsync(Client, wanted, call)
        : await PimAssignmentWriter.ApplyAsync(Client, wanted, existing, call));
}
