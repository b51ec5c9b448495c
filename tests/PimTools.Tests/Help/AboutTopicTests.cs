using System;
using System.Linq;
using Xunit;

namespace PimTools.Tests.Help;

public sealed class AboutTopicTests : IDisposable
{
    private const string Page = """
        # about_Sample

        ## Short description
        What it is.

        ## Long description
        A sentence that is longer than a line of eighty characters, so that it must go on in a second line.

        ### A part

        1. An item that is longer than a line of eighty characters, so that it must go on in a second line.

        ```powershell
        Get-Sample | Where-Object { $_.Name -like 'a line of code that is longer than eighty characters is left as it is' }
        ```
        """;

    private readonly HelpFolders _folders = new();

    [Fact]
    public void The_fifth_line_is_the_synopsis_because_Get_Help_takes_it_for_that() =>
        Assert.Equal("    What it is.", Build(Page).Split('\n')[4]);

    [Fact]
    public void Text_is_wrapped_at_eighty_and_code_is_not()
    {
        var lines = Build(Page).Split('\n');

        Assert.StartsWith("        Get-Sample | ", Assert.Single(lines, line => line.Length > 80), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_item_hangs_below_its_own_text()
    {
        var lines = Build(Page).Split('\n');
        var first = Array.FindIndex(lines, line => line.StartsWith("    1. An item", StringComparison.Ordinal));

        Assert.Matches(@"^       \S", lines[first + 1]);
    }

    [Fact]
    public void Sections_are_in_capitals_and_parts_are_not()
    {
        var text = Build(Page);

        Assert.Contains("\nLONG DESCRIPTION\n", text, StringComparison.Ordinal);
        Assert.Contains("\n  A part\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# about_Sample", "# about_Other", "named as the file")]
    [InlineData("## Short description\nWhat it is.\n", "", "must begin with '## SHORT DESCRIPTION'")]
    [InlineData("What it is.", "What it is.\n\nAnd more.", "must be one line")]
    public void A_wrong_page_is_refused_with_what_to_do(string right, string wrong, string message)
    {
        _folders.AddAboutPage("about_Sample", Page.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Contains(message, _folders.Build().Single().Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folders.Dispose();

    private string Build(string page)
    {
        _folders.AddAboutPage("about_Sample", page);
        Assert.Empty(_folders.Build());
        return _folders.ReadTopic("about_Sample");
    }
}
