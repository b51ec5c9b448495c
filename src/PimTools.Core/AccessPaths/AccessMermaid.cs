using System;
using System.Collections.Generic;
using System.Text;

namespace PimTools.AccessPaths;

/// <summary>Paths as a flow chart in Mermaid, in which each principal and each role is drawn once.</summary>
internal sealed class AccessMermaid
{
    private readonly Dictionary<string, string> _nodes = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _arrows = new(StringComparer.Ordinal);
    private readonly List<string> _lines = new() { "graph LR" };

    public AccessMermaid(IEnumerable<PimAccessPath> paths)
    {
        foreach (var path in paths)
        {
            Add(path);
        }
    }

    /// <summary>The text of the chart.</summary>
    public override string ToString() => string.Join("\n", _lines);

    private void Add(PimAccessPath path)
    {
        for (var i = 0; i < path.Links.Count; i++)
        {
            var from = Node(path.Links[i].From);
            var to = i + 1 < path.Links.Count
                ? Node(path.Links[i + 1].From)
                : Node($"{path.Kind} {path.RoleId} {path.Access} {path.ScopeId}", path.Role.Describe(path.Scope), "([", "])");
            var arrow = $"  {from} {(path.Links[i].Asks is null ? "-->" : "-.->")}|{Text(path.Links[i].ToString())}| {to}";
            if (_arrows.Add(arrow))
            {
                _lines.Add(arrow);
            }
        }
    }

    private string Node(PimPrincipal principal) => principal.Type == PimPrincipalType.Group
        ? Node(principal.Id, principal.ToString(), "[[", "]]")
        : Node(principal.Id, principal.ToString(), "[", "]");

    private string Node(string key, string text, string open, string close)
    {
        if (!_nodes.TryGetValue(key, out var id))
        {
            _nodes[key] = id = "n" + _nodes.Count;
            _lines.Add($"  {id}{open}{Text(text)}{close}");
        }

        return id;
    }

    // Text in quotes is still read for entities and for markup: all but letters, digits and a few marks is written by its number.
    private static string Text(string text)
    {
        var safe = new StringBuilder("\"");
        foreach (var letter in VisibleText.OnOneLine(text))
        {
            _ = char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || letter is ' ' or ',' or '.' or '-' or '(' or ')' or ':' or '?'
                ? safe.Append(letter)
                : safe.Append('#').Append((int)letter).Append(';');
        }

        return safe.Append('"').ToString();
    }
}
