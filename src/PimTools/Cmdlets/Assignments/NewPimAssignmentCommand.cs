using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Models;
using PimTools.Requests;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.New, "PimAssignment", SupportsShouldProcess = true, DefaultParameterSetName = "Duration")]
[OutputType(typeof(PimRequest), typeof(PimAssignmentChange))]
public sealed class NewPimAssignmentCommand : PimAssigningCmdlet
{
    private readonly List<PimRequest> _made = new();

    /// <summary>The principals, who may hold nothing yet: everybody of the tenant is completed.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity]
    [Alias("PrincipalId", "UserPrincipalName")]
    [ArgumentCompleter(typeof(ColleagueCompleter))]
    public override PimIdentity[] Principal { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ParameterSetName = "Duration", ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Permanent")]
    [Duration]
    [ArgumentCompleter(typeof(AssignmentDurationCompleter))]
    public TimeSpan? Duration { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "End", ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [DateTimeInput]
    [ArgumentCompleter(typeof(EndCompleter))]
    public PimMoment? End { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Permanent")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Permanent { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [DateTimeInput]
    [ArgumentCompleter(typeof(StartCompleter))]
    public PimMoment? Start { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ReadAs(typeof(string))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? TicketNumber { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ReadAs(typeof(string))]
    [ArgumentCompleter(typeof(TicketSystemCompleter))]
    public string? TicketSystem { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    [ReadAs(typeof(string))]
    public string? Condition { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    [ReadAs(typeof(string))]
    public string? ConditionVersion { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter RefreshToken { get; set; }

    /// <summary>Renews the tokens, so that they name what was assigned. That is assigned, whatever comes of this.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        await base.FinishAsync(call);
        if (!RefreshToken || _made.Count == 0)
        {
            return;
        }

        await TryEachAsync(_made, made => PimWait.ForEndAsync(Client, made, new PimWaitOptions(), call));
        try
        {
            await Client.RenewTokensAsync(call);
        }
        catch (PimException e)
        {
            Warn($"The token was not renewed. {e.Message} {e.Remedy}");
        }
    }

    /// <inheritdoc />
    private protected override void EmitChange(PimAssignmentChange change)
    {
        if (change.Request is { } request)
        {
            _made.Add(request);
        }

        base.EmitChange(change);
    }

    /// <inheritdoc />
    private protected override async Task<AssignmentInput> ReadRowAsync(PimCall call)
    {
        var names = Principals();
        var (role, scope) = await FindTargetAsync(call);
        var now = Client.ServiceTime;
        var schedule = new PimSchedule { Start = StartAt(now), End = End?.At(now), Duration = Duration };
        AssignmentSchedule.Check(schedule, now);
        return new AssignmentInput(role, scope, names)
        {
            Desired = new DesiredAssignment(Type ?? PimAssignmentType.Eligible, role, scope, Client.Context.Account, schedule)
            {
                IsEndGiven = Permanent || End is not null || Duration is not null || IsPermanentCopy,
                Justification = Justification,
                Ticket = PimTicket.Of(TicketNumber, TicketSystem),
                Condition = GivenText(Condition),
                ConditionVersion = AssignmentCondition.VersionOf(role, GivenText(Condition), GivenText(ConditionVersion)),
            },
        };
    }

    /// <inheritdoc />
    private protected override async Task<IReadOnlyList<(PlannedChange Change, object? Given)>> PlanAsync(IReadOnlyList<AssignmentInput> rows, PimCall call)
    {
        var wanted = rows.SelectMany(row => row.People, (row, one) => (Desired: row.Desired! with { Principal = one.Principal, Held = row.Held }, one.Name)).ToList();
        var plan = await new AssignmentPlanner(Client, Settings).PlanAsync(wanted.Select(one => one.Desired).ToList(), call);
        return plan.Changes.Zip(wanted, (change, one) => (change, (object?)one.Name)).ToList();
    }

    // An end that is piped in and is nothing, is that of an assignment without one.
    private bool IsPermanentCopy => ParameterSetName == nameof(End) && Role?.Assignment is { IsPermanent: true };

    // Of an assignment piped in, to be given to somebody else, it does not matter since when it has held.
    private DateTimeOffset? StartAt(DateTimeOffset now)
    {
        var start = ScheduleBounds.StartOf(Start?.At(now), now);
        return start < now && start == Role?.Assignment?.Start ? null : start;
    }

    // A row without a value says nothing.
    private static string? GivenText(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
