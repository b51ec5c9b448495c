using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PimTools.Completion;

/// <summary>Completes the names of encodings.</summary>
public sealed class EncodingCompleter : IArgumentCompleter
{
    private static readonly (string Name, string Tip)[] Names =
    {
        ("ansi", "The code page of this machine's language"),
        ("oem", "The code page of this machine's console"),
        ("unicode", "UTF-16"),
        ("utf8", "UTF-8"),
        ("windows-1250", "Central Europe"),
        ("windows-1251", "Cyrillic"),
        ("windows-1252", "Western Europe"),
    };

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) => Names
        .Where(one => one.Name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
        .Select(one => new CompletionResult(one.Name, one.Name, CompletionResultType.ParameterValue, one.Tip));
}
