using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.AccessPaths;

/// <summary>Paths as a tree: from roles to those who reach them, or from people to what they reach.</summary>
internal sealed class AccessTree
{
    private readonly Node _root = new(string.Empty, string.Empty);

    /// <param name="paths">The paths.</param>
    /// <param name="isFromPrincipals">Whether the tree begins with the principals.</param>
    public AccessTree(IEnumerable<PimAccessPath> paths, bool isFromPrincipals)
    {
        foreach (var path in paths)
        {
            var at = _root;
            foreach (var (key, text) in isFromPrincipals ? Down(path) : Up(path))
            {
                at = at.Child(key, text);
            }
        }
    }

    /// <summary>The lines of the tree; what a terminal might obey is shown instead.</summary>
    public IEnumerable<string> Lines() => _root.Children.SelectMany(child => Lines(child, string.Empty, string.Empty));

    private static IEnumerable<string> Lines(Node node, string first, string rest)
    {
        yield return first + VisibleText.OnOneLine(node.Text);
        for (var i = 0; i < node.Children.Count; i++)
        {
            var isLast = i == node.Children.Count - 1;
            foreach (var line in Lines(node.Children[i], rest + (isLast ? "└─ " : "├─ "), rest + (isLast ? "   " : "│  ")))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<(string Key, string Text)> Down(PimAccessPath path)
    {
        yield return (path.PrincipalId, Name(path.Principal));
        for (var i = 0; i < path.Links.Count; i++)
        {
            var (key, to) = i + 1 < path.Links.Count ? (path.Links[i + 1].From.Id, Name(path.Links[i + 1].From)) : (RoleKey(path), path.Role.Describe(path.Scope));
            yield return (key + path.Links[i], $"{to}: {path.Links[i]}");
        }
    }

    private static IEnumerable<(string Key, string Text)> Up(PimAccessPath path)
    {
        yield return (RoleKey(path), path.Role.Describe(path.Scope));
        foreach (var link in path.Links.Reverse())
        {
            yield return (link.From.Id + link, $"{Name(link.From)}: {link}");
        }
    }

    private static string RoleKey(PimAccessPath path) => $"{path.Kind} {path.RoleId} {path.Access} {path.ScopeId}";

    private static string Name(PimPrincipal principal) => principal.Type == PimPrincipalType.Group ? $"{principal} (group)" : principal.ToString();

    private sealed class Node
    {
        private readonly string _key;

        public Node(string key, string text)
        {
            _key = key;
            Text = text;
        }

        public string Text { get; }

        public List<Node> Children { get; } = new();

        public Node Child(string key, string text)
        {
            var child = Children.Find(one => string.Equals(one._key, key, StringComparison.OrdinalIgnoreCase));
            if (child is null)
            {
                child = new Node(key, text);
                Children.Add(child);
            }

            return child;
        }
    }
}
