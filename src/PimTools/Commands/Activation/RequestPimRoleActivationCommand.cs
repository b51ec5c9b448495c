using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Favorites;
using PimTools.Parameters;
using PimTools.Shell;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Request, "PimRoleActivation", SupportsShouldProcess = true, DefaultParameterSetName = "Role")]
[OutputType(typeof(PimRequest))]
public sealed class RequestPimRoleActivationCommand : PimWaitingCmdlet
{
    private readonly List<PimAsked> _asked = new();
    private readonly ConcurrentQueue<(PimIdentity Asked, PimRequestDraft Draft, PimException Error)> _unmet = new();
    private PimAccess? _accessOfAll;
    private int _activated;

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Role", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("RoleName", "RoleId")]
    [ArgumentCompleter(typeof(EligibleRoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ParameterSetName = "Role", ValueFromPipelineByPropertyName = true)]
    [Alias("ScopeId", "DirectoryScopeId")]
    [ArgumentCompleter(typeof(EligibleScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "All")]
    public SwitchParameter All { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Favorite")]
    [ArgumentCompleter(typeof(FavoriteCompleter))]
    public string? Favorite { get; set; }

    [Parameter]
    public PimKind[]? Kind { get; set; }

    [Parameter(ParameterSetName = "Role", ValueFromPipelineByPropertyName = true)]
    public PimAccess? Access { get; set; }

    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? Duration { get; set; }

    [Parameter]
    [Moment]
    public DateTimeOffset? Start { get; set; }

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
        _asked.AddRange(Role.Select(role => new PimAsked(role.OfAccess(Access), Scope, Options(null))));
        return Task.CompletedTask;
    }

    /// <summary>All that was piped in goes together: one list, one reading of settings, activations side by side.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        if (Extend && Start is not null)
        {
            throw new PimException(PimErrorCode.InvalidParameter, "What is extended is activated again at once, so -Extend and -Start contradict each other.")
            {
                Remedy = "Leave out one of them. Nothing was sent.",
                TargetObject = Start,
            };
        }

        if (Favorite is not null)
        {
            var favorite = FavoriteLookup.Find(Client.Context.TenantId, Favorite);
            _asked.AddRange(favorite.Activations.Select(one => new PimAsked(new PimIdentity(one.Role), new PimIdentity(one.Scope), Options(one))));
        }

        var choice = new PimActivationChoice(Client, PimKinds.Choose(Kind, _accessOfAll), All ? null : _asked.ConvertAll(one => new PimAsked(Named(one.Role), one.Scope)));
        var chosen = await ChooseAsync(choice, call);
        var settings = await PimSettings.ReadAsync(Client, chosen.Select(one => one.Eligible.Role), call);
        var drafts = new List<PlannedActivation>();
        foreach (var (eligible, asked) in chosen)
        {
            await TryAsync(
                async () =>
                {
                    var setting = PimSettings.Find(settings, eligible.Role, eligible.Scope);
                    var draft = PimActivation.Draft(eligible, setting, asked.Options, Client.Context.Account, Client.ServiceTime);
                    var planned = new PlannedActivation(draft, asked.Role, await MustExtendAsync(draft, setting, choice, call));
                    if (await IsConfirmedAsync(planned, setting, choice, call))
                    {
                        drafts.Add(planned);
                    }
                },
                asked.Role);
        }

        try
        {
            await SubmitAllAsync(drafts, choice, call);
            await RenewTokensAsync(call);
        }
        catch (PimException)
        {
            PimUnmetSignIn.Join(_unmet).ToList().ForEach(error => Fail(error));
            throw;
        }

        FailUnmet();
    }

    /// <summary>What a sign-in was wanting for ends the command, once everything else is done: no script shall overlook it.</summary>
    private protected override bool IsFatal(PimException error) => base.IsFatal(error) || error.Claims is not null;

    private async Task<IReadOnlyList<(PimAssignment Eligible, PimAsked Asked)>> ChooseAsync(PimActivationChoice choice, PimCall call)
    {
        var chosen = new List<(PimAssignment Eligible, PimAsked Asked)>();
        foreach (var asked in All ? await choice.AskForAllAsync(Options(null), call) : _asked)
        {
            await TryAsync(
                async () => chosen.AddRange(
                    (await choice.FindAsync(Named(asked.Role), asked.Scope, Warn, call)).Select(eligible => (eligible, asked))),
                asked.Role);
        }

        return chosen.Where(one => !choice.IsActive(one.Eligible))
            .GroupBy(one => (one.Eligible.Kind, one.Eligible.Role.Id, one.Eligible.Role.Access, one.Eligible.Scope.Id))
            .Select(same => same.First()).ToList();
    }

    // To extend an activation that was piped in, the eligibility under it is looked up.
    private PimIdentity Named(PimIdentity role) =>
        Extend && role.Assignment is { Type: PimAssignmentType.Active } active ? new PimIdentity(active.Role) : role;

    // Only what is listed as activated is ever ended, so that nobody is told one thing and loses another.
    private async Task<bool> MustExtendAsync(PimRequestDraft draft, PimRoleSetting? setting, PimActivationChoice choice, PimCall call)
    {
        if (!Extend || await choice.FindActiveAsync(draft.Role, draft.Scope, call) is not { State: PimAssignmentState.Activated })
        {
            return false;
        }

        PimReactivation.Check(draft, setting);
        return true;
    }

    private async Task<bool> IsConfirmedAsync(PlannedActivation planned, PimRoleSetting? setting, PimActivationChoice choice, PimCall call)
    {
        var answer = await ConfirmAsync(PimActivation.Tell(planned.Draft, setting, Start, planned.Extends));
        if (answer == Confirmation.WhatIf)
        {
            await CheckAsync(planned, choice, call);
        }

        return answer == Confirmation.Go;
    }

    private async Task CheckAsync(PlannedActivation planned, PimActivationChoice choice, PimCall call)
    {
        var (draft, role) = (planned.Draft, planned.Role);
        try
        {
            await Client.SubmitAsync(draft.ForValidation(), call.WithoutPrompts());
        }
        catch (PimException e) when (e.Code == PimErrorCode.AlreadyActive)
        {
            // observed: for a scoped role a check may say so although the request would pass; the list has the last word
            if (!planned.Extends && await choice.FindActiveAsync(draft.Role, draft.Scope, call) is { } active)
            {
                Warn(PimActivationChoice.TellActive(draft.Role, draft.Scope, active));
            }
        }
        catch (PimException e) when (e.Claims is not null && call.MayPrompt && Client.Context.CanPrompt)
        {
            Warn($"You will be asked to sign in again for {draft.Role}.");
        }
        catch (PimException e) when (e.Claims is not null)
        {
            _unmet.Enqueue((role, draft, e));
        }
    }

    private async Task SubmitAllAsync(IEnumerable<PlannedActivation> all, PimActivationChoice choice, PimCall call)
    {
        var waits = new ConcurrentBag<Task>();
        try
        {
            foreach (var round in PimActivation.InRounds(all, one => one.Draft))
            {
                await TryEachAsync(round, one => SubmitAsync(one, choice, waits, call), one => one.Role);
            }
        }
        finally
        {
            // What was made comes out, whatever ended the rest.
            await Task.WhenAll(waits);
        }
    }

    private async Task SubmitAsync(PlannedActivation planned, PimActivationChoice choice, ConcurrentBag<Task> waits, PimCall call)
    {
        var (draft, role) = (planned.Draft, planned.Role);
        try
        {
            var request = planned.Extends
                ? await PimReactivation.RunAsync(Client, draft, call)
                : await Client.SubmitAsync(draft, call);
            Interlocked.Increment(ref _activated);
            if (MustWait)
            {
                // Waiting takes no place from those that are still to be sent.
                waits.Add(EmitWhenEndedAsync(new[] { request }, call));
            }
            else
            {
                Emit(request);
            }
        }
        catch (PimException e) when (e.Claims is not null)
        {
            _unmet.Enqueue((role, draft, e));
        }
        catch (PimException e) when (e.Code == PimErrorCode.AlreadyActive && !planned.Extends)
        {
            var active = await choice.FindActiveAsync(draft.Role, draft.Scope, call);
            Warn(PimActivationChoice.TellActive(draft.Role, draft.Scope, active));
        }
    }

    private void FailUnmet()
    {
        var errors = PimUnmetSignIn.Join(_unmet);
        foreach (var error in errors.Take(errors.Count - 1))
        {
            Fail(error);
        }

        if (errors.Count > 0)
        {
            throw errors[errors.Count - 1];
        }
    }

    // The roles are active, whatever comes of this.
    private async Task RenewTokensAsync(PimCall call)
    {
        if (!RefreshToken || _activated == 0)
        {
            return;
        }

        try
        {
            await Client.RenewTokensAsync(call);
        }
        catch (PimException e)
        {
            Warn($"The token was not renewed. {e.Message} {e.Remedy}");
        }
    }

    // What is said here goes before what the favourite keeps.
    private PimActivationOptions Options(PimFavoriteActivation? favorite) => new()
    {
        Duration = Duration ?? favorite?.Duration,
        Start = Start,
        Justification = Justification ?? favorite?.Justification,
        Ticket = TicketNumber is null && TicketSystem is null ? null : new PimTicket(TicketNumber, TicketSystem),
    };
}
