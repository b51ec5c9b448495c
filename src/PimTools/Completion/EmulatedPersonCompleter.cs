using System.Collections;
using System.Collections.Generic;

namespace PimTools.Completion;

/// <summary>Completes the people of the emulated tenant, whom nobody can ask for before they are signed in.</summary>
public sealed class EmulatedPersonCompleter : ValueCompleter
{
    private static readonly CompletionItem[] People =
    {
        new("ada", "Ada Ahlberg, who elevates"),
        new("ben", "Ben Okafor, of the helpdesk"),
        new("breakglass", "Break Glass 01, for emergencies"),
        new("cleo", "Cleo Marchetti, who approves"),
        new("dana", "Dana Lindqvist, who administers PIM"),
        new("emil", "Emil Novak, who audits"),
        new("fay", "Fay Ito, who works with groups"),
        new("greg", "Greg Sato, who has it through a group"),
    };

    private protected override IEnumerable<CompletionItem> Values(IDictionary bound) => People;
}
