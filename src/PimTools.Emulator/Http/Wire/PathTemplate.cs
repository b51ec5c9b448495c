using System;
using System.Collections.Generic;

namespace PimTools.Emulator.Http.Wire;

/// <summary>A path with placeholders, such as groups/{id}/members.</summary>
internal sealed class PathTemplate(string text)
{
    private readonly string[] _parts = text.Split('/');

    /// <summary>The values of the placeholders, or null where the path is another one.</summary>
    public IReadOnlyDictionary<string, string>? Match(IReadOnlyList<string> segments)
    {
        if (segments.Count != _parts.Length)
            return null;

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < _parts.Length; i++)
        {
            var expected = _parts[i];
            if (expected[0] == '{')
                values[expected.Trim('{', '}')] = segments[i];
            else if (!expected.Equals(segments[i], StringComparison.OrdinalIgnoreCase))
                return null;
        }

        return values;
    }
}
