using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PimTools.Documents;

/// <summary>Makes the nodes of a document that is written. What is null is left out.</summary>
internal static class NodeBuilder
{
    /// <summary>A map of what there is, a key to a line.</summary>
    public static DocumentMap Map(params (string Key, DocumentNode? Value)[] entries) => new(0, 0, Entries(entries));

    /// <summary>A map of what there is, on one line.</summary>
    public static DocumentMap Compact(params (string Key, DocumentNode? Value)[] entries) => new(0, 0, Entries(entries)) { IsCompact = true };

    public static DocumentList List(IEnumerable<DocumentNode> items) => new(0, 0, items.ToList());

    /// <summary>A text, which stays one whatever it looks like; null for none.</summary>
    public static DocumentNode? Text(string? text) => string.IsNullOrEmpty(text) ? null : new DocumentScalar(0, 0, text!, isQuoted: true);

    /// <summary>A word, a number or a duration; null for none.</summary>
    public static DocumentNode? Word(object? value) =>
        value is null ? null : new DocumentScalar(0, 0, System.Convert.ToString(value, CultureInfo.InvariantCulture)!, isQuoted: false);

    public static DocumentNode? Flag(bool? value) => value is null ? null : Word(value.Value ? "true" : "false");

    private static List<DocumentEntry> Entries((string Key, DocumentNode? Value)[] entries) => entries
        .Where(entry => entry.Value is not null)
        .Select(entry => new DocumentEntry(new DocumentScalar(0, 0, entry.Key, isQuoted: false), entry.Value!))
        .ToList();
}
