using System.Collections.Generic;
using System.Linq;
using System.Text;
using PimTools.Help.Prose;

namespace PimTools.Help.About;

/// <summary>Writes an about page as the plain text that Get-Help shows. Get-Help takes its fifth line for the synopsis.</summary>
internal static class AboutWriter
{
    private const int Width = 80;
    private const string Indent = "    ";

    public static string Write(AboutPage page)
    {
        var text = new StringBuilder($"TOPIC\n{Indent}{page.Name}\n");

        foreach (var section in page.Sections)
        {
            text.Append('\n').Append(section.Depth == 0 ? section.Title.ToUpperInvariant() : "  " + section.Title).Append('\n');
            text.AppendJoin("\n\n", section.Text.Select(block => string.Join('\n', Lines(block))));
            text.Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Lines(ProseBlock block) => block switch
    {
        CodeBlockText code => code.Lines.Select(line => (Indent + Indent + line).TrimEnd()),
        TextList list => list.Items.SelectMany(Lines),
        _ => block.ToPlainText().Split('\n').SelectMany(line => LineWrap.Wrap(line, Width, Indent, Indent)),
    };

    private static IEnumerable<string> Lines(TextListItem item)
    {
        var first = Indent + item.Indent + item.Marker;
        return LineWrap.Wrap(item.Text, Width, first, new string(' ', first.Length));
    }
}
