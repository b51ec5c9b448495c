using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Models;
using PimTools.Pipeline;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.New, "PimAssignment", SupportsShouldProcess = true, DefaultParameterSetName = "Duration")]
[OutputType(typeof(PimRequest), typeof(PimAssignmentChange))]
public sealed class NewPimAssignmentCommand : PimAssigningCmdlet
{
    [Parameter(ParameterSetName = "Duration", ValueFromPipelineByPropertyName = true)]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? Duration { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "End", ValueFromPipelineByPropertyName = true)]
    [DateTimeInput]
    public PimMoment? End { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Permanent")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Permanent { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [DateTimeInput]
    public PimMoment? Start { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ReadAs(typeof(string))]
    public string? TicketNumber { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ReadAs(typeof(string))]
    public string? TicketSystem { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    [ReadAs(typeof(string))]
    public string? Condition { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    [ReadAs(typeof(string))]
    public string? ConditionVersion { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        RequireSameScope();
        var principals = Principals();
        var (role, scope) = await FindTargetAsync(call);
        var version = PimAssignmentCondition.VersionOf(role, GivenText(Condition), GivenText(ConditionVersion));
        var schedule = await ScheduleAsync(role, scope, call);
        PimAssignmentSchedule.Check(schedule, Client.ServiceTime);
        var confirmed = new List<(PimWantedAssignment Wanted, PimAssignment? Existing, PimIdentity Principal)>();
        foreach (var identity in principals)
        {
            await TryAsync(
                async () =>
                {
                    var wanted = await WishAsync(role, scope, schedule, version, identity, call);
                    var existing = await PimAssignmentWriter.FindExistingAsync(Client, wanted, call);
                    if (await IsConfirmedAsync(wanted, existing, call))
                    {
                        confirmed.Add((wanted, existing, identity));
                    }
                },
                identity);
        }

        await TryEachAsync(
            confirmed,
            async one => EmitChange(await PimAssignmentWriter.ApplyAsync(Client, one.Wanted, one.Existing, call)),
            one => one.Principal);
    }

    private async Task<PimWantedAssignment> WishAsync(
        PimRole role, PimScope scope, PimSchedule schedule, string? conditionVersion, PimIdentity identity, PimCall call)
    {
        var principal = await FindPrincipalAsync(identity, call);
        return new PimWantedAssignment(Type ?? PimAssignmentType.Eligible, role, scope, principal, schedule)
        {
            Justification = Justification,
            Ticket = TicketNumber is null && TicketSystem is null ? null : new PimTicket(TicketNumber, TicketSystem),
            Condition = GivenText(Condition),
            ConditionVersion = conditionVersion,
        };
    }

    // A row without a value says nothing.
    private static string? GivenText(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private async Task<bool> IsConfirmedAsync(PimWantedAssignment wanted, PimAssignment? existing, PimCall call)
    {
        if (PimAssignmentDecision.Decide(wanted, existing, Client.ServiceTime) != PimChangeKind.Unchanged)
        {
            await CheckPolicyAsync(wanted, call);
        }

        var answer = await ConfirmAsync(Sentence(wanted, existing));
        if (answer == Confirmation.WhatIf)
        {
            await PimAssignmentWriter.CheckAsync(Client, wanted, existing, call);
        }

        return answer == Confirmation.Go;
    }

    private string Sentence(PimWantedAssignment wanted, PimAssignment? existing)
    {
        var from = wanted.Schedule.Start is { } start ? $"from {MomentText.Of(start)} " : string.Empty;
        var length = wanted.Schedule switch
        {
            { Duration: { } duration } => "for " + PimDuration.Format(duration),
            { End: { } end } => $"until {MomentText.Of(end)}",
            _ => "without an end",
        };
        return PimAssignmentDecision.Decide(wanted, existing, Client.ServiceTime) switch
        {
            PimChangeKind.Unchanged => $"Leave {wanted} as it is",
            PimChangeKind.Updated => $"Change {wanted} to hold {from}{length}",
            _ => $"Assign {wanted} {from}{length}",
        };
    }

    // Nothing said means as long as the setting allows, and permanent only where that is allowed and nothing shorter is set.
    private async Task<PimSchedule> ScheduleAsync(PimRole role, PimScope scope, PimCall call)
    {
        var now = Client.ServiceTime;
        var start = StartAt(now);
        if (Permanent || End is not null || Duration is not null)
        {
            return new PimSchedule { Start = start, End = End?.At(now), Duration = Duration };
        }

        return PimAssignmentSchedule.LongestAllowed(Type ?? PimAssignmentType.Eligible, await SettingAsync(role, scope, call), start);
    }

    // Of an assignment piped in, to be given to somebody else, it does not matter since when it has held.
    private DateTimeOffset? StartAt(DateTimeOffset now)
    {
        var start = PimAssignmentSchedule.StartOf(Start?.At(now), now);
        return start < now && start == Role?.Assignment?.Start ? null : start;
    }
}
