using System;
using PimTools.Reports.Data;
using PimTools.Reports.Formats;
using Xunit;

namespace PimTools.Tests.Core.Reports;

/// <summary>A report as JSON, CSV and Markdown has every name, number and time in its place.</summary>
public sealed class ReportTextTests
{
    [Fact]
    public void Json_has_the_sections_with_their_numbers_and_then_the_tables() => Assert.Equal(
        """
        {"title":"Doors","tenantId":"t","account":"Ada","created":"2026-03-02T08:00:00.0000000+00:00","since":"2026-03-02T07:00:00.0000000+00:00",
        "baselines":["One","Two"],"sections":[{"id":"ways","title":"Ways, in and out","note":"Each way.","notices":["Not all `could` be read."],"table":"doors",
        "where":{"Name":["a","b"]},"figures":[{"label":"ways in","value":2,"where":{"Kind":["in"]}}],
        "summary":[{"Name":"b","out":0,"in":2,"Last":"2026-03-02T08:02:00.0000000+00:00"},{"Name":"none","out":0,"in":0,"Last":null},{"Name":"a","out":1,"in":0,"Last":null}]}],
        "tables":{"doors":[
        {"Name":"b","Kind":"in","Id":"00000000-0000-0000-0000-000000000001","At":"2026-03-02T08:00:00.0000000+00:00","Took":"PT1M30S","Count":"3","Unused":"x"},
        {"Name":"a","Kind":"out","Id":"00000000-0000-0000-0000-0000000000ff","At":null,"Took":null,"Count":null,"Unused":"x"},
        {"Name":"b","Kind":"in","Id":"00000000-0000-0000-0000-000000000001","At":"2026-03-02T08:02:00.0000000+00:00","Took":"PT1H","Count":"5","Unused":"x"},
        {"Name":null,"Kind":"in","Id":"00000000-0000-0000-0000-0000000000fe","At":null,"Took":null,"Count":null,"Unused":"x"}],"days":[{"Day":"Monday"}]}}
        """.ReplaceLineEndings(string.Empty),
        SmallReport.Written(text => ReportJson.Write(SmallReport.Whole, text)));

    [Fact]
    public void Csv_has_a_line_for_each_row_under_the_names_of_the_columns() => Assert.Equal(
        """
        "Name","Kind","Id","At","Took","Count","Unused"
        "b","in","00000000-0000-0000-0000-000000000001","2026-03-02T08:00:00.0000000+00:00","PT1M30S","3","x"
        "a","out","00000000-0000-0000-0000-0000000000ff","","","","x"
        "b","in","00000000-0000-0000-0000-000000000001","2026-03-02T08:02:00.0000000+00:00","PT1H","5","x"
        "","in","00000000-0000-0000-0000-0000000000fe","","","","x"

        """.ReplaceLineEndings("\n"),
        SmallReport.Written(text => ReportCsv.Write(SmallReport.Doors, text)));

    [Fact]
    public void Csv_has_a_line_for_each_figure_and_each_number_of_the_sections() => Assert.Equal(
        """
        "Section","Key","Category","Count"
        "ways","ways in","","2"
        "ways","b","out","0"
        "ways","b","in","2"
        "ways","none","out","0"
        "ways","none","in","0"
        "ways","a","out","1"
        "ways","a","in","0"

        """.ReplaceLineEndings("\n"),
        SmallReport.Written(text => ReportCsv.WriteNumbers(SmallReport.Whole, text)));

    [Fact]
    public void Markdown_has_the_figures_first_and_of_each_section_its_numbers_and_its_rows() => Assert.Equal(
        """
        # `Doors`

        Tenant `t`, read by `Ada` on 2026-03-02 08:00. Activities since 2026-03-02 07:00. Baselines: `One`, `Two`. Times are UTC.

        - [2 ways in](#ways-in-and-out)

        ## Ways, in and out

        Each way.

        **Note:** `Not all 'could' be read.`

        | Name | out | in | Last |
        | --- | --- | --- | --- |
        | `b` | 0 | 2 | 2026-03-02 08:02 |
        | `none` | 0 | 0 |  |
        | `a` | 1 | 0 |  |

        | Id | At | Took | Count |
        | --- | --- | --- | --- |
        | `00000000-0000-0000-0000-000000000001` | 2026-03-02 08:00 | 1m | 3 |
        | `00000000-0000-0000-0000-0000000000ff` |  |  |  |
        | `00000000-0000-0000-0000-000000000001` | 2026-03-02 08:02 | 1h | 5 |

        """.ReplaceLineEndings("\n"),
        SmallReport.Written(text => ReportMarkdown.Write(SmallReport.Whole, text)));

    [Fact]
    public void An_empty_text_is_an_empty_cell_in_Markdown_and_no_code()
    {
        var table = ReportTable.Of<string>("t", [""], new ReportField<string>("A", ReportCellType.Text, text => text));
        var section = new ReportSection("s", "S", table)
        {
            Columns = ["A"],
            Summary = ReportSummary.Count(table, [], "A", "A", []),
        };

        Assert.EndsWith("| A |\n| --- |\n|  |\n", SmallReport.Written(text => ReportMarkdown.Write(new([table], [section]), text)), StringComparison.Ordinal);
    }
}
