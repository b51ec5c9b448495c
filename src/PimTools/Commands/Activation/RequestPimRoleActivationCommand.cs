using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Favorites;
using PimTools.Parameters;
using PimTools.Shell;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Request, "PimRoleActivation", SupportsShouldProcess = true, DefaultParameterSetName = "Role")]
[OutputType(typeof(PimRequest))]
public sealed class RequestPimRoleActivationCommand : PimWaitingCmdlet
{
    private readonly List<(PimIdentity Role, PimIdentity? Scope, PimActivationOptions Options)> _asked = new();

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
    [Duration]
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
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call)
    {
        var options = Options(null);
        _asked.AddRange(Role.Select(role => (role, Scope, options)));
        return Task.CompletedTask;
    }

    /// <summary>All that was piped in goes together: one list, one reading of settings, activations side by side.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        var chosen = await ChooseAsync(call).ConfigureAwait(false);
        var settings = await PimSettings.ReadAsync(Client, chosen.Select(one => one.Eligible.Role), call).ConfigureAwait(false);
        var drafts = new List<PimRequestDraft>();
        foreach (var (eligible, options) in chosen)
        {
            await TryAsync(() => ConfirmAsync(eligible, options, settings, drafts, call), eligible).ConfigureAwait(false);
        }

        await TryEachAsync(drafts, draft => ActivateAsync(draft, call)).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<(PimAssignment Eligible, PimActivationOptions Options)>> ChooseAsync(PimCall call)
    {
        var choice = new PimActivationChoice(Client, Kinds);
        if (All)
        {
            var options = Options(null);
            return (await choice.AllAsync(call).ConfigureAwait(false)).Select(eligible => (eligible, options)).ToList();
        }

        if (Favorite is not null)
        {
            var favorite = FavoriteLookup.Find(Client.Context.TenantId, Favorite);
            _asked.AddRange(favorite.Activations.Select(one => (new PimIdentity(one.Role), (PimIdentity?)new PimIdentity(one.Scope), Options(one))));
        }

        var chosen = new List<(PimAssignment Eligible, PimActivationOptions Options)>();
        foreach (var (role, scope, options) in _asked)
        {
            await TryAsync(
                async () => chosen.AddRange(
                    (await choice.FindAsync(role, scope, Warn, call).ConfigureAwait(false)).Select(eligible => (eligible, options))),
                role.Text).ConfigureAwait(false);
        }

        return chosen.Where(one => !choice.IsActive(one.Eligible))
            .GroupBy(one => (one.Eligible.Kind, one.Eligible.Role.Id, one.Eligible.Role.Access, one.Eligible.Scope.Id))
            .Select(same => same.First()).ToList();
    }

    private async Task ConfirmAsync(
        PimAssignment eligible,
        PimActivationOptions options,
        IReadOnlyCollection<PimRoleSetting> settings,
        List<PimRequestDraft> drafts,
        PimCall call)
    {
        var setting = settings.FirstOrDefault(s => s.Role.IsSameAs(eligible.Role));
        var draft = PimActivation.Draft(eligible, setting, options, Client.Context.Account, DateTimeOffset.UtcNow);
        var approval = setting is { Activation.RequiresApproval: true } ? ", which needs approval" : string.Empty;
        var from = options.Start is { } start ? $" from {start.LocalDateTime:g}" : string.Empty;
        var sentence = $"Activate {draft.Role} at {draft.Scope}{from} for {PimDuration.Tell(draft.Schedule!.Duration!.Value)}{approval}";
        switch (await ConfirmAsync(sentence).ConfigureAwait(false))
        {
            case Confirmation.Go:
                drafts.Add(draft);
                break;
            case Confirmation.WhatIf:
                await ValidateAsync(draft, call).ConfigureAwait(false);
                break;
        }
    }

    private async Task ValidateAsync(PimRequestDraft draft, PimCall call)
    {
        try
        {
            await Client.SubmitAsync(draft.ForValidation(), call).ConfigureAwait(false);
        }
        catch (PimException e) when (e.Code == PimErrorCode.AlreadyActive && draft.Scope.Type != PimScopeType.Directory)
        {
            // observed: for scoped roles a dry run answers so where the true request passes
        }
    }

    private async Task ActivateAsync(PimRequestDraft draft, PimCall call)
    {
        try
        {
            var request = await Client.SubmitAsync(draft, call).ConfigureAwait(false);
            Emit(Wait || WaitForApproval ? await WaitAsync(request, call).ConfigureAwait(false) : request);
        }
        catch (PimException e) when (e.Code == PimErrorCode.AlreadyActive)
        {
            Warn($"{draft.Role} at {draft.Scope} is active already; it was left as it is.");
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
