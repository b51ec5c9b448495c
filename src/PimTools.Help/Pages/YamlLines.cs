using System;
using System.Collections.Generic;
using Markdig.Syntax;

namespace PimTools.Help.Pages;

/// <summary>The flat "Key: value" lines that pages use, in the front matter and below each parameter.</summary>
public sealed class YamlLines
{
    private readonly Dictionary<string, (string Value, int Line)> _values = new(StringComparer.Ordinal);
    private readonly MarkdownPage _page;

    private YamlLines(MarkdownPage page, int line)
    {
        _page = page;
        Line = line;
    }

    /// <summary>The line where the block begins, from 1.</summary>
    public int Line { get; }

    /// <summary>Reads a block and reports keys that are unknown, double or missing.</summary>
    public static YamlLines Read(
        MarkdownPage page,
        CodeBlock block,
        IReadOnlyCollection<string> required,
        params IReadOnlyCollection<string> optional)
    {
        var yaml = new YamlLines(page, block.Line + 1);
        var known = new HashSet<string>([.. required, .. optional], StringComparer.Ordinal);

        for (var index = 0; index < block.Lines.Count; index++)
        {
            var text = block.Lines.Lines[index].Slice.ToString();
            if (!string.IsNullOrWhiteSpace(text))
            {
                // The fence, or the front matter's dashes, stand on the line before.
                yaml.Add(text, yaml.Line + 1 + index, known);
            }
        }

        foreach (var key in required)
        {
            if (!yaml._values.ContainsKey(key))
            {
                page.Report(yaml.Line, $"'{key}:' is missing. Add the line.");
            }
        }

        return yaml;
    }

    /// <summary>A key's value; null when it is absent or empty.</summary>
    public string? this[string key] => _values.TryGetValue(key, out var entry) && entry.Value.Length > 0 ? entry.Value : null;

    /// <summary>A key's line; the block's when it is absent.</summary>
    public int LineOf(string key) => _values.TryGetValue(key, out var entry) ? entry.Line : Line;

    /// <summary>A comma-separated value.</summary>
    public IReadOnlyList<string> List(string key) =>
        this[key]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>A value that must be True or False.</summary>
    public bool Flag(string key)
    {
        if (this[key] is not ("True" or "False") && _values.ContainsKey(key))
        {
            _page.Report(LineOf(key), $"'{key}: {this[key]}' is neither True nor False. Write one of the two.");
        }

        return this[key] == "True";
    }

    private void Add(string text, int line, HashSet<string> known)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            _page.Report(line, $"'{text}' is not of the form 'Key: value'. Correct or remove the line.");
            return;
        }

        var key = text[..colon].Trim();
        if (!known.Contains(key))
        {
            _page.Report(line, $"Unknown key '{key}'. Known are: {string.Join(", ", known)}.");
        }
        else if (!_values.TryAdd(key, (text[(colon + 1)..].Trim(), line)))
        {
            _page.Report(line, $"'{key}:' stands twice. Remove one.");
        }
    }
}
