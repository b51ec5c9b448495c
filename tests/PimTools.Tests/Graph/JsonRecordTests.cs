using System;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>An element that is read without a tree says the same as one that is.</summary>
public sealed class JsonRecordTests
{
    private static readonly string[] Names = ["id", "ID", "Id", "displayName", "child", "list", "missing", "a b", "ä😀", ""];

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"id":"1","displayName":"Ada"}""")]
    [InlineData("""{"ID":"1"}""")]
    [InlineData("""{"ID":"1","id":"2"}""")]
    [InlineData("""{"Id":"1","ID":"2"}""")]
    [InlineData("""{"id":"1","id":"2","ID":"3","id":null}""")]
    [InlineData("""{"id":null,"displayName":""}""")]
    [InlineData("""{"id":12,"displayName":true,"child":1.50,"list":false}""")]
    [InlineData("""{"id":99999999999999999999999,"displayName":-0.0}""")]
    [InlineData("""{"id":{"id":"no"},"displayName":["no"]}""")]
    [InlineData("""{"child":{"ID":"1","list":["a",null,2,{"x":1},["b"]],"child":{"displayName":"deep"}}}""")]
    [InlineData("""{"list":[],"child":{}}""")]
    [InlineData("""{"list":["DynamicMembership","Unified"],"child":[{"id":"1"}]}""")]
    [InlineData("""{ /* one */ "id" : /* two */ "1", "list": [ /* three */ "a" /* four */ ] }""")]
    [InlineData("""{"ä😀":"\u00e4\ud83d\ude00","a b":"2026-11-29T10:00:00Z","":"nameless"}""")]
    public void It_says_what_the_tree_says(string text)
    {
        var tree = JsonBody.Parse(text);

        Assert.Equal(Say(tree), Say(Read(text)));
        Assert.Equal(Say(tree), Say(JsonRecord.Of(tree)));
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""  "text" """)]
    [InlineData("""{"id":"1",""")]
    [InlineData("""{"id":[1,2""")]
    [InlineData("""{"id":{"a":""")]
    [InlineData("""{"id":"1"]""")]
    public void What_is_no_object_is_refused(string text) => Assert.ThrowsAny<JsonException>(() => Read(text));

    [Fact]
    public void Two_that_say_something_else_are_told_apart_without_an_id() => Assert.Equal(4, new[]
    {
        """{"a":"1","b":{"c":"2"}}""", """{"a":"1","b":{"c":"3"}}""", """{"a":"1","b":["2"]}""", """{"a":"1b","c":"2"}""",
    }.Select(text => Read(text).ToString()).Distinct().Count());

    private static JsonRecord Read(string text)
    {
        using var json = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JsonRecord.Read(json);
    }

    private static string Say(JObject tree) => string.Join("\n", Names.Select(name =>
        $"{name}: {tree.Text(name)}, {string.Join("|", tree.Texts(name))}, {tree.Property(name, StringComparison.OrdinalIgnoreCase) is not null}, [{(tree.Child(name) is { } child ? Say(child) : null)}]"));

    private static string Say(JsonRecord record) => string.Join("\n", Names.Select(name =>
        $"{name}: {record.Text(name)}, {string.Join("|", record.Texts(name))}, {record.Has(name)}, [{(record.Child(name) is { } child ? Say(child) : null)}]"));
}
