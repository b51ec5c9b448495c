using System;

namespace PimTools.Help.Pages;

/// <summary>Reads the head of a cmdlet's page: which help file it goes into, and where it stands online.</summary>
internal static class FrontMatterReader
{
    private const string HelpFile = "external help file";
    private const string Module = "Module Name";
    private const string Online = "online version";
    private const string Schema = "schema";

    /// <summary>Returns the page's address on the web; null where it is empty, since there is none, and where it is no address, which is reported.</summary>
    public static string? ReadOnlineVersion(MarkdownPage page)
    {
        if (page.FrontMatter is not { } block)
        {
            page.Report(1, $"The page has no front matter. Begin it with {HelpFile}, {Module}, {Online} and {Schema} between '---'.");
            return null;
        }

        var yaml = YamlLines.Read(page, block, required: [HelpFile, Module, Online, Schema]);
        Expect(page, yaml, HelpFile, "PimTools.dll-Help.xml");
        Expect(page, yaml, Module, "PimTools");
        Expect(page, yaml, Schema, "2.0.0");

        if (string.IsNullOrEmpty(yaml[Online]))
        {
            return null;
        }

        if (!Uri.TryCreate(yaml[Online], UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
        {
            page.Report(yaml.LineOf(Online), $"'{Online}: {yaml[Online]}' is not an https address. Get-Help -Online opens it.");
            return null;
        }

        return address.AbsoluteUri;
    }

    private static void Expect(MarkdownPage page, YamlLines yaml, string key, string value)
    {
        if (yaml[key] != value)
        {
            page.Report(yaml.LineOf(key), $"'{key}: {yaml[key]}' must be '{key}: {value}'.");
        }
    }
}
