using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Favorites;
using PimTools.Input;
using PimTools.Pipeline;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Register, "PimFavorite", SupportsShouldProcess = true)]
[OutputType(typeof(PimFavorite))]
public sealed class RegisterPimFavoriteCommand : PimRoleCmdlet
{
    private readonly List<RoleSelector> _asked = new();

    [Parameter(Mandatory = true, Position = 0)]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(FavoriteCompleter))]
    public string Name { get; set; } = string.Empty;

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [RoleName(IsNeeded = true)]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(EligibleRoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SingleValue]
    [NotEmptyIdentity]
    [Alias("ScopeId", "DirectoryScopeId")]
    [ArgumentCompleter(typeof(EligibleScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(ActivationDurationCompleter))]
    public TimeSpan? Duration { get; set; }

    [Parameter]
    [ReadAs(typeof(string))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Justification { get; set; }

    [Parameter]
    [Alias("Add")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Append { get; set; }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call)
    {
        _asked.AddRange(Role.Select(role => new RoleSelector(role.OfAccess(Access), Scope)));
        return Task.CompletedTask;
    }

    /// <summary>Keeps only roles that the caller is eligible for, so that a favourite works when it is needed.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        PimFavorite.CheckName(Name);
        var choice = new PimActivationChoice(Client, KindsOfAll, _asked);
        var activations = new List<PimFavoriteActivation>();
        foreach (var asked in _asked)
        {
            var found = await choice.FindAsync(asked.Role, asked.Scope, active => Warn(PimActivationChoice.DescribeActive(active)), call);
            activations.AddRange(FavoriteWildcards.Keep(asked, found, Duration, Justification));
        }

        var favorite = new PimFavorite(Name, Client.Context.TenantId, activations);
        if (activations.Count > 0 && await ConfirmAsync($"{(Append ? "Add to" : "Keep")} the favourite {favorite}") == Confirmation.Go)
        {
            Emit(Keep(favorite));
        }
    }

    private PimFavorite Keep(PimFavorite favorite)
    {
        if (Append)
        {
            return FavoriteFile.Append(favorite);
        }

        FavoriteFile.Write(favorite);
        return favorite;
    }
}
