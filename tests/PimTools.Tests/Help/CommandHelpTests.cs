using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace PimTools.Tests.Help;

public sealed class CommandHelpTests : IDisposable
{
    private readonly HelpFolders _folders = new();
    private readonly XElement _command;

    public CommandHelpTests()
    {
        _folders.AddCommandPage(SamplePage.Name, SamplePage.Text);
        Assert.Empty(_folders.Build());
        _command = Assert.Single(_folders.ReadHelpFile().Elements());
    }

    [Fact]
    public void The_name_is_split_into_verb_and_noun()
    {
        var details = Child(_command, "details");

        Assert.Equal(["Get-Sample", "Get", "Sample"], new[] { "name", "verb", "noun" }.Select(part => Child(details, part).Value));
    }

    [Fact]
    public void Markdown_marks_do_not_show() => Assert.Equal("Gets samples.", Text(Child(_command, "details"), "description"));

    [Fact]
    public void Paragraphs_are_joined_and_lists_keep_a_line_for_each_item() =>
        Assert.Equal(["One sentence that goes on.", "- first\n  - inner\n- second"], Paragraphs(Child(_command, "description")));

    [Fact]
    public void Each_parameter_set_lists_its_parameters_in_the_order_of_the_syntax() =>
        Assert.Equal(
            ["Name Kind Mine", "Name Id"],
            Child(_command, "syntax").Elements().Select(set => string.Join(' ', Children(set, "parameter").Select(NameOf))));

    [Fact]
    public void A_parameter_has_the_facts_of_its_parameter_set()
    {
        var sets = Child(_command, "syntax").Elements().Select(set => Children(set, "parameter").First()).ToList();

        Assert.Equal(["false 0", "true named"], sets.Select(name => $"{Attribute(name, "required")} {Attribute(name, "position")}"));
    }

    [Fact]
    public void A_parameter_tells_its_aliases_pipeline_input_wildcards_type_and_default()
    {
        var name = Children(Child(_command, "parameters"), "parameter").First();

        Assert.Equal("DisplayName, RoleName", Attribute(name, "aliases"));
        Assert.Equal("True (ByPropertyName, ByValue)", Attribute(name, "pipelineInput"));
        Assert.Equal("true", Attribute(name, "globbing"));
        Assert.Equal("String[]", Child(name, "parameterValue").Value);
        Assert.Equal("All", Child(name, "defaultValue").Value);
    }

    [Fact]
    public void The_syntax_shows_the_accepted_values() =>
        Assert.Equal(["Small", "Large"], Child(InSyntax("Kind"), "parameterValueGroup").Elements().Select(value => value.Value));

    [Fact]
    public void A_switch_shows_no_value_in_the_syntax() => Assert.Empty(Children(InSyntax("Mine"), "parameterValue"));

    [Fact]
    public void An_example_is_introduction_then_command_with_output_then_remarks()
    {
        var example = Child(_command, "examples").Elements().First();

        // Get-Help adds no line end of its own between the introduction and the code.
        Assert.Equal("Before.\n\nStill before.\n\n", Text(example, "introduction"));
        Assert.Equal("Get-Sample\n\nName\n----", Child(example, "code").Value);
        Assert.Equal(["After.", ""], Paragraphs(Child(example, "remarks")));
    }

    [Fact]
    public void Example_titles_stand_between_dashes_and_fit_the_console()
    {
        var titles = Child(_command, "examples").Elements().Select(example => Child(example, "title").Value).ToList();

        Assert.All(titles, title => Assert.Equal(70, title.Length));
        Assert.All(titles, title => Assert.Matches("^-+ Example . *.*-+$", title));
    }

    [Fact]
    public void Input_output_and_notes_are_told()
    {
        Assert.Equal("A name.", Text(Child(Child(_command, "inputTypes"), "inputType"), "description"));
        Assert.Equal("Sample", Child(Child(Child(Child(_command, "returnValues"), "returnValue"), "type"), "name").Value);
        Assert.Equal("Take care.", Text(Child(_command, "alertSet"), "alert"));
    }

    [Fact]
    public void The_first_link_is_the_page_online_because_Get_Help_opens_that()
    {
        var links = Child(_command, "relatedLinks").Elements();

        Assert.Equal(
            ["Online version:|https://example.org/Get-Sample", "Get-Sample|", "The service|https://example.org/service"],
            links.Select(link => $"{Child(link, "linkText").Value}|{Child(link, "uri").Value}"));
    }

    public void Dispose() => _folders.Dispose();

    private XElement InSyntax(string parameter) =>
        Child(_command, "syntax").Elements().SelectMany(set => Children(set, "parameter")).First(element => NameOf(element) == parameter);

    private static string NameOf(XElement parameter) => Child(parameter, "name").Value;

    private static string Text(XElement parent, string child) => Assert.Single(Paragraphs(Child(parent, child)));

    private static IEnumerable<string> Paragraphs(XElement element) => Children(element, "para").Select(para => para.Value);

    private static XElement Child(XElement element, string name) => Assert.Single(Children(element, name));

    private static IEnumerable<XElement> Children(XElement element, string name) =>
        element.Elements().Where(child => child.Name.LocalName == name);

    private static string? Attribute(XElement element, string name) => (string?)element.Attribute(name);
}
