namespace PimTools.Completion;

/// <summary>Completes the scopes of the favourite that is named.</summary>
public sealed class FavoriteScopeCompleter : FavoriteRoleCompleter
{
    private protected override string TextOf(PimFavoriteActivation one) => one.Scope.DisplayName;
}
