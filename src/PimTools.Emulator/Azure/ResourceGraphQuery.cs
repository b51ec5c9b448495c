using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PimTools.Emulator.Http.Arm;

namespace PimTools.Emulator.Azure;

/// <summary>
/// A query of Azure Resource Graph, as far as tools that look for scopes use its language: a table, comparisons with a text, columns, an order, a limit
/// (documented: resource-graph query-language).
/// </summary>
internal sealed class ResourceGraphQuery
{
    private const string Text = """(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""";
    private static readonly Regex Comparison = new($"^(\\w+)\\s*(=~|==|!~|!=)\\s*({Text})$", RegexOptions.CultureInvariant);
    private static readonly Regex Stages = new($"(?:[^|'\"]|{Text})+", RegexOptions.CultureInvariant);
    private static readonly Regex Conditions = new($"\\band\\b(?=(?:[^'\"]|{Text})*$)", RegexOptions.CultureInvariant);
    private static readonly Regex EscapedCharacter = new("\\\\(u[0-9a-fA-F]{4}|.)", RegexOptions.CultureInvariant);

    private readonly List<Func<IEnumerable<JsonObject>, IEnumerable<JsonObject>>> _steps = [];

    private ResourceGraphQuery(string table) => Table = table;

    /// <summary>The table, in lower case.</summary>
    public string Table { get; }

    /// <summary>Tells whether a limit of the query's own keeps it from having further pages.</summary>
    public bool IsLimited { get; private set; }

    public static ResourceGraphQuery Parse(string text)
    {
        var stages = Stages.Matches(text).Cast<Match>().Select(stage => stage.Value.Trim()).ToList();
        if (stages.Count == 0)
            throw ArmErrors.ResourceGraphQuery("It is empty.");

        var query = new ResourceGraphQuery(stages[0].ToLowerInvariant());
        foreach (var stage in stages.Skip(1))
            query.Add(stage);
        return query;
    }

    public IEnumerable<JsonObject> Run(IEnumerable<JsonObject> rows) => _steps.Aggregate(rows, (found, step) => step(found));

    private void Add(string stage)
    {
        var words = stage.Split([' ', '\t', '\r', '\n'], 2, StringSplitOptions.RemoveEmptyEntries);
        var rest = words.Length > 1 ? words[1].Trim() : "";
        switch (words[0].ToLowerInvariant())
        {
            case "where":
                foreach (var condition in Conditions.Split(rest).Select(Condition).ToList())
                    _steps.Add(rows => rows.Where(condition));
                break;
            case "project":
                var columns = Names(rest);
                _steps.Add(rows => rows.Select(row => new JsonObject(columns.Select(name => new KeyValuePair<string, JsonNode?>(name, row[name]?.DeepClone())))));
                break;
            case "order" or "sort" when rest.StartsWith("by ", StringComparison.OrdinalIgnoreCase):
                Order(rest.Substring("by ".Length));
                break;
            case "limit" or "take" when int.TryParse(rest, out var count):
                IsLimited = true;
                _steps.Add(rows => rows.Take(count));
                break;
            default:
                throw ArmErrors.ResourceGraphQuery($"The emulator does not know '{stage}'.");
        }
    }

    private static Func<JsonObject, bool> Condition(string text)
    {
        var match = Comparison.Match(text.Trim());
        if (!match.Success)
            throw ArmErrors.ResourceGraphQuery($"The emulator does not know '{text.Trim()}'.");

        var (column, wanted) = (match.Groups[1].Value, Unescape(match.Groups[3].Value));
        var comparison = match.Groups[2].Value.Contains('~') ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var isEqual = match.Groups[2].Value[0] == '=';
        return row => wanted.Equals(row[column]?.ToString(), comparison) == isEqual;
    }

    private void Order(string by)
    {
        var parts = by.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var isAscending = parts.Length > 1 && parts[1].Equals("asc", StringComparison.OrdinalIgnoreCase);
        _steps.Add(rows => isAscending
            ? rows.OrderBy(row => row[parts[0]]?.ToString(), StringComparer.OrdinalIgnoreCase)
            : rows.OrderByDescending(row => row[parts[0]]?.ToString(), StringComparer.OrdinalIgnoreCase));
    }

    private static List<string> Names(string columns) => [.. columns.Split(',').Select(name => name.Trim())];

    private static string Unescape(string literal) => EscapedCharacter.Replace(
        literal.Substring(1, literal.Length - 2),
        match => match.Value.Length == 6 ? ((char)Convert.ToInt32(match.Value.Substring(2), 16)).ToString() : match.Groups[1].Value);
}
