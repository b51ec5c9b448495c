using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Conditions;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>A condition at its limit, beside it, for what has no end and for what is not known.</summary>
public sealed class ConditionTests
{
    private static readonly FieldValue Never = FieldValue.None("never");
    private static readonly FieldValue Unknown = FieldValue.Unknown("The list was refused.");

    [Theory]
    [InlineData(3, false, true, true, false)]
    [InlineData(4, true, true, false, true)]
    [InlineData(5, true, false, false, false)]
    public void A_number_is_compared_at_its_limit(int value, bool atLeast, bool atMost, bool lessThan, bool isIt)
    {
        Assert.Equal([atLeast, atMost, lessThan, isIt], Answers(FieldValue.Of(value)));
    }

    [Fact]
    public void What_has_no_end_is_longer_than_anything_and_no_number() => Assert.Equal([true, false, false, false], Answers(Never));

    [Fact]
    public void What_is_not_known_is_neither_met_nor_unmet()
    {
        Assert.Equal([null, null, null, null], Answers(Unknown));
        Assert.Null(Condition.IsNone.Test(Unknown));
        Assert.Null(Condition.Not(Condition.IsNone).Test(Unknown));
        Assert.Null(Condition.Is(true).Test(Unknown));
        Assert.Null(Condition.IsOneOf(["a"]).Test(Unknown));
        Assert.Null(Condition.Holds(["a"]).Test(Unknown));
    }

    [Theory]
    [InlineData(3, null, null, null, null)]
    [InlineData(4, true, null, false, null)]
    [InlineData(5, true, false, false, false)]
    public void A_number_that_may_be_greater_decides_only_what_a_greater_one_decides_too(int value, bool? atLeast, bool? atMost, bool? lessThan, bool? isIt)
    {
        Assert.Equal([atLeast, atMost, lessThan, isIt], Answers(FieldValue.AtLeast(value)));
    }

