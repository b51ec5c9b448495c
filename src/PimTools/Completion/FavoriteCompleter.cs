using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PimTools.Favorites;
using PimTools.Session;

namespace PimTools.Completion;

/// <summary>Completes the names of the favourites.</summary>
public sealed class FavoriteCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var pattern = WildcardPattern.Get(wordToComplete.Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return Read(fakeBoundParameters["Context"] as string)
            .Where(favorite => pattern.IsMatch(favorite.Name))
            .Select(favorite => new CompletionResult(
                CompletionText.Quote(favorite.Name, isPattern: true),
                VisibleText.Of(favorite.Name),
                CompletionResultType.ParameterValue,
                VisibleText.OnOneLine(favorite.ToString())));
    }

    private static IReadOnlyList<PimFavorite> Read(string? context)
    {
        try
        {
            return FavoriteFile.Read(PimSession.Get(context).Context.TenantId);
        }
        catch (PimException)
        {
            return Array.Empty<PimFavorite>();
        }
    }
}
