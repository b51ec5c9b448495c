using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Documents;

namespace PimTools.Compliance;

/// <summary>The files of a baseline, put together: what a file says takes the place of what those say that it extends.</summary>
internal sealed class BaselineDocument
{
    private static readonly string[] Demands = { "require", "count", "share" };

    private readonly Dictionary<DocumentNode, string> _files = new();
    private readonly List<string> _ruleIds = new();
    private readonly Dictionary<string, DocumentMap> _rules = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The rules, in the order of the files that say them first.</summary>
    public IEnumerable<DocumentMap> Rules => _ruleIds.Select(id => _rules[id]);

    /// <summary>The tiers of the last file that has some; empty where none has.</summary>
    public IReadOnlyList<DocumentNode> Tiers { get; private set; } = Array.Empty<DocumentNode>();

    public List<DocumentNode> BreakGlass { get; } = new();

    public List<DocumentMap> Exceptions { get; } = new();

    public string FileOf(DocumentNode node) => _files.TryGetValue(node, out var file) ? file : string.Empty;

    /// <summary>Notes the file of every node of a tree.</summary>
    public void Note(DocumentNode root, string file)
    {
        foreach (var node in DocumentWalk.All(root))
        {
            _files[node] = file;
        }
    }

    /// <summary>Adds a file after those that it extends.</summary>
    public void Add(MapReader root)
    {
        var here = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var rule in root.Children("rules", "A rule"))
        {
            if (rule.RequiredText("id") is not { } id)
            {
                continue;
            }

            if (!here.Add(id))
            {
                root.Problems.Refuse(rule.Node("id")!, $"The rule '{id}' stands here a second time.");
            }
            else if (_rules.TryGetValue(id, out var known))
            {
                _rules[id] = Over(rule.Map, known);
            }
            else
            {
                _ruleIds.Add(id);
                _rules[id] = rule.Map;
            }
        }

        Tiers = root.Items("tiers") is { Count: > 0 } tiers ? tiers : Tiers;
        BreakGlass.AddRange(root.Items("breakGlass"));
        Exceptions.AddRange(root.Children("exceptions", "An exception").Select(one => one.Map));
    }

    // A rule has one demand: a new one takes the place of the old one, whichever that is.
    private DocumentMap Over(DocumentMap rule, DocumentMap known)
    {
        var hasDemand = rule.Entries.Any(entry => Demands.Contains(entry.Key));
        var kept = known.Entries.Where(entry => rule.Find(entry.Key) is null && !(hasDemand && Demands.Contains(entry.Key)));
        var merged = new DocumentMap(rule.Line, rule.Column, rule.Entries.Concat(kept).ToList());
        _files[merged] = FileOf(rule);
        return merged;
    }
}
