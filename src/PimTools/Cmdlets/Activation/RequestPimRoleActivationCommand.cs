using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Client;
using PimTools.Completion;
using PimTools.Favorites;
using PimTools.Input;
using PimTools.Models;
using PimTools.Pipeline;
using PimTools.Requests;
using PimTools.Resolution;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Request, "PimRoleActivation", SupportsShouldProcess = true, DefaultParameterSetName = "Role")]
[OutputType(typeof(PimRequest), typeof(PimAssignment))]
public sealed class RequestPimRoleActivationCommand : PimWaitingCmdlet
{
    private readonly List<RoleSelector> _asked = new();
    private PimAccess? _accessOfAll;
    private bool _isWhatIf;

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Role", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [RoleName]
    [Alias("RoleName", "RoleId")]
    [ArgumentCompleter(typeof(EligibleRoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ParameterSetName = "Role", ValueFromPipelineByPropertyName = true)]
    [SingleValue]
    [NotEmptyIdentity]
    [Alias("ScopeId", "DirectoryScopeId")]
    [ArgumentCompleter(typeof(EligibleScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "All")]
    public SwitchParameter All { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Favorite", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SingleValue]
    [ArgumentCompleter(typeof(FavoriteCompleter))]
    public PimIdentity? Favorite { get; set; }

    [Parameter]
    public PimKind[]? Kind { get; set; }

    [Parameter(ParameterSetName = "Role", ValueFromPipelineByPropertyName = true)]
    [EnumValue(typeof(PimAccess))]
    public PimAccess? Access { get; set; }

    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? Duration { get; set; }

    [Parameter]
    [DateTimeInput]
    public PimMoment? Start { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Justification { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? TicketNumber { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? TicketSystem { get; set; }

    [Parameter]
    public SwitchParameter Extend { get; set; }

    [Parameter]
    public SwitchParameter Wait { get; set; }

    [Parameter]
    public SwitchParameter RefreshToken { get; set; }

    private bool MustWait => Wait || WaitForApproval || MyInvocation.BoundParameters.ContainsKey(nameof(Timeout));

    /// <inheritdoc />
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _accessOfAll = Access;
    }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call)
    {
        _asked.AddRange(Role.Select(role => new RoleSelector(role.OfAccess(Access), Scope, Options(null))));
        if (Favorite is not null)
        {
            Try(() => _asked.AddRange(FavoriteLookup.Find(Client.Context.TenantId, Favorite).Activations.Select(Asked)), Favorite);
        }

        return Task.CompletedTask;
    }

    /// <summary>All that was piped in goes together: one list, one reading of settings, activations side by side.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        PimReactivation.CheckStart(Extend, Start);
        var choice = new PimActivationChoice(
            Client, PimKinds.Choose(Kind, _accessOfAll), All ? null : _asked.ConvertAll(one => new RoleSelector(Named(one.Role), one.Scope)));
        var sender = new ActivationSender(Client, choice, Warn, KeepActive);
        _isWhatIf = await IsWhatIfAsync();
        var planned = await PlanAsync(choice, sender, call);
        try
        {
            await SendAllAsync(planned, sender, call);
            if (RefreshToken)
            {
                await sender.RenewTokensAsync(call);
            }
        }
        catch (PimException)
        {
            sender.Unmet.ToList().ForEach(error => Fail(error));
            throw;
        }

        if (sender.Unmet is { Count: > 0 } unmet)
        {
            unmet.Take(unmet.Count - 1).ToList().ForEach(error => Fail(error));
            throw unmet[unmet.Count - 1];
        }
    }

    /// <summary>An error that requires another sign-in ends the command, once everything else is done, so that no script overlooks it.</summary>
    private protected override bool IsFatal(PimException error) => base.IsFatal(error) || error.Claims is not null;

    private async Task<IReadOnlyList<PlannedActivation>> PlanAsync(PimActivationChoice choice, ActivationSender sender, PimCall call)
    {
        var chosen = await ChooseAsync(choice, call);
        var settings = await SettingReader.ReadAsync(Client, chosen.Select(one => one.Eligible.Role), call);
        var planned = new List<PlannedActivation>();
        foreach (var (eligible, asked) in chosen)
        {
            await TryAsync(
                async () =>
                {
                    var one = await PlannedActivation.PlanAsync(Client, choice, eligible, asked, settings, Extend, call);
                    if (await IsConfirmedAsync(one, sender, call))
                    {
                        planned.Add(one);
                    }
                },
                asked.Role);
        }

        return planned;
    }

    private async Task<IReadOnlyList<(PimAssignment Eligible, RoleSelector Asked)>> ChooseAsync(PimActivationChoice choice, PimCall call)
    {
        var chosen = new List<(PimAssignment Eligible, RoleSelector Asked)>();
        foreach (var asked in All ? await choice.AskForAllAsync(Options(null), call) : _asked)
        {
            await TryAsync(
                async () => chosen.AddRange(
                    (await choice.FindAsync(Named(asked.Role), asked.Scope, KeepActive, call)).Select(eligible => (eligible, asked))),
                asked.Role);
        }

        if (All && choice.AllRefusal() is { } refusal)
        {
            Fail(refusal);
        }
        else if (chosen.Count > 0)
        {
            choice.TellOmitted(call);
        }

        return chosen.Where(one => !choice.IsActive(one.Eligible))
            .GroupBy(one => new RoleScopeKey(one.Eligible.Role, one.Eligible.Scope))
            .Select(same => same.First()).ToList();
    }

    // To extend an activation that was piped in, the eligibility under it is looked up.
    private PimIdentity Named(PimIdentity role) =>
        Extend && role.Assignment is { Type: PimAssignmentType.Active } active ? new PimIdentity(active.Role) : role;

    // Looked at before it is said what would be done, so that nothing is promised that would not happen.
    private async Task<bool> IsConfirmedAsync(PlannedActivation planned, ActivationSender sender, PimCall call) =>
        (!_isWhatIf || await sender.WouldActivateAsync(planned, call))
        && await ConfirmAsync(planned.Describe(isScheduled: Start is not null)) == Confirmation.Go;

    private async Task SendAllAsync(IEnumerable<PlannedActivation> all, ActivationSender sender, PimCall call)
    {
        var waits = new ConcurrentBag<Task>();
        async Task SendAsync(PlannedActivation planned)
        {
            var request = await sender.SendAsync(planned, call);
            if (request is not null && MustWait)
            {
                // Waiting takes no place from those that are still to be sent.
                waits.Add(EmitWhenEndedAsync(new[] { request }, call));
            }
            else if (request is not null)
            {
                Emit(request);
                RequestFailure.ThrowIfFailed(request);
            }
        }

        try
        {
            foreach (var round in SubmissionRounds.Split(all, one => one.Draft))
            {
                await TryEachAsync(round, SendAsync, one => one.Role);
            }
        }
        finally
        {
            // What was made comes out, whatever ended the rest.
            await Task.WhenAll(waits);
        }
    }

    // What is there comes out in place of a request: a script wants to know until when.
    private void KeepActive(PimAssignment active)
    {
        Warn(PimActivationChoice.DescribeActive(active));
        if (!_isWhatIf)
        {
            Emit(active);
        }
    }

    private RoleSelector Asked(PimFavoriteActivation one) => new(new PimIdentity(one.Role), new PimIdentity(one.Scope), Options(one));

    // What is said here goes before what the favourite keeps.
    private PimActivationOptions Options(PimFavoriteActivation? favorite) => new()
    {
        Duration = Duration ?? favorite?.Duration,
        Start = Start,
        Justification = Justification ?? favorite?.Justification,
        Ticket = TicketNumber is null && TicketSystem is null ? null : new PimTicket(TicketNumber, TicketSystem),
    };
}
