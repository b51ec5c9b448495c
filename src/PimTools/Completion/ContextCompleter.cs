using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PimTools.Session;

namespace PimTools.Completion;

/// <summary>Completes the names of the connections.</summary>
public sealed class ContextCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var pattern = WildcardPattern.Get(wordToComplete.Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return PimSession.Contexts
            .Where(context => pattern.IsMatch(context.Name))
            .Select(context => new CompletionResult(
                CompletionText.Quote(context.Name, isPattern: false),
                VisibleText.Of(context.Name),
                CompletionResultType.ParameterValue,
                VisibleText.OnOneLine($"{context.Account} in tenant {context.TenantId}")));
    }
}
