using System;
using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Directory;
using PimTools.Graph.Json;
using PimTools.Rules;

namespace PimTools.Graph.Policies;

/// <summary>Reads rules, and gives those of one text as one object: most policies of a tenant have the same, and each keeps the text of its own.</summary>
internal sealed class KnownRules
{
    // Of what is different everywhere, such as addresses of mails, the first are kept.
    private const int Most = 2000;

    private readonly ConcurrentDictionary<string, PolicyRule> _rules = new(StringComparer.Ordinal);
    private readonly PrincipalDirectory _principals;

    public KnownRules(PrincipalDirectory principals) => _principals = principals;

    public PolicyRule Read(JObject rule)
    {
        var text = JsonBody.Text(rule);
        if (!_rules.TryGetValue(text, out var same))
        {
            var read = RuleReader.Read(rule, text, _principals);
            return _rules.Count < Most ? _rules.GetOrAdd(text, read) : read;
        }

        // Stages can be edited, and the names of approvers may be known by now.
        return same is ApprovalRule ? RuleReader.Read(rule, same.Source!, _principals) : same;
    }
}
