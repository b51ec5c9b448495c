using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Http.OData;

/// <summary>Reads query options, and refuses unknown ones as the service does.</summary>
internal static class ODataQueryParser
{
    /// <summary>Reads the query of an address, with or without its question mark.</summary>
    public static ODataQuery Parse(string query)
    {
        var pairs = query.TrimStart('?').Split(['&'], StringSplitOptions.RemoveEmptyEntries);
        return Read(pairs.Select(pair => Uri.UnescapeDataString(pair.Replace('+', ' '))));
    }

    private static ODataQuery Read(IEnumerable<string> options)
    {
        var query = new ODataQuery();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var option in options)
        {
            var cut = option.IndexOf('=');
            var name = (cut < 0 ? option : option.Substring(0, cut)).Trim();
            var value = cut < 0 ? "" : option.Substring(cut + 1).Trim();
            if (!seen.Add(name.TrimStart('$')))
                throw ServiceException.BadRequest($"Query option '{name}' was specified more than once, but it must be specified at most once.");
            Set(query, name, value);
        }

        return query;
    }

    private static void Set(ODataQuery query, string name, string value)
    {
        switch (name.TrimStart('$').ToLowerInvariant())
        {
            case "filter":
                query.Filter = FilterParser.Parse(value);
                break;
            case "select":
                query.Select = Names(value);
                break;
            case "expand":
                query.Expand = [.. SplitOutside(value, ',').Select(Expanded)];
                break;
            case "orderby":
                query.OrderBy = [.. Names(value).Select(Ordered)];
                break;
            case "top":
                query.Top = Number(name, value, least: 1);
                break;
            case "skip":
                query.Skip = Number(name, value, least: 0);
                break;
            case "count":
                query.Count = Flag(name, value);
                break;
            case "skiptoken":
                query.SkipToken = SkipToken.Parse(value);
                break;
            default:
                throw ServiceException.BadRequest($"The query parameter '{name}' is not supported.");
        }
    }

    private static ExpandItem Expanded(string text)
    {
        var open = text.IndexOf('(');
        if (open < 0)
            return new ExpandItem(text.Trim(), ODataQuery.None);

        var close = text.LastIndexOf(')');
        if (close < open || text.Substring(close + 1).Trim().Length > 0)
            throw ServiceException.BadRequest($"Parsing OData Select and Expand failed: '{text}'.");

        var inside = text.Substring(open + 1, close - open - 1);
        return new ExpandItem(text.Substring(0, open).Trim(), Read(SplitOutside(inside, ';')));
    }

    private static OrderByItem Ordered(string text)
    {
        var words = text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            1 => new OrderByItem(words[0], Descending: false),
            2 when words[1] is "asc" or "desc" => new OrderByItem(words[0], words[1] == "desc"),
            _ => throw ServiceException.BadRequest($"Syntax error in the $orderby expression '{text}'."),
        };
    }

    private static string[] Names(string value)
    {
        var names = value.Split(',').Select(name => name.Trim()).ToArray();
        return names.All(name => name.Length > 0) ? names : throw ServiceException.BadRequest("A name is missing in the list of properties.");
    }

    private static int Number(string name, string value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw ServiceException.BadRequest($"Invalid value '{value}' for {name} query option found.");

    private static bool Flag(string name, string value) =>
        bool.TryParse(value, out var flag) ? flag : throw ServiceException.BadRequest($"Invalid value '{value}' for {name} query option found.");

    /// <summary>Splits at a separator that stands outside of parentheses and quotes.</summary>
    private static IEnumerable<string> SplitOutside(string text, char separator)
    {
        var depth = 0;
        var quoted = false;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\'')
                quoted = !quoted;
            else if (!quoted && text[i] == '(')
                depth++;
            else if (!quoted && text[i] == ')')
                depth--;
            else if (!quoted && depth == 0 && text[i] == separator)
            {
                yield return text.Substring(start, i - start);
                start = i + 1;
            }
        }

        yield return text.Substring(start);
    }
}
