using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PimTools.Documents;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools.Conditions;

/// <summary>Reads criteria from a map of fields. What is wrong is told as a problem with its place; the reading goes on.</summary>
internal sealed class CriteriaReader
{
    private const string Alternatives = "anyOf";

    private static readonly string[] Operators = { "atLeast", "atMost", "lessThan", "not" };

    private readonly IReadOnlyList<Field> _fields;
    private readonly string _subject;
    private readonly DocumentProblems _problems;

    /// <param name="fields">The fields that there are.</param>
    /// <param name="subject">What has them, to begin a sentence with: <c>A setting</c>.</param>
    /// <param name="problems">Takes the problems.</param>
    public CriteriaReader(IReadOnlyList<Field> fields, string subject, DocumentProblems problems)
    {
        _fields = fields;
        _subject = subject;
        _problems = problems;
    }

    /// <summary>Reads the criteria; what cannot be read is left out, and told.</summary>
    public Criteria Read(DocumentMap map)
    {
        var conditions = new List<(Field, Condition)>();
        foreach (var entry in map.Entries.Where(entry => entry.Key != Alternatives))
        {
            if (_fields.FirstOrDefault(field => field.Name == entry.Key) is not { } field)
            {
                _problems.Refuse(entry.Name, $"{_subject} has no field '{entry.Key}'.", Suggestions.Describe(Suggestions.Find(entry.Key, _fields.Select(field => field.Name))));
            }
            else if (ReadCondition(field, entry.Value) is { } condition)
            {
                conditions.Add((field, condition));
            }
        }

        return new Criteria(conditions, ReadAlternatives(map));
    }

    /// <summary>Reads a condition on the number of subjects, or on a share of them.</summary>
    public Condition? ReadCondition(Field field, DocumentNode node) => node switch
    {
        DocumentMap map => ReadOperators(field, map),
        DocumentList list => ReadValues(field, list.Items.Where(IsScalar).Cast<DocumentScalar>().ToList(), list),
        _ => ReadValues(field, new[] { (DocumentScalar)node }, node),
    };

    private List<Criteria> ReadAlternatives(DocumentMap map)
    {
        var node = map.Find(Alternatives);
        if (node is not null && (node is not DocumentList list || list.Items.Count == 0 || list.Items.Any(item => item is not DocumentMap)))
        {
            _problems.Refuse(node, $"'{Alternatives}' is a list of maps, one of which has to be met.");
            return new List<Criteria>();
        }

        return (node as DocumentList)?.Items.Cast<DocumentMap>().Select(Read).ToList() ?? new List<Criteria>();
    }

    private bool IsScalar(DocumentNode node)
    {
        if (node is not DocumentScalar)
        {
            _problems.Refuse(node, "A condition lists single values.");
        }

        return node is DocumentScalar;
    }

    private Condition? ReadOperators(Field field, DocumentMap map)
    {
        var read = map.Entries.Select(entry => ReadOperator(field, entry)).ToList();
        if (map.Entries.Count == 0)
        {
            _problems.Refuse(map, $"The condition on '{field.Name}' is empty.");
        }

        return read.Count == 0 || read.Contains(null) ? null : Condition.All(read.OfType<Condition>().ToList());
    }

    private Condition? ReadOperator(Field field, DocumentEntry entry)
    {
        if (entry.Key == "not")
        {
            return ReadCondition(field, entry.Value) is { } inner ? Condition.Not(inner) : null;
        }

        Func<IComparable, string, Condition>? compare = entry.Key switch
        {
            "atLeast" => Condition.AtLeast,
            "atMost" => Condition.AtMost,
            "lessThan" => Condition.LessThan,
            _ => null,
        };
        if (compare is null)
        {
            _problems.Refuse(entry.Name, $"A condition has no '{entry.Key}'.", Suggestions.Describe(Suggestions.Find(entry.Key, Operators)));
            return null;
        }

        if (field.Type is not (FieldType.Number or FieldType.Duration))
        {
            _problems.Refuse(entry.Name, $"'{field.Name}' is no number and no duration, and so never '{entry.Key}' something.");
            return null;
        }

        return entry.Value is DocumentScalar scalar && Parse(field, scalar) is IComparable limit
            ? compare(limit, scalar.Text.Trim())
            : entry.Value is DocumentScalar ? null : Refuse(entry.Value, field);
    }

    private Condition? ReadValues(Field field, IReadOnlyList<DocumentScalar> scalars, DocumentNode at)
    {
        if (scalars.Count == 1 && IsNone(scalars[0]) && field.Type != FieldType.Flag)
        {
            return Condition.IsNone;
        }

        var values = scalars.Select(scalar => Parse(field, scalar)).ToList();
        if (values.Contains(null))
        {
            return null;
        }

        var texts = scalars.Select(scalar => scalar.Text.Trim()).ToList();
        return (field.Type, values.Count) switch
        {
            (FieldType.Text, > 0) => Condition.IsOneOf(texts),
            (FieldType.Texts, > 0) => Condition.Holds(texts),
            (FieldType.Flag, 1) => Condition.Is((bool)values[0]!),
            (FieldType.Number or FieldType.Duration, 1) => Condition.Is((IComparable)values[0]!, texts[0]),
            _ => Refuse(at, field),
        };
    }

    private object? Parse(Field field, DocumentScalar scalar)
    {
        var text = scalar.Text.Trim();
        try
        {
            object? value = field.Type switch
            {
                FieldType.Flag => bool.TryParse(text, out var flag) ? flag : null,
                FieldType.Number => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
                FieldType.Duration => PimDuration.Parse(text),
                _ => text.Length > 0 && IsWord(field, scalar, text) ? text : null,
            };
            if (value is null && (field.Words is null || text.Length == 0))
            {
                Refuse(scalar, field);
            }

            return value;
        }
        catch (PimException)
        {
            Refuse(scalar, field);
            return null;
        }
    }

    private bool IsWord(Field field, DocumentScalar scalar, string text)
    {
        if (WildcardName.IsWildcard(text))
        {
            // A range that runs backwards is an error of its own.
            _ = new WildcardName(text);
            return true;
        }

        if (field.Words is null || field.Words.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        _problems.Refuse(scalar, $"'{field.Name}' is never '{text}'.", Suggestions.Describe(Suggestions.Find(text, field.Words)));
        return false;
    }

    private Condition? Refuse(DocumentNode at, Field field)
    {
        _problems.Refuse(at, $"'{field.Name}' is {Describe(field.Type)}{(at is DocumentScalar scalar ? $", not '{scalar.Text}'" : string.Empty)}.");
        return null;
    }

    private static string Describe(FieldType type) => type switch
    {
        FieldType.Flag => "true or false",
        FieldType.Number => "a whole number",
        FieldType.Duration => "a duration, such as 30m, 4h or 180d",
        FieldType.Text => "a text, or a list of texts of which one has to fit",
        _ => "a list of texts, all of which have to be there",
    };

    private static bool IsNone(DocumentScalar scalar) => !scalar.IsQuoted && string.Equals(scalar.Text, "none", StringComparison.OrdinalIgnoreCase);
}
