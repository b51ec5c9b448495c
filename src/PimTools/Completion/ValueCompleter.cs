using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PimTools.Completion;

/// <summary>Completes the values of a list that is at hand, in its order: those that begin as the word that was typed.</summary>
public abstract class ValueCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.Trim('\'', '"');
        return Values(fakeBoundParameters)
            .Where(value => Fits(value.Text, word))
            .Select(value => new CompletionResult(
                CompletionText.Quote(value.Text, isPattern: false), VisibleText.Of(value.Text), CompletionResultType.ParameterValue, VisibleText.OnOneLine(value.Tip)));
    }

    /// <summary>The values, given the other parameters of the line.</summary>
    private protected abstract IEnumerable<CompletionItem> Values(IDictionary bound);

    /// <summary>Tells whether a value is meant by the word that was typed.</summary>
    private protected virtual bool Fits(string value, string word) => value.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
