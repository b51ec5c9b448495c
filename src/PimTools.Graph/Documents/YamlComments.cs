using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PimTools.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace PimTools.Graph.Documents;

/// <summary>The comments of a YAML text, each by the place before or beside which it stands.</summary>
internal sealed class YamlComments
{
    private readonly Dictionary<string, List<string>> _before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _beside = new(StringComparer.Ordinal);
    private readonly List<string> _atEnd = new();

    /// <summary>No comments.</summary>
    public static YamlComments None { get; } = new();

    /// <summary>Tells whether a place may have a comment.</summary>
    public bool HasPlaces => _before.Count + _beside.Count > 0;

    /// <summary>The comments behind the last value.</summary>
    public IReadOnlyList<string> AtEnd => _atEnd;

    /// <summary>Reads the comments of a text whose tree is known.</summary>
    public static YamlComments Read(string text, DocumentNode root)
    {
        var places = new List<(int Line, string Path)>();
        AddPlaces(root, DocumentPath.Root, places);
        var byLine = places.GroupBy(place => place.Line).OrderBy(line => line.Key).Select(line => line.First()).ToList();

        // A line that begins an item ends with the item's first key.
        var ends = places.GroupBy(place => place.Line).OrderBy(line => line.Key)
            .Select(line => line.FirstOrDefault(place => place.Path[place.Path.Length - 1] != ']') is { Path: not null } key ? key : line.First())
            .ToList();
        var comments = new YamlComments();
        foreach (var (line, isInline, words) in Scan(text))
        {
            var beside = isInline ? ends.LastOrDefault(place => place.Line <= line) : default;
            var next = byLine.FirstOrDefault(place => place.Line >= line);
            if (isInline && beside.Path is not null)
            {
                comments._beside[beside.Path] = words;
            }
            else if (next.Path is null)
            {
                comments._atEnd.Add(words);
            }
            else
            {
                (comments._before.TryGetValue(next.Path, out var before) ? before : comments._before[next.Path] = new()).Add(words);
            }
        }

        return comments;
    }

    /// <summary>The lines before a place.</summary>
    public IEnumerable<string> Before(string path) => _before.TryGetValue(path, out var lines) ? lines : Enumerable.Empty<string>();

    /// <summary>The comment behind a place; null for none.</summary>
    public string? Beside(string path) => _beside.TryGetValue(path, out var comment) ? comment : null;

    private static void AddPlaces(DocumentNode node, string path, List<(int Line, string Path)> places)
    {
        switch (node)
        {
            case DocumentMap map:
                foreach (var entry in map.Entries)
                {
                    var own = DocumentPath.Of(path, entry.Key);
                    places.Add((entry.Name.Line, own));
                    AddPlaces(entry.Value, own, places);
                }

                break;
            case DocumentList list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    var own = DocumentPath.Of(path, list.Items[i], i);
                    places.Add((list.Items[i].Line, own));
                    AddPlaces(list.Items[i], own, places);
                }

                break;
        }
    }

    private static IEnumerable<(int Line, bool IsInline, string Words)> Scan(string text)
    {
        var scanner = new Scanner(new StringReader(text), skipComments: false);
        while (scanner.MoveNextWithoutConsuming())
        {
            if (scanner.Current is Comment comment)
            {
                yield return ((int)comment.Start.Line, comment.IsInline, comment.Value.Trim());
            }

            scanner.ConsumeCurrent();
        }
    }
}
