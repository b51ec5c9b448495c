using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PimTools.Files;
using PimTools.Loading;

namespace PimTools.Completion;

/// <summary>Completes the names of the module's own rules for anomalies; the rest is left to PowerShell, which completes paths.</summary>
public sealed class AnomalyRuleCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            return AnomalyRuleFiles.Own(ClientLoader.Documents)
                .Where(rule => rule.Id.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
                .Select(rule => new CompletionResult(rule.Id, rule.Id, CompletionResultType.ParameterValue, rule.Title))
                .ToList();
        }
        catch (PimException)
        {
            return Enumerable.Empty<CompletionResult>();
        }
    }
}
