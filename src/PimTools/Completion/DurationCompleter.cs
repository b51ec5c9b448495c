using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PimTools.Completion;

/// <summary>Completes durations as one writes them, so that nobody is offered files.</summary>
public sealed class DurationCompleter : IArgumentCompleter
{
    private static readonly string[] Usual = { "30m", "1h", "2h", "4h", "8h", "1d", "7d", "14d", "30d", "90d", "180d", "365d" };

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Usual.Where(text => text.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)).Select(text => new CompletionResult(text));
}
