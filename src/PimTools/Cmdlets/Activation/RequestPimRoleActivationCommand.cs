using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Completion;
using PimTools.Favorites;
using PimTools.Input;
using PimTools.Loading;
using PimTools.Models;
using PimTools.Pipeline;
using PimTools.Resolution;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Request, "PimRoleActivation", SupportsShouldProcess = true, DefaultParameterSetName = "Role")]
[OutputType(typeof(PimRequest))]
public sealed class RequestPimRoleActivationCommand : PimWaitingCmdlet
{
    private readonly List<RoleSelector> _asked = new();
    private PimAccess? _accessOfAll;
    private bool _isWhatIf;
    private bool _picks;

    [Parameter(Position = 0, ParameterSetName = "Role", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [RoleName(IsNeeded = true)]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(ActivatableRoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ParameterSetName = "Role", ValueFromPipelineByPropertyName = true)]
    [SingleValue]
    [NotEmptyIdentity]
    [Alias("ScopeId", "DirectoryScopeId")]
    [ArgumentCompleter(typeof(EligibleScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "All")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter All { get; set; }

    [Parameter(ParameterSetName = "Favorite", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity]
    [ArgumentCompleter(typeof(FavoriteCompleter))]
    public PimIdentity[] Favorite { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [ReadAs(typeof(PimKind[]))]
    public PimKind[]? Kind { get; set; }

    [Parameter(ParameterSetName = "Role", ValueFromPipelineByPropertyName = true)]
    [EnumValue(typeof(PimAccess))]
    public PimAccess? Access { get; set; }

    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(ActivationDurationCompleter))]
    public TimeSpan? Duration { get; set; }

    [Parameter]
    [DateTimeInput]
    [ArgumentCompleter(typeof(StartCompleter))]
    public PimMoment? Start { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Reason")]
    [ReadAs(typeof(string))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Justification { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Ticket")]
    [ReadAs(typeof(string))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? TicketNumber { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ReadAs(typeof(string))]
    [ArgumentCompleter(typeof(TicketSystemCompleter))]
    public string? TicketSystem { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Extend { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Wait { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter RefreshToken { get; set; }

    /// <inheritdoc />
    private protected override bool IsWaiting => Wait || base.IsWaiting;

    /// <inheritdoc />
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _accessOfAll = Access;
    }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call)
    {
        _asked.AddRange(Role.Select(Select));
        foreach (var name in Favorite)
        {
            Try(() => _asked.AddRange(FavoriteLookup.Select(FavoriteLookup.Find(Client.Context.TenantId, name), Options)), name);
        }

        if (ParameterSetName == "Role" && Role.Length == 0 && !MyInvocation.ExpectingInput)
        {
            AskForDefault();
        }

        return Task.CompletedTask;
    }

    /// <summary>All that was piped in goes together: one list, one reading of settings, activations side by side.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        PimReactivation.CheckStart(Extend, Start);
        _isWhatIf = await IsWhatIfAsync();
        var kinds = PimKinds.Choose(Kind, _accessOfAll);
        var choice = new PimActivationChoice(Client, kinds, All || _picks ? null : _asked) { MayRecall = !_isWhatIf && !Extend };
        if (_picks)
        {
            var roles = await PickableRole.ReadAsync(Client, choice, kinds, Scope, call);
            if (await ClientLoader.Picker.PickAsync(roles, Options(null), call) is not { } picked)
            {
                Say("Nothing was changed.");
                return;
            }

            _asked.AddRange(picked.Selectors);
        }

        var planner = new ActivationPlanner(Client, choice, Extend, KeepActive, TryAsync);
        var chosen = await planner.ChooseAsync(All ? await choice.AskForAllAsync(Options(null), call) : _asked, call);
        if (All && choice.AllRefusal() is { } refusal)
        {
            Fail(refusal);
        }
        else if (chosen.Count > 0)
        {
            choice.TellOmitted(call);
        }

        var sender = new ActivationSender(Client, choice, Warn, KeepActive, planner.RenewAsync);
        var planned = await planner.PlanAsync(chosen, one => IsConfirmedAsync(one, sender, call), call);
        await sender.SendAllAsync(planned, TryEachAsync, request => EmitAsync(request, call), RefreshToken, error => Fail(error), call);
    }

    /// <summary>An error that requires another sign-in ends the command, once everything else is done, so that no script overlooks it.</summary>
    private protected override bool IsFatal(PimException error) => base.IsFatal(error) || error.Claims is not null;

    // Another host has a console of its own, which no library can read.
    private bool MayPick => Interaction.IsPossible && Host.Name == "ConsoleHost" && ClientLoader.Picker.IsPossible;

    private void AskForDefault()
    {
        if (FavoriteLookup.FindDefault(Client.Context) is { } favorite)
        {
            _asked.AddRange(FavoriteLookup.Select(favorite, Options));
            return;
        }

        _picks = MayPick ? true : throw FavoriteLookup.NothingNamed();
    }

    // It is looked at before it is said what would be done, so that nothing is promised that would not happen.
    private async Task<bool> IsConfirmedAsync(PlannedActivation planned, ActivationSender sender, PimCall call) =>
        (!_isWhatIf || await sender.WouldActivateAsync(planned, call))
        && await ConfirmAsync(planned.Describe()) == Confirmation.Go;

    // What is active comes out as the request behind it, which says until when: a script meets one kind of object.
    private void KeepActive(PimAssignment active)
    {
        Warn(PimActivationChoice.DescribeActive(active));
        if (!_isWhatIf)
        {
            Emit(PimRequest.Behind(active));
        }
    }

    // To extend an activation that was piped in, the eligibility under it is looked up.
    private RoleSelector Select(PimIdentity role) => Extend && role.Assignment is { Type: PimAssignmentType.Active } active
        ? new RoleSelector(new PimIdentity(active.Role), Scope ?? new PimIdentity(active.Scope), Options(null))
        : new RoleSelector(role.OfAccess(Access), Scope, Options(null));

    // What is said here goes before what the favourite keeps.
    private PimActivationOptions Options(PimFavoriteActivation? favorite) => new()
    {
        Duration = Duration ?? favorite?.Duration,
        Start = Start,
        Justification = Justification ?? favorite?.Justification,
        Ticket = PimTicket.Of(TicketNumber, TicketSystem),
    };
}
