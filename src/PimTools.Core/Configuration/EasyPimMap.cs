using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Documents;

namespace PimTools.Configuration;

/// <summary>Reads a map of another tool's configuration, whose keys have no case. What nobody asked for is told at the end, so that nothing gets lost in silence.</summary>
internal sealed class EasyPimMap
{
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly DocumentProblems _problems;

    public EasyPimMap(DocumentMap map, DocumentProblems problems)
    {
        Map = map;
        _problems = problems;
    }

    public DocumentMap Map { get; }

    /// <summary>The value of the first key that is there; null for none.</summary>
    public DocumentNode? Find(params string[] keys)
    {
        _known.UnionWith(keys);
        return Map.Entries.FirstOrDefault(entry => keys.Contains(entry.Key, StringComparer.OrdinalIgnoreCase))?.Value is { } value
            && value is not DocumentScalar { IsNull: true } ? value : null;
    }

    public string? Text(params string[] keys) => Find(keys) is DocumentScalar { Text: var text } && text.Trim().Length > 0 ? text.Trim() : null;

    public bool? Flag(params string[] keys)
    {
        if (Find(keys) is not DocumentScalar scalar)
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
    public IReadOnlyList<string>? Texts(params string[] keys) => Find(keys) switch
    {
        DocumentList list => list.Items.OfType<DocumentScalar>().Select(one => one.Text.Trim()).Where(text => text.Length > 0).ToList(),
        DocumentScalar one => one.Text.Split(',').Select(text => text.Trim()).Where(text => text.Length > 0).ToList(),
        _ => null,
    };

    public EasyPimMap? Child(params string[] keys) => Find(keys) is DocumentMap map ? new EasyPimMap(map, _problems) : null;

    public IReadOnlyList<EasyPimMap> Children(params string[] keys) => Find(keys) is DocumentList list
        ? list.Items.OfType<DocumentMap>().Select(map => new EasyPimMap(map, _problems)).ToList()
        : Array.Empty<EasyPimMap>();

    /// <summary>The entries of a map whose keys are names.</summary>
    public IEnumerable<(DocumentScalar Name, EasyPimMap Value)> Named()
    {
        foreach (var entry in Map.Entries)
        {
            _known.Add(entry.Key);
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
            Tell(Find(keys)!, $"'{text}' is no duration, and is left out.");
            return null;
        }
    }

    /// <summary>Tells of what cannot be carried over.</summary>
    public void Tell(DocumentNode at, string message) => _problems.Warn(at, message);

    /// <summary>Tells of every key that was not asked for. Comments are none.</summary>
    public void TellOthers()
    {
        foreach (var entry in Map.Entries.Where(entry => !_known.Contains(entry.Key) && !entry.Key.StartsWith("_", StringComparison.Ordinal)))
        {
            Tell(entry.Name, $"'{entry.Key}' has no like in a document, and is left out.");
        }
    }
}
