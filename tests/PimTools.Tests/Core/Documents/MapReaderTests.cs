using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Documents;
using PimTools.Tests.Core.Plans;
using Xunit;

namespace PimTools.Tests.Core.Documents;

/// <summary>The keys of a map as they are read: what is of another sort than the key is told at its place, and what is not there is null.</summary>
public sealed class MapReaderTests
{
    private readonly List<PimDocumentProblem> _problems = [];

    [Fact]
    public void A_text_is_trimmed_an_exact_one_is_not_and_blanks_alone_are_none()
    {
        var map = Read("a: ' x '\nb: '  '\nc: ''");

        Assert.Equal(("x", null, null, null), (map.Text("a"), map.Text("b"), map.Text("c"), map.Text("d")));
        Assert.Equal((" x ", "  ", null), (map.ExactText("a"), map.ExactText("b"), map.ExactText("c")));
        Assert.Empty(_problems);
    }

    [Theory]
    [InlineData("a: [x]", "'a' is a single value.")]
    [InlineData("a: { b: x }", "'a' is a single value.")]
    public void A_single_value_is_neither_a_list_nor_a_map(string text, string told)
    {
        Assert.Null(Read(text).Text("a"));
        Assert.Equal((1, 4, told), Told());
    }

    [Fact]
    public void A_missing_text_that_is_needed_is_told_at_the_map_and_one_of_another_sort_only_as_that()
    {
        Assert.Null(Read("b: x").RequiredText("a"));
        Assert.Equal((1, 1, "A thing needs 'a'."), Told());

        _problems.Clear();
        Assert.Null(Read("a: [x]").RequiredText("a"));
        Assert.Equal((1, 4, "'a' is a single value."), Told());

        _problems.Clear();
        Assert.Null(Read("a: ' '").RequiredText("a"));
        Assert.Equal((1, 1, "A thing needs 'a'."), Told());
    }

    [Fact]
    public void Several_texts_stand_alone_or_in_a_list_and_each_is_a_single_value()
    {
        Assert.Equal(["x"], Read("a: ' x'").Texts("a"));
        Assert.Equal(["x", "y"], Read("a: [x, y]").Texts("a"));
        Assert.Null(Read("b: x").Texts("a"));
        Assert.Empty(_problems);

        Assert.Equal(["x"], Read("a: [x, [y]]").Texts("a"));
        Assert.Equal((1, 8, "Each of 'a' is a single value."), Told());

        _problems.Clear();
        Assert.Empty(Read("a: { b: x }").Texts("a")!);
        Assert.Equal((1, 4, "'a' is a list of values."), Told());
    }

    [Fact]
    public void A_map_of_its_own_and_a_list_of_maps_are_nothing_else()
    {
        Assert.Equal("x", Read("a: { b: x }").Child("a", "A child")!.Text("b"));
        Assert.Equal(["x", "y"], Read("a: [{ b: x }, { b: y }]").Children("a", "A child").Select(one => one.Text("b")));
        Assert.Null(Read("b: x").Child("a", "A child"));
        Assert.Empty(_problems);

        Assert.Null(Read("a: x").Child("a", "A child"));
        Assert.Equal((1, 4, "'a' is a map of keys."), Told());

        _problems.Clear();
        Assert.Single(Read("a: [x, { b: y }]").Children("a", "A child"));
        Assert.Equal((1, 5, "Each of 'a' is a map of keys."), Told());

        _problems.Clear();
        Assert.Empty(Read("a: x").Items("a"));
        Assert.Equal((1, 4, "'a' is a list."), Told());
    }

    [Fact]
    public void A_time_is_taken_in_its_offset_and_told_in_UTC_and_a_day_without_one_is_of_UTC()
    {
        var map = Read("a: 2027-01-31T08:00:00+02:00\nb: 2027-01-31\nc: soon");

        Assert.Equal((new DateTimeOffset(2027, 1, 31, 6, 0, 0, TimeSpan.Zero), TimeSpan.Zero), (map.Time("a")!.Value, map.Time("a")!.Value.Offset));
        Assert.Equal(new DateTimeOffset(2027, 1, 31, 0, 0, 0, TimeSpan.Zero), map.Time("b"));
        Assert.Null(map.Time("c"));
        Assert.Equal((3, 4, "'c' is a time with its offset, such as 2027-01-31T08:00:00Z, not 'soon'."), Told());
    }

    [Theory]
    [InlineData("eligible", PimAssignmentType.Eligible)]
    [InlineData(" Active ", PimAssignmentType.Active)]
    [InlineData("1", null)]
    [InlineData("Eligible1", null)]
    [InlineData("Eligible,Active", null)]
    public void A_word_is_one_of_those_there_are_and_no_number(string text, PimAssignmentType? word)
    {
        Assert.Equal(word, Read($"a: '{text}'").Word<PimAssignmentType>("a"));
        Assert.Equal(word is null, _problems.Count == 1);
    }

    [Fact]
    public void A_duration_that_cannot_be_read_is_none()
    {
        Assert.Equal(TimeSpan.FromHours(4), Read("a: 4h").Duration("a"));
        Assert.Null(Read("a: long").Duration("a"));
        Assert.Equal((1, 4, "'a' is a duration, such as 30m, 4h or 180d, not 'long'."), Told());
    }

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("null")]
    public void A_key_that_says_nothing_is_as_one_that_is_missing(string value)
    {
        Assert.Null(Read($"a: {value}\nb: x").Node("a"));
        Assert.Null(Read($"a: {value}\nb: x").Map.Find("a"));
        Assert.NotNull(Read($"a: '{value}'\nb: x").Node("a"));
    }

    private MapReader Read(string text) => new(GivenSteps.Map(text), "A thing", new DocumentProblems("pim.yaml", _problems.Add));

    private (int Line, int Column, string Message) Told() => Assert.Single(_problems) is var one ? (one.Line, one.Column, one.Message) : default;
}
