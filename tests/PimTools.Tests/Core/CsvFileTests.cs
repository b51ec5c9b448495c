using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PimTools.Import;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class CsvFileTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_are_counted_whatever_ends_them(string end)
    {
        var rows = CsvFile.Read(string.Join(end, "#TYPE Rows", "Role,Principal", "", "a,\"1", "2\"", "b,3"), null);

        Assert.Equal([(4, "a"), (6, "b")], rows.Select(row => (row.Line, row.Cells!["Role"])));
        Assert.Equal($"1{end}2", rows[0].Cells!["Principal"]);
    }

    [Theory]
    [InlineData("sep=;\nRole;Principal\na,b;c", "a,b", "c")]
    [InlineData("SEP=\t\nRole\tPrincipal\na;b\tc", "a;b", "c")]
    [InlineData("Role ; Principal \n a ; \"c\" ", "a", "c")]
    [InlineData("Role,Principal\n\"a \"\"b\"\"\",c", "a \"b\"", "c")]
    [InlineData("Role,Principal\na \"b\",c", "a \"b\"", "c")]
    public void Fields_are_what_stands_between_the_delimiters(string text, string role, string principal)
    {
        var cells = Assert.Single(CsvFile.Read(text, null)).Cells!;

        Assert.Equal((role, principal), (cells["Role"], cells["Principal"]));
    }

    [Fact]
    public void What_the_caller_says_of_the_delimiter_counts_more_than_the_file() =>
        Assert.Equal("a;b", Assert.Single(CsvFile.Read("sep=;\nRole,Principal\na;b,c", ',')).Cells!["Role"]);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("sep=;")]
    [InlineData("Role,Principal")]
    [InlineData("Role,Principal\n,\n,,,\n  \n\"\",\"\"")]
    public void What_holds_nothing_is_no_row(string text) => Assert.Empty(CsvFile.Read(text, null));

    [Fact]
    public void What_was_written_is_read() => Prop.ForAll<string?[]>(WhatWasWrittenIsRead).QuickCheckThrowOnFailure();

    private static void WhatWasWrittenIsRead(string?[] cells)
    {
        string[] texts = ["x", .. cells.Select(cell => "y" + cell)];
        var header = string.Join(",", Enumerable.Range(0, texts.Length).Select(number => $"c{number}"));

        var row = Assert.Single(CsvFile.Read(header + "\n" + CsvLine.Write(texts), null));

        Assert.Null(row.Problem);
        Assert.Equal(texts, row.Cells!.Values);
    }

    [Theory]
    [InlineData("Über uns", "utf-8")]
    [InlineData("Über uns", "utf-16")]
    [InlineData("", "utf-8")]
    public void A_mark_tells_the_encoding_whatever_was_given(string text, string encoding)
    {
        var written = Encoding.GetEncoding(encoding);

        Assert.Equal(text, FileText.Read([.. written.GetPreamble(), .. written.GetBytes(text)], Encoding.Latin1));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_with_their_line()
    {
        var error = Assert.Throws<PimException>(() => FileText.Read(Encoding.Latin1.GetBytes("Role\nÜber"), null));

        Assert.Contains("Line 2", error.Message);
        Assert.Equal("Role\nÜber", FileText.Read(Encoding.Latin1.GetBytes("Role\nÜber"), Encoding.Latin1));
    }
}
