using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PimTools.Favorites;
using PimTools.Session;

namespace PimTools.Completion;

/// <summary>Completes the roles of the favourite that is named.</summary>
public class FavoriteRoleCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var pattern = WildcardPattern.Get(wordToComplete.Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return Read(fakeBoundParameters["Context"] as string, fakeBoundParameters["Name"]?.ToString())
            .Where(one => pattern.IsMatch(TextOf(one)))
            .GroupBy(TextOf, StringComparer.OrdinalIgnoreCase)
            .Select(same => new CompletionResult(
                CompletionText.Quote(same.Key, isPattern: true),
                VisibleText.Of(same.Key),
                CompletionResultType.ParameterValue,
                string.Join("\n", same.Select(one => VisibleText.OnOneLine(one.Describe())))));
    }

    /// <summary>The name that is completed.</summary>
    private protected virtual string TextOf(PimFavoriteActivation one) => one.Role.Name;

    private static IReadOnlyList<PimFavoriteActivation> Read(string? context, string? name)
    {
        try
        {
            return name is null ? Array.Empty<PimFavoriteActivation>() : FavoriteLookup.Find(PimSession.Get(context).Context.TenantId, name).Activations;
        }
        catch (PimException)
        {
            return Array.Empty<PimFavoriteActivation>();
        }
    }
}
