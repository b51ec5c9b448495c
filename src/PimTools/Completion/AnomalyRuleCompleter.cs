using System.Collections;
using System.Collections.Generic;
using System.Linq;
using PimTools.Files;
using PimTools.Loading;

namespace PimTools.Completion;

/// <summary>Completes the names of the module's own rules for anomalies, and then files, since a rule may be one's own.</summary>
public sealed class AnomalyRuleCompleter : ValueCompleter
{
    private protected override bool TakesFiles => true;

    private protected override IEnumerable<CompletionItem> Values(IDictionary bound)
    {
        try
        {
            return AnomalyRuleFiles.Own(ClientLoader.Documents).Select(rule => new CompletionItem(rule.Id, rule.Title)).ToList();
        }
        catch (PimException)
        {
            return Enumerable.Empty<CompletionItem>();
        }
    }
}
