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
    protected override Task ProcessAsync(PimCall call)
    {
        _asked.AddRange(Role.Select(role => new PimAsked(role.OfAccess(Access), Scope, Options(null))));
        return Task.CompletedTask;
    }

    /// <summary>All that was piped in goes together: one list, one reading of settings, activations side by side.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        var choice = new PimActivationChoice(Client, PimKinds.Choose(Kind, Access));
        var chosen = await ChooseAsync(choice, call).ConfigureAwait(false);
        var settings = await PimSettings.ReadAsync(Client, chosen.Select(one => one.Eligible.Role), call).ConfigureAwait(false);
        var drafts = new List<(PimRequestDraft Draft, PimIdentity Role)>();
        foreach (var (eligible, asked) in chosen)
        {
            await TryAsync(
                async () =>
                {
                    var setting = PimSettings.Find(settings, eligible.Role, eligible.Scope);
                    var draft = PimActivation.Draft(eligible, setting, asked.Options, Client.Context.Account, Client.ServiceTime);
                    if (await IsConfirmedAsync(draft, asked.Role, setting, choice, call).ConfigureAwait(false))
                    {
                        drafts.Add((draft, asked.Role));
                    }
                },
                asked.Role).ConfigureAwait(false);
        }

        var waits = new ConcurrentBag<Task>();
        foreach (var round in PimActivation.InRounds(drafts, one => one.Draft))
        {
            await TryEachAsync(round, one => SubmitAsync(one.Draft, one.Role, choice, waits, call), one => one.Role).ConfigureAwait(false);
        }

        await Task.WhenAll(waits).ConfigureAwait(false);
        await RenewTokensAsync(call).ConfigureAwait(false);
        FailUnmet();
    }

    /// <summary>What a sign-in was wanting for ends the command, once everything else is done: no script shall overlook it.</summary>
    private protected override bool IsFatal(PimException error) => base.IsFatal(error) || error.Claims is not null;

    private async Task<IReadOnlyList<(PimAssignment Eligible, PimAsked Asked)>> ChooseAsync(PimActivationChoice choice, PimCall call)
    {
        if (Favorite is not null)
        {
            var favorite = FavoriteLookup.Find(Client.Context.TenantId, Favorite);
            _asked.AddRange(favorite.Activations.Select(one => new PimAsked(new PimIdentity(one.Role), new PimIdentity(one.Scope), Options(one))));
        }

        var chosen = new List<(PimAssignment Eligible, PimAsked Asked)>();
        foreach (var asked in All ? await choice.AskForAllAsync(Options(null), call).ConfigureAwait(false) : _asked)
        {
            await TryAsync(
                async () => chosen.AddRange(
                    (await choice.FindAsync(Named(asked.Role), asked.Scope, Warn, call).ConfigureAwait(false)).Select(eligible => (eligible, asked))),
                asked.Role).ConfigureAwait(false);
        }

        return chosen.Where(one => !choice.IsActive(one.Eligible))
            .GroupBy(one => (one.Eligible.Kind, one.Eligible.Role.Id, one.Eligible.Role.Access, one.Eligible.Scope.Id))
            .Select(same => same.First()).ToList();
    }

    // To extend an activation that was piped in, the eligibility under it is looked up.
    private PimIdentity Named(PimIdentity role) =>
        Extend && role.Assignment is { Type: PimAssignmentType.Active } active ? new PimIdentity(active.Role) : role;

    private async Task<bool> IsConfirmedAsync(
        PimRequestDraft draft, PimIdentity role, PimRoleSetting? setting, PimActivationChoice choice, PimCall call)
    {
        var answer = await ConfirmAsync(PimActivation.Tell(draft, setting, Start)).ConfigureAwait(false);
        if (answer == Confirmation.WhatIf)
        {
            await OrTellActiveAsync(() => CheckAsync(draft, role, call), draft, choice, call).ConfigureAwait(false);
        }

        return answer == Confirmation.Go;
    }

    private async Task CheckAsync(PimRequestDraft draft, PimIdentity role, PimCall call)
    {
        try
        {
            await Client.SubmitAsync(draft.ForValidation(), call.WithoutPrompts()).ConfigureAwait(false);
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

    private async Task SubmitAsync(PimRequestDraft draft, PimIdentity role, PimActivationChoice choice, ConcurrentBag<Task> waits, PimCall call)
    {
        try
        {
            await SubmitAsync(draft, choice, waits, call).ConfigureAwait(false);
        }
        catch (PimException e) when (e.Claims is not null)
        {
            _unmet.Enqueue((role, draft, e));
        }
    }

    private Task SubmitAsync(PimRequestDraft draft, PimActivationChoice choice, ConcurrentBag<Task> waits, PimCall call) => OrTellActiveAsync(
        async () =>
        {
            var request = await SendAsync(draft, call).ConfigureAwait(false);
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
        },
        draft,
        choice,
        call);

    private async Task<PimRequest> SendAsync(PimRequestDraft draft, PimCall call)
    {
        try
        {
            return await Client.SubmitAsync(draft, call).ConfigureAwait(false);
        }
        catch (PimException e) when (Extend && e.Code == PimErrorCode.AlreadyActive)
        {
            return await PimReactivation.RunAsync(Client, draft, call).ConfigureAwait(false);
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
            await Client.RenewTokensAsync(call).ConfigureAwait(false);
        }
        catch (PimException e)
        {
            Warn($"The token was not renewed. {e.Message} {e.Remedy}");
        }
    }

    private async Task OrTellActiveAsync(Func<Task> send, PimRequestDraft draft, PimActivationChoice choice, PimCall call)
    {
        try
        {
            await send().ConfigureAwait(false);
        }
        catch (PimException e) when (e.Code == PimErrorCode.AlreadyActive)
        {
            Warn(await choice.TellActiveAsync(draft.Role, draft.Scope, call).ConfigureAwait(false));
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
