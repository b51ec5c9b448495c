using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PimTools.Conditions;

/// <summary>The value of a field, or the reason why it is not known.</summary>
internal sealed class FieldValue
{
    private FieldValue(object? value, string text)
    {
        Value = value;
        Text = text;
    }

    /// <summary>A bool, a long, a TimeSpan, a text or a list of texts; null where there is none, and where it is not known.</summary>
    public object? Value { get; }

    /// <summary>The value as a person reads it; <c>?</c> where it is not known.</summary>
    public string Text { get; }

    /// <summary>The reason why the value is not known, as a sentence; null where it is known.</summary>
    public string? UnknownBecause { get; private init; }

    /// <summary>Tells whether the value is known only not to be less than this.</summary>
    public bool IsLowerBound { get; private init; }

    public bool IsKnown => UnknownBecause is null;

    public bool IsNone => IsKnown && Value is null or IReadOnlyList<string> { Count: 0 };

    /// <summary>No value, such as the end of what has none.</summary>
    public static FieldValue None(string text = "none") => new(null, text);

    /// <param name="reason">The reason, as a sentence.</param>
    public static FieldValue Unknown(string reason) => new(null, "?") { UnknownBecause = reason };

    public static FieldValue Of(bool value) => new(value, value ? "true" : "false");

    public static FieldValue Of(long value) => new(value, value.ToString(CultureInfo.InvariantCulture));

    public static FieldValue Of(TimeSpan value) => new(value, PimDuration.Format(value));

    public static FieldValue Of(string? value) => string.IsNullOrEmpty(value) ? None() : new(value, value!);

    public static FieldValue Of(IEnumerable<string> values) => values.ToList() is { Count: > 0 } list ? new(list, string.Join(", ", list)) : None();

    /// <summary>A number that may be greater than this, and is not less.</summary>
    public static FieldValue AtLeast(long value) => new(value, "at least " + value.ToString(CultureInfo.InvariantCulture)) { IsLowerBound = true };

    /// <summary>A length of time that may be longer than this, and is not shorter.</summary>
    public static FieldValue AtLeast(TimeSpan value) => new(value, "at least " + PimDuration.Format(value)) { IsLowerBound = true };
}
