using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PimTools.Completion;

/// <summary>Completes the people of the emulated tenant, whom nobody can ask for before they are signed in.</summary>
public sealed class EmulatedPersonCompleter : IArgumentCompleter
{
    private static readonly (string Name, string Who)[] People =
    {
        ("ada", "Ada Ahlberg, who elevates"),
        ("ben", "Ben Okafor, of the helpdesk"),
        ("breakglass", "Break Glass 01, for emergencies"),
        ("cleo", "Cleo Marchetti, who approves"),
        ("dana", "Dana Lindqvist, who administers PIM"),
        ("emil", "Emil Novak, who audits"),
        ("fay", "Fay Ito, who has nothing"),
        ("greg", "Greg Sato, who has it through a group"),
    };

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) => People
        .Where(one => one.Name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
        .Select(one => new CompletionResult(one.Name, one.Name, CompletionResultType.Text, one.Who));
}
