using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PimTools.Files;

namespace PimTools.Completion;

/// <summary>Completes the names of the module's own baselines; the rest is left to PowerShell, which completes paths.</summary>
public sealed class BaselineCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) => BaselineFiles.Names
        .Where(name => name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
        .Select(name => new CompletionResult(name, name, CompletionResultType.ParameterValue, name));
}
