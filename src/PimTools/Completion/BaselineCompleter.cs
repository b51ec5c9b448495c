using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PimTools.Files;

namespace PimTools.Completion;

/// <summary>Completes the names of the module's own baselines, and then files, since a baseline may be one's own.</summary>
public sealed class BaselineCompleter : IArgumentCompleter
{
    private readonly NameCompleter _names = new();

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        _names.CompleteArgument(commandName, parameterName, wordToComplete, commandAst, fakeBoundParameters)
            .Concat(CompletionCompleters.CompleteFilename(wordToComplete));

    private sealed class NameCompleter : ValueCompleter
    {
        private protected override IEnumerable<CompletionItem> Values(IDictionary bound) => BaselineFiles.Names.Select(name => new CompletionItem(name, name));
    }
}
