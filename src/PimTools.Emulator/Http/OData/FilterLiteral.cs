using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Http.OData;

/// <summary>A value of a $filter expression, compared by the type of the property it meets.</summary>
internal sealed record FilterLiteral(string Text, bool IsQuoted)
{
    public bool IsNull => !IsQuoted && Text == "null";

    /// <summary>The order of <paramref name="value"/> and this literal, or null where the two cannot be compared.</summary>
    public int? Compare(JsonNode? value)
    {
        if (value is null || IsNull)
            return value is null && IsNull ? 0 : null;
        if (value is not JsonValue scalar)
            return null;

        return scalar.GetValueKind() switch
        {
            JsonValueKind.String => CompareText(scalar.GetValue<string>()),
            JsonValueKind.True or JsonValueKind.False => bool.TryParse(Text, out var flag) ? scalar.GetValue<bool>().CompareTo(flag) : null,
            JsonValueKind.Number => decimal.TryParse(Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                ? scalar.GetValue<int>().CompareTo((int)number)
                : null,
            _ => null,
        };
    }

    private int CompareText(string value)
    {
        // Dates stand without quotes, and may carry other fractions of a second than the stored ones.
        if (!IsQuoted && IsoTime.TryInstant(Text, out var wanted) && IsoTime.TryInstant(value, out var stored))
            return stored.CompareTo(wanted);
        return string.Compare(value, Text, StringComparison.OrdinalIgnoreCase);
    }
}
