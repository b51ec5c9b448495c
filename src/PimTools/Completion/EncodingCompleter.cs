using System.Collections;
using System.Collections.Generic;

namespace PimTools.Completion;

/// <summary>Completes the names of encodings.</summary>
public sealed class EncodingCompleter : ValueCompleter
{
    private static readonly CompletionItem[] Names =
    {
        new("ansi", "The code page of this machine's language"),
        new("oem", "The code page of this machine's console"),
        new("unicode", "UTF-16"),
        new("utf8", "UTF-8"),
        new("windows-1250", "Central Europe"),
        new("windows-1251", "Cyrillic"),
        new("windows-1252", "Western Europe"),
    };

    private protected override IEnumerable<CompletionItem> Values(IDictionary bound) => Names;
}
