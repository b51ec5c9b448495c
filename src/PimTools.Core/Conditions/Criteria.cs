using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Conditions;

/// <summary>Conditions on the fields of a subject, all of which have to be met; each group of alternatives by one of them.</summary>
internal sealed class Criteria
{
    private readonly IReadOnlyList<(Field Field, Condition Condition)> _conditions;
    private readonly IReadOnlyList<Criteria> _alternatives;

    /// <param name="conditions">The conditions.</param>
    /// <param name="alternatives">Of these one has to be met; none for no such demand.</param>
    public Criteria(IReadOnlyList<(Field Field, Condition Condition)> conditions, IReadOnlyList<Criteria> alternatives)
    {
        _conditions = conditions;
        _alternatives = alternatives;
    }

    /// <summary>Every subject meets these.</summary>
    public static Criteria None { get; } = new(Array.Empty<(Field, Condition)>(), Array.Empty<Criteria>());

    /// <summary>The fields that are asked for.</summary>
    public IEnumerable<Field> Fields => _conditions.Select(one => one.Field).Concat(_alternatives.SelectMany(one => one.Fields));

    /// <summary>Each condition for a subject, and the alternatives together.</summary>
    public IReadOnlyList<FieldResult> Test(object subject)
    {
        var results = _conditions.Select(one => Test(one.Field, one.Condition, subject)).ToList();
        if (_alternatives.Count > 0)
        {
            results.Add(AnyOf(_alternatives.Select(one => one.Test(subject)).ToList()));
        }

        return results;
    }

    /// <summary>The outcome for a subject as a whole; null where it is not known.</summary>
    public static bool? IsMet(IEnumerable<FieldResult> results) => ThreeValuedLogic.All(results.Select(one => one.IsMet));

    /// <summary>The criteria as a person reads them: <c>Type Active, IsPermanent true</c>.</summary>
    public override string ToString() => string.Join(", ", _conditions.Select(one => $"{one.Field.Name} {one.Condition}")
        .Concat(_alternatives.Count == 0 ? Enumerable.Empty<string>() : new[] { string.Join(" or ", _alternatives) }));

    private static FieldResult Test(Field field, Condition condition, object subject)
    {
        var value = field.Read(subject);
        var isMet = condition.Test(value);
        return new FieldResult(
            field.Name, condition.ToString(), value.Text, isMet, isMet is null ? value.UnknownBecause ?? $"{field.Name} is {value.Text}, and not known exactly." : null);
    }

    private static FieldResult AnyOf(IReadOnlyList<IReadOnlyList<FieldResult>> ways)
    {
        var isMet = ThreeValuedLogic.Any(ways.Select(IsMet));
        return new FieldResult(
            string.Join(" or ", ways.Select(way => string.Join(" and ", way.Select(one => one.Field)))),
            string.Join(", or ", ways.Select(way => Together(way, one => one.Expected))),
            string.Join("; ", ways.Select(way => Together(way, one => one.Actual))),
            isMet,
            isMet is null ? ways.SelectMany(way => way).Select(one => one.UnknownBecause).FirstOrDefault(reason => reason is not null) : null);
    }

    // A single field is named already.
    private static string Together(IReadOnlyList<FieldResult> way, Func<FieldResult, string> text) =>
        way.Count == 1 ? text(way[0]) : string.Join(" and ", way.Select(one => $"{one.Field} {text(one)}"));
}
