using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PimTools.Resolution;

namespace PimTools.Documents;

/// <summary>Reads the keys of a map. What is of the wrong type, and at the end what nobody asked for, is told as a problem; the reading goes on.</summary>
internal sealed class MapReader
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <param name="map">The map.</param>
    /// <param name="subject">What it is, to begin a sentence with: <c>A setting</c>.</param>
    /// <param name="problems">Takes the problems.</param>
    public MapReader(DocumentMap map, string subject, DocumentProblems problems)
    {
        Map = map;
        Subject = subject;
        Problems = problems;
    }

    public DocumentMap Map { get; }

    public string Subject { get; }

    public DocumentProblems Problems { get; }

    /// <summary>The node of a key; null where there is none, or it says nothing.</summary>
    public DocumentNode? Node(string key)
    {
        _known.Add(key);
        return Map.Find(key);
    }

    public string? Text(string key) => Scalar(key)?.Text is { } text && text.Trim().Length > 0 ? text.Trim() : null;

    /// <summary>A text as it stands, spaces around it included.</summary>
    public string? ExactText(string key) => Scalar(key)?.Text is { Length: > 0 } text ? text : null;

    /// <summary>A text that may not be missing.</summary>
    public string? RequiredText(string key)
    {
        var text = Text(key);
        if (text is null && Node(key) is null or DocumentScalar)
        {
            Problems.Refuse(Map, $"{Subject} needs '{key}'.");
        }

        return text;
    }

    public bool? Flag(string key) => Read<bool>(key, "true or false", (string text, out bool flag) => bool.TryParse(text, out flag));

    public int? Number(string key) =>
        Read<int>(key, "a whole number", (string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number));

    public DateTimeOffset? Time(string key) => Read<DateTimeOffset>(
        key,
        "a time with its offset, such as 2027-01-31T08:00:00Z",
        (string text, out DateTimeOffset time) => DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time));

    public TimeSpan? Duration(string key) => Read<TimeSpan>(key, "a duration, such as 30m, 4h or 180d", (string text, out TimeSpan duration) =>
    {
        try
        {
            duration = PimDuration.Parse(text);
            return true;
        }
        catch (PimException)
        {
            duration = default;
            return false;
        }
    });

    public T? Word<T>(string key)
        where T : struct, Enum => Scalar(key) is { } scalar ? Word<T>(scalar, key) : null;

    /// <summary>Several words, alone or in a list; null where the key is missing.</summary>
    public IReadOnlyList<T>? Words<T>(string key)
        where T : struct, Enum => Scalars(key)?.Select(scalar => Word<T>(scalar, key)).OfType<T>().ToList();

    /// <summary>Several texts, alone or in a list; null where the key is missing.</summary>
    public IReadOnlyList<string>? Texts(string key) => Scalars(key)?.Select(scalar => scalar.Text.Trim()).ToList();

    /// <summary>A map of its own; null where the key is missing or no map.</summary>
    public MapReader? Child(string key, string subject)
    {
        var node = Node(key);
        if (node is not null and not DocumentMap)
        {
            Problems.Refuse(node, $"'{key}' is a map of keys.");
        }

        return node is DocumentMap map ? new MapReader(map, subject, Problems) : null;
    }

    /// <summary>The maps of a list; empty where the key is missing.</summary>
    public IEnumerable<MapReader> Children(string key, string subject) => Items(key)
        .Where(item =>
        {
            if (item is not DocumentMap)
            {
                Problems.Refuse(item, $"Each of '{key}' is a map of keys.");
            }

            return item is DocumentMap;
        })
        .Select(item => new MapReader((DocumentMap)item, subject, Problems))
        .ToList();

    /// <summary>The nodes of a list; empty where the key is missing.</summary>
    public IReadOnlyList<DocumentNode> Items(string key)
    {
        var node = Node(key);
        if (node is not null and not DocumentList)
        {
            Problems.Refuse(node, $"'{key}' is a list.");
        }

        return node is DocumentList list ? list.Items : Array.Empty<DocumentNode>();
    }

    /// <summary>Tells of every key that was not asked for.</summary>
    /// <param name="known">Keys that are known and of no interest here.</param>
    public void RefuseOthers(params string[] known)
    {
        _known.UnionWith(known);
        foreach (var name in Map.Entries.Where(entry => !_known.Contains(entry.Key)).Select(entry => entry.Name))
        {
            Problems.Refuse(name, $"{Subject} has no '{name.Text}'.", Suggestions.Describe(Suggestions.Find(name.Text, _known)));
        }
    }

    private delegate bool TryParse<T>(string text, out T value);

    private DocumentScalar? Scalar(string key)
    {
        var node = Node(key);
        if (node is not null and not DocumentScalar)
        {
            Problems.Refuse(node, $"'{key}' is a single value.");
        }

        return node as DocumentScalar;
    }

    private List<DocumentScalar>? Scalars(string key)
    {
        var node = Node(key);
        if (node is DocumentMap)
        {
            Problems.Refuse(node, $"'{key}' is a list of values.");
        }

        var items = node is DocumentList list ? list.Items : node is null ? null : new[] { node };
        foreach (var item in items?.Where(item => item is not DocumentScalar && item != node) ?? Array.Empty<DocumentNode>())
        {
            Problems.Refuse(item, $"Each of '{key}' is a single value.");
        }

        return items?.OfType<DocumentScalar>().ToList();
    }

    private T? Read<T>(string key, string expected, TryParse<T> tryParse)
        where T : struct
    {
        if (Scalar(key) is not { } scalar)
        {
            return null;
        }

        if (tryParse(scalar.Text.Trim(), out var value))
        {
            return value;
        }

        Problems.Refuse(scalar, $"'{key}' is {expected}, not '{scalar.Text}'.");
        return null;
    }

    private T? Word<T>(DocumentScalar scalar, string key)
        where T : struct, Enum
    {
        var text = scalar.Text.Trim();
        if (text.All(char.IsLetter) && Enum.TryParse<T>(text, ignoreCase: true, out var word) && word.ToString() != "Unknown")
        {
            return word;
        }

        Problems.Refuse(scalar, $"'{key}' is one of {string.Join(", ", Enum.GetNames(typeof(T)).Where(name => name != "Unknown"))}, not '{scalar.Text}'.");
        return null;
    }
}
