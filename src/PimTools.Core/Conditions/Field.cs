using System;
using System.Collections.Generic;

namespace PimTools.Conditions;

/// <summary>A field of a subject, which conditions name.</summary>
internal sealed class Field
{
    private readonly Func<object, FieldValue> _read;

    private Field(string name, FieldType type, Func<object, FieldValue> read, IReadOnlyList<string>? words)
    {
        Name = name;
        Type = type;
        Words = words;
        _read = read;
    }

    public string Name { get; }

    public FieldType Type { get; }

    /// <summary>All the texts that it can have; null where they are not a fixed set.</summary>
    public IReadOnlyList<string>? Words { get; }

    public static Field Of<T>(string name, FieldType type, Func<T, FieldValue> read, IReadOnlyList<string>? words = null) =>
        new(name, type, subject => read((T)subject), words);

    /// <summary>A field whose texts are the words of an enumeration.</summary>
    public static Field OfWord<T, TWord>(string name, Func<T, FieldValue> read)
        where TWord : struct, Enum => Of(name, FieldType.Text, read, Enum.GetNames(typeof(TWord)));

    public FieldValue Read(object subject) => _read(subject);
}
