using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PimTools.Profiles;

namespace PimTools.Completion;

/// <summary>Completes the names of the profiles.</summary>
public sealed class ProfileCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var pattern = WildcardPattern.Get(wordToComplete.Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return Read()
            .Where(profile => pattern.IsMatch(profile.Name))
            .Select(profile => new CompletionResult(
                CompletionText.Quote(profile.Name, isPattern: false),
                VisibleText.Of(profile.Name),
                CompletionResultType.ParameterValue,
                VisibleText.OnOneLine(profile.ToString())));
    }

    private static IReadOnlyList<PimProfile> Read()
    {
        try
        {
            return ProfileFile.Read();
        }
        catch (PimException)
        {
            return Array.Empty<PimProfile>();
        }
    }
}
