using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using PimTools.Help.Prose;
using static PimTools.Help.CommandHelp.MamlNames;

namespace PimTools.Help.CommandHelp;

/// <summary>Running text as Get-Help shows it best.</summary>
internal static class MamlText
{
    private const int TitleWidth = 70;

    /// <summary>
    /// Get-Help puts an empty line between these. It shows MAML's own lists in descriptions only, so lists go in as text.
    /// </summary>
    public static IEnumerable<XElement> Paragraphs(IReadOnlyList<ProseBlock> prose) =>
        prose.Select(block => new XElement(Maml + "para", block.ToPlainText()));

    /// <summary>Get-Help puts nothing at all between the introduction and the code, so that the empty line must be in the text.</summary>
    public static XElement? Introduction(IReadOnlyList<ProseBlock> prose) =>
        prose.Count == 0 ? null : new XElement(Maml + "para", string.Concat(prose.Select(block => block.ToPlainText() + "\n\n")));

    /// <summary>The text that follows the code. The empty last paragraph keeps the next example apart.</summary>
    public static IEnumerable<XElement> Remarks(IReadOnlyList<ProseBlock> prose) => Paragraphs(prose).Append(new XElement(Maml + "para"));

    /// <summary>A title between dashes, which sets the examples apart.</summary>
    public static string Ruled(string title)
    {
        var left = (TitleWidth + title.Length + 2) / 2;
        return $" {title} ".PadLeft(left, '-').PadRight(TitleWidth, '-');
    }
}
