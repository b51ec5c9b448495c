using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using PimTools.Help.Pages;
using static PimTools.Help.CommandHelp.MamlNames;
using static PimTools.Help.CommandHelp.MamlText;

namespace PimTools.Help.CommandHelp;

/// <summary>Writes the help file that Get-Help reads.</summary>
internal static class MamlWriter
{
    public static void Write(IReadOnlyList<CommandPage> pages, string path)
    {
        // Line ends stay as they are written: they are part of the text that Get-Help shows.
        var settings = new XmlWriterSettings
        {
            Indent = true,
            NewLineChars = "\n",
            NewLineHandling = NewLineHandling.None,
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };

        using var writer = XmlWriter.Create(path, settings);
        new XDocument(ToXml(pages)).Save(writer);
    }

    public static XElement ToXml(IReadOnlyList<CommandPage> pages) =>
        new(
            Msh + "helpItems",
            new XAttribute("schema", "maml"),
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            pages.Select(ToXml));

    private static XElement ToXml(CommandPage page) =>
        new(
            Command + "command",
            Details(page),
            new XElement(Maml + "description", Paragraphs(page.Description)),
            new XElement(Command + "syntax", page.Syntax.Select(set => MamlParameters.SyntaxItem(page, set))),
            new XElement(Command + "parameters", page.Parameters.Select(MamlParameters.Parameter)),
            new XElement(Command + "inputTypes", page.Inputs.Select(type => Type(Command + "inputType", type))),
            new XElement(Command + "returnValues", page.Outputs.Select(type => Type(Command + "returnValue", type))),
            new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs(page.Notes))),
            new XElement(Command + "examples", page.Examples.Select(Example)),
            new XElement(Command + "relatedLinks", page.Links.Select(Link)));

    private static XElement Details(CommandPage page)
    {
        var dash = page.Name.IndexOf('-', StringComparison.Ordinal);

        return new XElement(
            Command + "details",
            new XElement(Command + "name", page.Name),
            new XElement(Command + "verb", page.Name[..dash]),
            new XElement(Command + "noun", page.Name[(dash + 1)..]),
            new XElement(Maml + "description", new XElement(Maml + "para", page.Synopsis)));
    }

    private static XElement Type(XName name, CommandType type) =>
        new(
            name,
            new XElement(Dev + "type", new XElement(Maml + "name", type.Name)),
            new XElement(Maml + "description", Paragraphs(type.Description)));

    private static XElement Example(CommandExample example) =>
        new(
            Command + "example",
            new XElement(Maml + "title", Ruled(example.Title)),
            new XElement(Maml + "introduction", Introduction(example.Introduction)),
            new XElement(Dev + "code", example.Code),
            new XElement(Dev + "remarks", Remarks(example.Remarks)));

    private static XElement Link(RelatedLink link) =>
        new(
            Maml + "navigationLink",
            new XElement(Maml + "linkText", link.Text),
            new XElement(Maml + "uri", link.Address));
}
