using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Documents;

namespace PimTools.Configuration;

/// <summary>Reads a map of another tool's configuration, whose keys have no case. What nobody asked for is told at the end, so that nothing gets lost in silence.</summary>
internal sealed class EasyPimMap
{
    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly DocumentProblems _problems;

    public EasyPimMap(DocumentMap map, DocumentProblems problems)
    {
        Map = map;
        _problems = problems;
    }

    public DocumentMap Map { get; }

    /// <summary>Takes keys that say nothing of their own, whatever they hold.</summary>
    public void Ignore(params string[] keys) => _taken.UnionWith(keys);

    /// <summary>The place of the first key that is there; the map's own where there is none.</summary>
    public DocumentNode At(params string[] keys) => Entries(keys).FirstOrDefault()?.Value ?? Map;

    public string? Text(params string[] keys) => Take<DocumentScalar>(keys) is { Text: var text } && text.Trim().Length > 0 ? text.Trim() : null;

    public bool? Flag(params string[] keys)
    {
        if (Take<DocumentScalar>(keys) is not { } scalar)
        {
            return null;
        }

        if (bool.TryParse(scalar.Text.Trim(), out var flag))
        {
            return flag;
        }

        Tell(scalar, $"'{scalar.Text}' is neither true nor false, and is left out.");
        return null;
    }

    /// <summary>The texts of a list, or of a text in which commas divide them; null where the key is missing.</summary>
    public IReadOnlyList<string>? Texts(params string[] keys)
    {
        var texts = Take<DocumentList>(keys) is { } list
            ? Items<DocumentScalar>(list).Select(one => one.Text)
            : Take<DocumentScalar>(keys)?.Text.Split(',');
        return texts?.Select(text => text.Trim()).Where(text => text.Length > 0).ToList();
    }

    public EasyPimMap? Child(params string[] keys) => Take<DocumentMap>(keys) is { } map ? new EasyPimMap(map, _problems) : null;

    public IReadOnlyList<EasyPimMap> Children(params string[] keys) => Take<DocumentList>(keys) is { } list
        ? Items<DocumentMap>(list).Select(map => new EasyPimMap(map, _problems)).ToList()
        : Array.Empty<EasyPimMap>();

    /// <summary>This map and another one in one, whose own keys come first.</summary>
    public EasyPimMap Below(EasyPimMap first) => new(new DocumentMap(Map.Line, Map.Column, first.Map.Entries.Concat(Map.Entries).ToList()), _problems);

    /// <summary>The entries of a map whose keys are names.</summary>
    public IEnumerable<(DocumentScalar Name, EasyPimMap Value)> Named()
    {
        foreach (var entry in Map.Entries)
        {
            Ignore(entry.Key);
            if (entry.Value is DocumentMap map)
            {
                yield return (entry.Name, new EasyPimMap(map, _problems));
            }
            else
            {
                Tell(entry.Name, $"'{entry.Key}' holds no map of keys, and is left out.");
            }
        }
    }

    /// <summary>A duration in the words of a document; null where there is none, or none that can be read.</summary>
    public DocumentNode? Duration(params string[] keys)
    {
        if (Text(keys) is not { } text)
        {
            return null;
        }

        try
        {
            return NodeBuilder.Word(PimDuration.ToArgument(PimDuration.Parse(text)));
        }
        catch (PimException)
        {
            Tell(At(keys), $"'{text}' is no duration, and is left out.");
            return null;
        }
    }

    /// <summary>Tells of what cannot be carried over.</summary>
    public void Tell(DocumentNode at, string message) => _problems.Warn(at, message);

    /// <summary>Tells of every key that was not asked for, or holds another kind of value than the one asked for. Comments are none.</summary>
    public void TellOthers()
    {
        foreach (var entry in Map.Entries.Where(entry => !_taken.Contains(entry.Key) && !entry.Key.StartsWith("_", StringComparison.Ordinal)))
        {
            Tell(entry.Name, _asked.Contains(entry.Key)
                ? $"'{entry.Key}' does not hold what it should, and is left out."
                : $"'{entry.Key}' has no like in a document, and is left out.");
        }
    }

    // The value of the first key that is there and has one of this kind.
    private T? Take<T>(string[] keys)
        where T : DocumentNode
    {
        _asked.UnionWith(keys);
        foreach (var entry in Entries(keys))
        {
            if (entry.Value is DocumentScalar { IsNull: true } or T)
            {
                _taken.Add(entry.Key);
            }
        }

        return Entries(keys).Select(entry => entry.Value).Where(value => value is not DocumentScalar { IsNull: true }).OfType<T>().FirstOrDefault();
    }

    private IEnumerable<DocumentEntry> Entries(string[] keys) => Map.Entries.Where(entry => keys.Contains(entry.Key, StringComparer.OrdinalIgnoreCase));

    private List<T> Items<T>(DocumentList list)
        where T : DocumentNode
    {
        foreach (var item in list.Items.Where(item => item is not T))
        {
            Tell(item, "What stands here in the list is not what should, and is left out.");
        }

        return list.Items.OfType<T>().ToList();
    }
}
