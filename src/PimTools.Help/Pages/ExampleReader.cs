using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using PimTools.Help.Prose;

namespace PimTools.Help.Pages;

/// <summary>Reads the EXAMPLES section.</summary>
internal sealed partial class ExampleReader(MarkdownPage page)
{
    public IReadOnlyList<CommandExample> Read(Section section)
    {
        if (section.Children.Count == 0)
        {
            page.Report(section.Line, $"'{section}' has no example. Add '### Example 1: ...'.");
        }

        return section.Children.Select((child, index) => ReadExample(child, index + 1)).ToList();
    }

    private CommandExample ReadExample(Section section, int number)
    {
        if (Heading().Match(section.Title) is not { Success: true } heading || heading.Groups["number"].Value != $"{number}")
        {
            page.Report(section.Line, $"'{section}' must read '### Example {number}: what it shows'.");
        }

        var prose = page.ReadProse(section.Body);
        var introduction = prose.TakeWhile(block => block is not CodeBlockText).ToList();
        var command = prose.Skip(introduction.Count).TakeWhile(IsCommandOrItsOutput).ToList();

        if (command.Count == 0)
        {
            page.Report(section.Line, $"'{section}' has no ```powershell block with the command.");
        }

        return new CommandExample(
            section.Title,
            introduction,
            string.Join("\n\n", command.Select(block => block.ToPlainText())),
            prose.Skip(introduction.Count + command.Count).ToList());

        // The first block is the command, whatever its language; only its output may follow it directly.
        bool IsCommandOrItsOutput(ProseBlock block, int index) =>
            block is CodeBlockText code && (index == 0 || code.Language != "powershell");
    }

    [GeneratedRegex(@"^Example (?<number>\d+): \S")]
    private static partial Regex Heading();
}
