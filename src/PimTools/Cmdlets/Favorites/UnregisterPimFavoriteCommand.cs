using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Favorites;
using PimTools.Input;
using PimTools.Pipeline;
using PimTools.Resolution;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Unregister, "PimFavorite", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class UnregisterPimFavoriteCommand : PimClientCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FavoriteCompleter))]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string Name { get; set; } = string.Empty;

    [Parameter(Position = 1)]
    [NotEmptyIdentity]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(FavoriteRoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [SingleValue]
    [NotEmptyIdentity]
    [ArgumentCompleter(typeof(FavoriteScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        var favorite = FavoriteLookup.Find(Client.Context.TenantId, Name);
        if (Role.Length == 0 && Scope is null)
        {
            await ForgetAsync(favorite);
            return;
        }

        foreach (var role in Role.DefaultIfEmpty(PimIdentity.Any))
        {
            await TryAsync(() => TakeOutAsync(favorite, role), role);
        }
    }

    private async Task ForgetAsync(PimFavorite favorite)
    {
        if (await ConfirmAsync($"Forget the favourite {favorite}") == Confirmation.Go)
        {
            FavoriteFile.Remove(favorite);
        }
    }

    private async Task TakeOutAsync(PimFavorite favorite, PimIdentity role)
    {
        var meant = HeldRoles.Choose(new RoleSelector(role, Scope), favorite.Activations, one => one.Role, one => one.Scope);
        if (meant.Count == 0)
        {
            throw new PimException(PimErrorCode.RoleNotFound, $"The favourite '{favorite.Name}' holds no '{role}'{(Scope is null ? string.Empty : $" at '{Scope}'")}.")
            {
                Remedy = $"It holds: {string.Join(", ", favorite.Activations)}.",
                Candidates = favorite.Activations.Select(one => one.ToString()).ToList(),
                TargetObject = role.Text,
            };
        }

        if (await ConfirmAsync($"Take {string.Join(", ", meant)} out of the favourite {favorite.Name}") == Confirmation.Go)
        {
            FavoriteFile.Remove(favorite, meant);
        }
    }
}
