using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Favorites;
using PimTools.Input;
using PimTools.Pipeline;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Unregister, "PimFavorite", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class UnregisterPimFavoriteCommand : PimClientCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FavoriteCompleter))]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string Name { get; set; } = string.Empty;

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        var favorite = FavoriteLookup.Find(Client.Context.TenantId, Name);
        if (await ConfirmAsync($"Forget the favourite {favorite}") == Confirmation.Go)
        {
            FavoriteFile.Remove(favorite);
        }
    }
}
