using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PimTools.Completion;

/// <summary>Completes <c>$true</c> and <c>$false</c>.</summary>
public sealed class BooleanCompleter : IArgumentCompleter
{
    private static readonly string[] Values = { "$true", "$false" };

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) => Values
        .Where(value => value.IndexOf(wordToComplete, StringComparison.OrdinalIgnoreCase) is 0 or 1)
        .Select(value => new CompletionResult(value, value, CompletionResultType.ParameterValue, value));
}
