using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Favorites;
using PimTools.Input;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimFavorite")]
[OutputType(typeof(PimFavorite))]
public sealed class GetPimFavoriteCommand : PimClientCmdlet
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(FavoriteCompleter))]
    [ReadAs(typeof(string))]
    public string Name { get; set; } = "*";

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call)
    {
        foreach (var favorite in FavoriteFile.Read(Client.Context.TenantId).Where(favorite => new PimIdentity(Name).Matches(string.Empty, favorite.Name)))
        {
            Emit(favorite);
        }

        return Task.CompletedTask;
    }
}
