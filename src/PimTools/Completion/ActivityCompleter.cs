using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using PimTools.Auditing;

namespace PimTools.Completion;

/// <summary>Completes the names of the activities that PIM writes into the audit log, by any part of them.</summary>
public sealed class ActivityCompleter : ValueCompleter
{
    private protected override IEnumerable<CompletionItem> Values(IDictionary bound) => AuditActivityNames.All.Select(name => new CompletionItem(name, name));

    private protected override bool Fits(string value, string word) => value.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
