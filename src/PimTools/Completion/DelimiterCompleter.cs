using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PimTools.Completion;

/// <summary>Completes the characters that separate the columns of a file, each as it is typed.</summary>
public sealed class DelimiterCompleter : IArgumentCompleter
{
    private static readonly (string Text, string Tip)[] Usual = { ("','", "Comma"), ("';'", "Semicolon"), ("\"`t\"", "Tab"), ("'|'", "Bar") };

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = wordToComplete.Trim('\'', '"');
        return Usual
            .Where(one => one.Text.Substring(1).StartsWith(typed, StringComparison.Ordinal))
            .Select(one => new CompletionResult(one.Text, one.Text, CompletionResultType.ParameterValue, one.Tip));
    }
}
