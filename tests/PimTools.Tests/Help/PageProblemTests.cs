using System;
using System.IO;
using System.Linq;
using Xunit;

namespace PimTools.Tests.Help;

public sealed class PageProblemTests : IDisposable
{
    private readonly HelpFolders _folders = new();

    [Theory]
    [InlineData("schema: 2.0.0", "schema: 1.0.0", "must be 'schema: 2.0.0'")]
    [InlineData("online version: https://example.org/Get-Sample", "online version: http://example.org/Get-Sample", "is not an https address")]
    [InlineData("# Get-Sample\n", "# Get-Other\n", "named as the file")]
    [InlineData("## NOTES", "## REMARKS", "Unknown heading '## REMARKS'")]
    [InlineData("## NOTES\nTake care.\n", "", "'## NOTES' is missing")]
    [InlineData("Get-Sample -Name <String[]>", "Get-Sample -Name <String[]", "Cannot read")]
    [InlineData("-Id <String> [<CommonParameters>]", "-Id <String>", "end with '[<CommonParameters>]'")]
    [InlineData("goes on.", "goes on.\n\n| a | b |\n|---|---|\n| 1 | 2 |", "cannot show a table")]
    [InlineData("goes on.", "goes on for <name>.", "cannot show '<name>'")]
    [InlineData("### Example 2: One", "### Example 3: One", "must read '### Example 2")]
    [InlineData("```powershell\nGet-Sample a\n```", "", "no ```powershell block")]
    [InlineData("The id.\n", "", "'### -Id' has no text")]
    [InlineData("Aliases: DisplayName", "Alias: DisplayName", "Unknown key 'Alias'")]
    [InlineData("Default value: All\n", "", "'Default value:' is missing")]
    [InlineData("Required: True", "Required: Yes", "neither True nor False")]
    [InlineData("Position: 0", "Position: first", "neither Named nor a number")]
    [InlineData("True (ByPropertyName, ByValue)", "True (ByName)", "must be False, True (ByValue)")]
    [InlineData("### CommonParameters", "### Common", "must end with '### CommonParameters'")]
    [InlineData("### System.String\nA name.\n", "", "names no type")]
    [InlineData("(Get-Sample.md)", "(Get-Lost.md)", "leads nowhere")]
    public void A_wrong_page_is_refused_with_what_to_do(string right, string wrong, string message)
    {
        _folders.AddCommandPage(SamplePage.Name, Replace(right, wrong));

        Assert.Contains(_folders.Build(), problem => problem.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_need_not_be_on_the_web()
    {
        _folders.AddCommandPage(SamplePage.Name, Replace("online version: https://example.org/Get-Sample", "online version:"));

        Assert.Empty(_folders.Build());
    }

    [Theory]
    [InlineData("[[-Name] <String[]>]", "[-Name] <String[]>", "-Name is required in the syntax, but says 'Required: False'")]
    [InlineData("[[-Name] <String[]>]", "[-Name <String[]>]", "-Name is not positional in the syntax, but says 'Position: 0'")]
    [InlineData("-Id <String>", "-Id <Guid>", "-Id takes Guid in the syntax, but says 'Type: String'")]
    [InlineData(" [-Mine]", "", "-Mine is missing from the syntax of ByName")]
    [InlineData("[-Mine]", "[-Mine] [-Yours]", "-Yours stands in the syntax but not below PARAMETERS")]
    [InlineData("Parameter Sets: ById\nAliases:\n", "Parameter Sets: ByIdentity\nAliases:\n", "Unknown parameter set 'ByIdentity'")]
    public void Syntax_and_parameters_may_not_contradict_each_other(string right, string wrong, string message)
    {
        _folders.AddCommandPage(SamplePage.Name, Replace(right, wrong));

        Assert.Contains(_folders.Build(), problem => problem.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Default value: All", "Default: All")]
    [InlineData("schema: 2.0.0", "schema: 2")]
    [InlineData("Take care.", "> quoted")]
    public void A_problem_names_the_file_and_the_line_in_the_form_that_builds_show(string right, string wrong)
    {
        var text = Replace(right, wrong);
        _folders.AddCommandPage(SamplePage.Name, text);

        var line = Array.IndexOf(text.Split('\n'), wrong) + 1;
        Assert.Matches($@"Get-Sample\.md\({line}\): error HELP: \S", _folders.Build()[0].ToString());
    }

    [Fact]
    public void All_problems_of_all_pages_are_told_at_once_and_nothing_is_written()
    {
        _folders.AddCommandPage(SamplePage.Name, Replace("schema: 2.0.0", "schema: 2"));
        _folders.AddAboutPage("about_Sample", "# about_Sample\n");

        Assert.Equal(["Get-Sample.md", "about_Sample.md"], _folders.Build().Select(problem => Path.GetFileName(problem.File)));
        Assert.False(File.Exists(_folders.HelpFile));
    }

    public void Dispose() => _folders.Dispose();

    private static string Replace(string right, string wrong)
    {
        Assert.Contains(right, SamplePage.Text, StringComparison.Ordinal);
        return SamplePage.Text.Replace(right, wrong, StringComparison.Ordinal);
    }
}
