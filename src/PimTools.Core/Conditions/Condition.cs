using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools.Conditions;

/// <summary>A test of a value. What is not known is neither met nor unmet.</summary>
internal sealed class Condition
{
    private readonly string _text;
    private readonly Func<FieldValue, bool?> _test;

    private Condition(string text, Func<FieldValue, bool?> test)
    {
        _text = text;
        _test = test;
    }

    /// <summary>There is no value.</summary>
    public static Condition IsNone { get; } = new("none", value => value.IsNone);

    /// <summary>The value is this one.</summary>
    public static Condition Is(bool expected) => new(expected ? "true" : "false", value => value.Value is bool flag && flag == expected);

    /// <summary>The number or the duration is this one.</summary>
    /// <param name="expected">A long or a TimeSpan.</param>
    /// <param name="text">The value as a person reads it.</param>
    public static Condition Is(IComparable expected, string text) => new(text, value => value.IsNone || Compare(value, expected) > 0 ? false
        : value.IsLowerBound ? null
        : Compare(value, expected) == 0);

    /// <summary>The text is one of these, each of which may have wildcards.</summary>
    public static Condition IsOneOf(IReadOnlyList<string> expected)
    {
        var matchers = expected.Select(Matcher).ToList();
        return new(string.Join(" or ", expected), value => value.Value is string text && matchers.Exists(matcher => matcher(text)));
    }

    /// <summary>All of these are among the texts.</summary>
    public static Condition Holds(IReadOnlyList<string> expected)
    {
        var matchers = expected.Select(Matcher).ToList();
        return new(string.Join(" and ", expected), value => matchers.TrueForAll(matcher => (value.Value as IReadOnlyList<string> ?? Array.Empty<string>()).Any(text => matcher(text))));
    }

    /// <summary>A number or a duration of at least this. What has no end is longer than anything.</summary>
    public static Condition AtLeast(IComparable limit, string text) => new("at least " + text, value =>
        value.IsNone ? true : Compare(value, limit) >= 0 ? true : value.IsLowerBound ? null : false);

    /// <summary>A number or a duration of at most this. What has no end is longer than anything.</summary>
    public static Condition AtMost(IComparable limit, string text) => new("at most " + text, value =>
        value.IsNone || Compare(value, limit) > 0 ? false : value.IsLowerBound ? null : true);

    /// <summary>A number or a duration below this. What has no end is longer than anything.</summary>
    public static Condition LessThan(IComparable limit, string text) => new("less than " + text, value =>
        value.IsNone || Compare(value, limit) >= 0 ? false : value.IsLowerBound ? null : true);

    public static Condition Not(Condition condition) => new(condition == IsNone ? "any value" : $"not {condition}", value => !condition.Test(value));

    public static Condition All(IReadOnlyList<Condition> conditions) => conditions.Count == 1
        ? conditions[0]
        : new(string.Join(" and ", conditions), value => ThreeValuedLogic.All(conditions.Select(condition => condition.Test(value))));

    /// <summary>Tells whether the value meets it; null where that is not known.</summary>
    public bool? Test(FieldValue value) => value.IsKnown ? _test(value) : null;

    /// <summary>The condition as a person reads it: <c>at most 4h</c>.</summary>
    public override string ToString() => _text;

    private static int Compare(FieldValue value, IComparable limit) => ((IComparable)value.Value!).CompareTo(limit);

    private static Predicate<string> Matcher(string expected)
    {
        if (!WildcardName.IsWildcard(expected))
        {
            var name = WildcardName.Unescape(expected);
            return text => string.Equals(text, name, StringComparison.OrdinalIgnoreCase);
        }

        return new WildcardName(expected).IsMatch;
    }
}
