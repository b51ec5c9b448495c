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
public sealed class FavoriteRoleCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var pattern = WildcardPattern.Get(wordToComplete.Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return Read(fakeBoundParameters["Context"] as string, fakeBoundParameters["Name"]?.ToString())
            .Where(one => pattern.IsMatch(one.Role.Name))
            .GroupBy(one => one.Role.Name, StringComparer.OrdinalIgnoreCase)
            .Select(same => new CompletionResult(
                CompletionText.Quote(same.Key, isPattern: true),
                VisibleText.Of(same.Key),
                CompletionResultType.ParameterValue,
                string.Join("\n", same.Select(one => VisibleText.OnOneLine(one.Describe())))));
    }

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
