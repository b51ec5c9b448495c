using System;
using System.Linq;
using PimTools.Reports.Data;
using PimTools.Reports.Formats;
using Xunit;

namespace PimTools.Tests.Core.Reports;

/// <summary>The data of the page is packed: texts that repeat are numbers of a list, times are minutes since the first, ids are short.</summary>
public sealed class PageDataTests
{
    [Fact]
    public void The_page_has_what_its_sections_show_and_no_more() => Assert.Equal(
        """
        {"title":"Doors","tenantId":"t","account":"Ada","created":29540640,"since":29540580,"baselines":["One","Two"],
        "words":["in","b","00000000-0000-0000-0000-000000000001"],"tables":{"doors":{"count":4,"columns":[
        {"name":"Name","type":"Text","isOfIds":false,"values":[2,"a",2,0]},
        {"name":"Kind","type":"Text","isOfIds":false,"values":[1,"out",1,1]},
        {"name":"Id","type":"Text","isOfIds":true,"values":[3,"AAAAAAAAAAAAAAAAAAAA/w",3,"AAAAAAAAAAAAAAAAAAAA/g"]},
        {"name":"At","type":"Moment","before":29540639,"values":[1,0,3,0]},
        {"name":"Took","type":"Duration","before":89,"values":[1,0,3511,0]},
        {"name":"Count","type":"Number","before":2,"values":[1,0,3,0]}]},"days":{"count":1,"columns":[]}},
        "sections":[{"id":"ways","title":"Ways, in and out","note":"Each way.","notices":["Not all `could` be read."],"table":"doors",
        "where":[{"column":"Name","values":["a","b"]}],"columns":["Id","At","Took","Count"],"sort":"At","isDescending":true,"chart":"Calendar",
        "figures":[{"label":"ways in","value":2,"where":[{"column":"Kind","values":["in"]}]}],
        "summary":{"key":"Name","category":"Kind","categories":["out","in"],"keys":["b","none","a"],"counts":[[0,2],[0,0],[1,0]],
        "details":[{"name":"Last","type":"Moment","before":29540641,"values":[1,0,0]}]}}]}
        """.ReplaceLineEndings(string.Empty),
        SmallReport.Written(text => PageData.Write(SmallReport.Whole, text)));

    [Fact]
    public void A_column_without_any_number_begins_nowhere()
    {
        var text = SmallReport.Written(text => new PageTable(new JsonWriter(text), new PageWords([])).Write([(new ReportColumn("A", ReportCellType.Number), 0)], [[null], [null]]));

        Assert.Equal("""[{"name":"A","type":"Number","before":0,"values":[0,0]}]""", text);
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-0000000000ff", true)]
    [InlineData("00000000-0000-0000-0000-0000000000FF", false)]
    [InlineData("{00000000-0000-0000-0000-0000000000ff}", false)]
    [InlineData("000000000000000000000000000000ff", false)]
    [InlineData("", false)]
    public void An_id_is_packed_only_where_it_comes_out_the_same(string text, bool isId) => Assert.Equal(isId, PageId.IsId(text));

    [Fact]
    public void A_column_with_one_text_that_is_no_id_has_no_ids()
    {
        var text = SmallReport.Written(text => new PageTable(new JsonWriter(text), new PageWords([])).Write(
            [(new ReportColumn("A", ReportCellType.Text), 0)], [["00000000-0000-0000-0000-0000000000ff"], ["\u202e"], [null]]));

        Assert.Equal("""[{"name":"A","type":"Text","isOfIds":false,"values":["00000000-0000-0000-0000-0000000000ff","\u003cU+202E\u003e",0]}]""", text);
    }

    [Fact]
    public void Only_texts_that_repeat_are_words_and_the_most_frequent_come_first()
    {
        var words = new PageWords(["a", "b", "c", "b", "c", "c"]);

        Assert.Equal(["c", "b"], words.All);
        Assert.Equal([null, 2, 1], new[] { "a", "b", "c" }.Select(words.NumberOf));
    }

    [Fact]
    public void Json_escapes_marks_and_hidden_letters_and_keeps_all_others()
    {
        var text = SmallReport.Written(text => new JsonWriter(text).Text("\"\\<>&\0\u001f \u007e\u007f\u0085\u00a0\u00ad\u2028\u2029\ud83d\ude00\udc00é"));

        Assert.Equal("\"\\\"\\\\\\u003c\\u003e\\u0026\\u0000\\u001f ~\\u007f\\u0085\u00a0\\u00ad\\u2028\\u2029\ud83d\ude00\\udc00é\"", text);
    }

    [Fact]
    public void Json_separates_what_follows_and_nothing_else()
    {
        var text = SmallReport.Written(text =>
        {
            var json = new JsonWriter(text);
            json.Array(() =>
            {
                json.Flag(true);
                json.Flag(false);
                json.Number(-1);
                json.Number(null);
                json.Text(null);
                json.Array(() => { });
                json.Object(() =>
                {
                    json.Name("a");
                    json.Object(() => { });
                    json.Name("b");
                    json.Array([1L, 2L], one => json.Number(one));
                });
            });
        });

        Assert.Equal("""[true,false,-1,null,null,[],{"a":{},"b":[1,2]}]""", text);
    }
}