    [Fact]
    public void A_duration_that_may_be_longer_is_shown_as_one()
    {
        var value = FieldValue.AtLeast(TimeSpan.FromDays(180));

        Assert.Equal(("at least 180d", true, false), (value.Text, value.IsLowerBound, value.IsNone));
        Assert.Equal(("180d", false), (FieldValue.Of(TimeSpan.FromDays(180)).Text, FieldValue.Of(TimeSpan.FromDays(180)).IsLowerBound));
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void A_flag_is_the_one_that_is_expected(bool value, bool expected, bool isMet)
    {
        Assert.Equal(isMet, Condition.Is(expected).Test(FieldValue.Of(value)));
        Assert.Equal(value ? "true" : "false", FieldValue.Of(value).Text);
    }

    [Fact]
    public void A_flag_that_is_missing_is_neither_true_nor_false()
    {
        Assert.False(Condition.Is(true).Test(Never));
        Assert.False(Condition.Is(false).Test(Never));
    }

    [Theory]
    [InlineData("User Administrator", true)]
    [InlineData("user administrator", true)]
    [InlineData("Security Reader", true)]
    [InlineData("User Administrators", false)]
    [InlineData("Privileged Security Reader", false)]
    public void A_text_is_one_of_several_whole_or_by_a_wildcard_without_regard_to_case(string value, bool isMet) =>
        Assert.Equal(isMet, Condition.IsOneOf(["User Administrator", "security*"]).Test(FieldValue.Of(value)));

    [Fact]
    public void A_wildcard_that_is_escaped_is_a_character()
    {
        var condition = Condition.IsOneOf(["a`*"]);

        Assert.Equal((true, false), (condition.Test(FieldValue.Of("A*")), condition.Test(FieldValue.Of("ab"))));
    }

    [Theory]
    [InlineData("mfa,justification", true)]
    [InlineData("justification,mfa,ticket", true)]
    [InlineData("mfa", false)]
    [InlineData("", false)]
    public void Of_several_texts_all_have_to_be_there(string values, bool isMet) => Assert.Equal(
        isMet, Condition.Holds(["MFA", "just*"]).Test(FieldValue.Of(values.Split(',', StringSplitOptions.RemoveEmptyEntries))));

    [Theory]
    [InlineData("", true)]
    [InlineData("a", false)]
    public void None_is_a_text_that_is_empty_and_a_list_without_texts(string text, bool isNone)
    {
        Assert.Equal(isNone, Condition.IsNone.Test(FieldValue.Of(text)));
        Assert.Equal(isNone, Condition.IsNone.Test(FieldValue.Of(text.Split(',', StringSplitOptions.RemoveEmptyEntries))));
        Assert.Equal(!isNone, Condition.Not(Condition.IsNone).Test(FieldValue.Of(text)));
    }

    [Fact]
    public void Conditions_together_are_unmet_by_one_that_is_and_unknown_by_one_that_is_not_known()
    {
        var between = Condition.All([Condition.AtLeast(2L, "2"), Condition.AtMost(4L, "4")]);

        Assert.Equal([false, true, true, false], new[] { 1, 2, 4, 5 }.Select(value => between.Test(FieldValue.Of(value))));
        Assert.Null(between.Test(FieldValue.AtLeast(3)));
        Assert.False(between.Test(FieldValue.AtLeast(5)));
    }

    [Fact]
    public void A_condition_says_what_it_expects()
    {
        Assert.Equal("at least 2 and at most 4", Condition.All([Condition.AtLeast(2L, "2"), Condition.AtMost(4L, "4")]).ToString());
        Assert.Equal("less than 2", Condition.All([Condition.LessThan(2L, "2")]).ToString());
        Assert.Equal("a or b", Condition.IsOneOf(["a", "b"]).ToString());
        Assert.Equal("a and b", Condition.Holds(["a", "b"]).ToString());
        Assert.Equal("any value", Condition.Not(Condition.IsNone).ToString());
        Assert.Equal("not true", Condition.Not(Condition.Is(true)).ToString());
        Assert.Equal(["none", "false", "4h"], [Condition.IsNone.ToString(), Condition.Is(false).ToString(), Condition.Is(TimeSpan.FromHours(4), "4h").ToString()]);
    }

    [Fact]
    public void Criteria_tell_each_condition_and_the_alternatives_together()
    {
        var criteria = new Criteria([(Type, Condition.IsOneOf(["Active"]))], [Of(Long, Condition.IsNone), Of(Count, Condition.AtLeast(3L, "3"))]);

        var results = criteria.Test(new Subject("Active", Never, FieldValue.Of(1)));

        Assert.Equal(["Type", "Longest or Count"], results.Select(one => one.Field));
        Assert.Equal(["Active", "none, or at least 3"], results.Select(one => one.Expected));
        Assert.Equal(["Active", "never; 1"], results.Select(one => one.Actual));
        Assert.Equal([true, true], results.Select(one => one.IsMet));
        Assert.All(results, one => Assert.Null(one.UnknownBecause));
        Assert.Equal("Type Active, Longest none or Count at least 3", criteria.ToString());
        Assert.Equal(["Type", "Longest", "Count"], criteria.Fields.Select(field => field.Name));
    }

    [Fact]
    public void An_alternative_of_several_fields_names_each()
    {
        var both = new Criteria([(Long, Condition.IsNone), (Count, Condition.AtLeast(3L, "3"))], []);

        var result = Assert.Single(new Criteria([], [both, Of(Type, Condition.IsOneOf(["Eligible"]))]).Test(new Subject("Active", Never, FieldValue.Of(1))));

        Assert.Equal("Longest and Count or Type", result.Field);
        Assert.Equal("Longest none and Count at least 3, or Eligible", result.Expected);
        Assert.Equal("Longest never and Count 1; Active", result.Actual);
        Assert.False(result.IsMet);
    }

    [Fact]
    public void What_is_not_known_is_told_with_its_reason()
    {
        var criteria = new Criteria([(Count, Condition.AtMost(4L, "4"))], [Of(Type, Condition.IsOneOf(["Eligible"])), Of(Long, Condition.IsNone)]);

        var results = criteria.Test(new Subject("Active", Unknown, FieldValue.AtLeast(3)));

        Assert.Equal([null, null], results.Select(one => one.IsMet));
        Assert.Equal(["Count is at least 3, and not known exactly.", "The list was refused."], results.Select(one => one.UnknownBecause));
        Assert.Equal("Active; ?", results[1].Actual);
    }

    [Theory]
    [InlineData(new[] { 1, 1 }, 1, 1)]
    [InlineData(new[] { 1, 0 }, 0, 1)]
    [InlineData(new[] { 0, 0 }, 0, 0)]
    [InlineData(new[] { 1, -1 }, -1, 1)]
    [InlineData(new[] { 0, -1 }, 0, -1)]
    [InlineData(new int[0], 1, 0)]
    public void Answers_of_which_some_are_not_known_decide_where_the_others_do(int[] answers, int all, int any)
    {
        var given = answers.Select(Answer).ToList();

        Assert.Equal((Answer(all), Answer(any)), (ThreeValuedLogic.All(given), ThreeValuedLogic.Any(given)));
        static bool? Answer(int one) => one < 0 ? null : one > 0;
    }

    private static Field Type { get; } = Field.Of<Subject>("Type", FieldType.Text, subject => FieldValue.Of(subject.Type));

    private static Field Long { get; } = Field.Of<Subject>("Longest", FieldType.Duration, subject => subject.Longest);

    private static Field Count { get; } = Field.Of<Subject>("Count", FieldType.Number, subject => subject.Count);

    private static Criteria Of(Field field, Condition condition) => new([(field, condition)], []);

    private static List<bool?> Answers(FieldValue value) =>
    [
        Condition.AtLeast(4L, "4").Test(value), Condition.AtMost(4L, "4").Test(value), Condition.LessThan(4L, "4").Test(value), Condition.Is(4L, "4").Test(value),
    ];

    private sealed record Subject(string Type, FieldValue Longest, FieldValue Count);
}
