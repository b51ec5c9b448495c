using System.Collections;
using System.Collections.Generic;
using System.Linq;
using PimTools.Files;

namespace PimTools.Completion;

/// <summary>Completes the names of the module's own baselines, and then files, since a baseline may be one's own.</summary>
public sealed class BaselineCompleter : ValueCompleter
{
    private protected override bool TakesFiles => true;

    private protected override IEnumerable<CompletionItem> Values(IDictionary bound) => BaselineFiles.Names.Select(name => new CompletionItem(name, name));
}
