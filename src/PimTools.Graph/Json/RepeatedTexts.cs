using System;

namespace PimTools.Graph.Json;

/// <summary>
/// Gives texts that come again, such as the ids and names in a long list, as one object: whoever keeps the elements keeps each text once. It remembers
/// a number of them, and forgets one for another, so that it takes little itself.
/// </summary>
internal sealed class RepeatedTexts
{
    // Short of the size at which the runtime keeps an array apart.
    private const int Places = 8192;

    // What is longer is hardly the same twice.
    private const int Longest = 512;

    private readonly string?[] _texts = new string?[Places];

    /// <summary>The text, or one like it that came before. Any thread may ask.</summary>
    public string Share(string text)
    {
        if (text.Length > Longest)
        {
            return text;
        }

        ref var known = ref _texts[(uint)StringComparer.Ordinal.GetHashCode(text) % Places];
        if (known is { } same && string.Equals(same, text, StringComparison.Ordinal))
        {
            return same;
        }

        known = text;
        return text;
    }
}
