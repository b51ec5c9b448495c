using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Reports.Formats;

/// <summary>The texts that stand more than once in a report. Each is written once, and elsewhere its number: the more often, the shorter.</summary>
internal sealed class PageWords
{
    private readonly Dictionary<string, int> _numbers;

    public PageWords(IEnumerable<string> texts)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            counts[text] = counts.TryGetValue(text, out var count) ? count + 1 : 1;
        }

        All = counts.Where(one => one.Value > 1).OrderByDescending(one => one.Value).Select(one => one.Key).ToList();
        _numbers = All.Select((text, index) => (text, index)).ToDictionary(one => one.text, one => one.index + 1, StringComparer.Ordinal);
    }

    /// <summary>The texts, the one with the number 1 first.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The number of a text; null where it stands once.</summary>
    public int? NumberOf(string text) => _numbers.TryGetValue(text, out var number) ? number : null;
}
