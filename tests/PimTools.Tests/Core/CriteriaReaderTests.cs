using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Conditions;
using PimTools.Documents;
using PimTools.Graph.Documents;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Criteria as a document writes them: what each form means, and what is told of one that means nothing.</summary>
public sealed class CriteriaReaderTests
{
    private static readonly Field[] Fields =
    [
        Field.Of<object>("IsPermanent", FieldType.Flag, _ => FieldValue.None()),
        Field.Of<object>("Count", FieldType.Number, _ => FieldValue.None()),
        Field.Of<object>("Longest", FieldType.Duration, _ => FieldValue.None()),
        Field.Of<FieldValue>("Role", FieldType.Text, value => value),
        Field.OfWord<object, PimAssignmentType>("Type", _ => FieldValue.None()),
        Field.Of<object>("Requires", FieldType.Texts, _ => FieldValue.None()),
    ];

    [Theory]
    [InlineData("IsPermanent: true", "IsPermanent true")]
    [InlineData("IsPermanent: FALSE", "IsPermanent false")]
    [InlineData("Count: 0", "Count 0")]
    [InlineData("Count: none", "Count none")]
    [InlineData("Count: { not: none }", "Count any value")]
    [InlineData("Count: { atLeast: 2, atMost: 4 }", "Count at least 2 and at most 4")]
    [InlineData("Longest: 4h", "Longest 4h")]
    [InlineData("Longest: { lessThan: 180d }", "Longest less than 180d")]
    [InlineData("Role: User*", "Role User*")]
    [InlineData("Role: [User Administrator, Global Reader]", "Role User Administrator or Global Reader")]
    [InlineData("Role: { not: [a, b] }", "Role not a or b")]
    [InlineData("Role: 'none'", "Role none")]
    [InlineData("Type: active", "Type active")]
    [InlineData("Type: Act*", "Type Act*")]
    [InlineData("Requires: [Mfa, Ticket]", "Requires Mfa and Ticket")]
    [InlineData("Count: 1\nanyOf: [{ Longest: none }, { Role: a, Count: 2 }]", "Count 1, Longest none or Role a, Count 2")]
    public void Each_form_means_its_condition(string text, string meaning)
    {
        var (criteria, problems) = Read(text);

        Assert.Empty(problems);
        Assert.Equal(meaning, criteria.ToString());
    }

    [Fact]
    public void A_word_in_quotes_is_a_text_and_not_the_lack_of_one()
    {
        Assert.True(IsMet("Role: none", FieldValue.None()));
        Assert.False(IsMet("Role: 'none'", FieldValue.None()));
        Assert.True(IsMet("Role: 'none'", FieldValue.Of("None")));
    }

    [Theory]
    [InlineData("Cuont: 1", "A setting has no field 'Cuont'.", "Count")]
    [InlineData("Count: { atMots: 1 }", "A condition has no 'atMots'.", "atMost")]
    [InlineData("Type: Activ", "'Type' is never 'Activ'.", "Active")]
    public void A_word_that_is_not_known_is_told_with_what_comes_near_it(string text, string message, string near)
    {
        var problem = Assert.Single(Read(text).Problems);

        Assert.Equal(message, problem.Message);
        Assert.Contains(near, problem.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IsPermanent: maybe", "'IsPermanent' is true or false, not 'maybe'.")]
    [InlineData("IsPermanent: none", "'IsPermanent' is true or false, not 'none'.")]
    [InlineData("IsPermanent: [true, false]", "'IsPermanent' is true or false.")]
    [InlineData("Count: -1", "'Count' is a whole number, not '-1'.")]
    [InlineData("Count: 1.5", "'Count' is a whole number, not '1.5'.")]
    [InlineData("Count: [1, 2]", "'Count' is a whole number.")]
    [InlineData("Count: { atLeast: [1] }", "'Count' is a whole number.")]
    [InlineData("Count: { atLeast: many }", "'Count' is a whole number, not 'many'.")]
    [InlineData("Longest: soon", "'Longest' is a duration, such as 30m, 4h or 180d, not 'soon'.")]
    [InlineData("Role: []", "'Role' is a text, or a list of texts of which one has to fit.")]
    [InlineData("Role: ''", "'Role' is a text, or a list of texts of which one has to fit, not ''.")]
    [InlineData("Role: '[z-a]'", "'Role' is a text, or a list of texts of which one has to fit, not '[z-a]'.")]
    [InlineData("Type: ''", "'Type' is a text, or a list of texts of which one has to fit, not ''.")]
    [InlineData("Requires: []", "'Requires' is a list of texts, all of which have to be there.")]
    [InlineData("Role: { atLeast: 1 }", "'Role' is no number and no duration, and so never 'atLeast' something.")]
    [InlineData("Count: {}", "The condition on 'Count' is empty.")]
    [InlineData("Role: [[a]]", "A condition lists single values.")]
    [InlineData("anyOf: []", "'anyOf' is a list of maps, one of which has to be met.")]
    [InlineData("anyOf: { Count: 1 }", "'anyOf' is a list of maps, one of which has to be met.")]
    [InlineData("anyOf: [Count]", "'anyOf' is a list of maps, one of which has to be met.")]
    public void What_means_nothing_is_told(string text, string message) => Assert.Contains(message, Read(text).Problems.Select(one => one.Message));

    [Fact]
    public void What_is_wrong_is_left_out_and_the_rest_is_read()
    {
        var (criteria, problems) = Read("Count: many\nLongest: 4h\nRole: { not: [a, [b]] }\nanyOf: [{ Type: Never }, { Count: { atLeast: 1, atMost: x } }]");

        Assert.Equal([1, 3, 4, 4], problems.Select(one => one.Line));
        Assert.Equal(["Longest", "Role"], criteria.Fields.Select(field => field.Name));
    }

    private static bool? IsMet(string text, FieldValue role) => Criteria.IsMet(Read(text).Criteria.Test(role));

    private static (Criteria Criteria, List<PimDocumentProblem> Problems) Read(string text)
    {
        var problems = new List<PimDocumentProblem>();
        var map = (DocumentMap)new DocumentFormat().Read(text, "rules.yaml", problems.Add)!;
        return (new CriteriaReader(Fields, "A setting", new DocumentProblems("rules.yaml", problems.Add)).Read(map), problems);
    }
}
