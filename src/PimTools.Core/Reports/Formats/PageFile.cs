using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace PimTools.Reports.Formats;

/// <summary>A file that is part of the page, from the assembly's resources.</summary>
internal sealed class PageFile
{
    private PageFile(string text) => Text = text;

    /// <summary>The text, with line feeds.</summary>
    public string Text { get; }

    /// <summary>The source that a Content-Security-Policy names to allow exactly this text.</summary>
    public string Source
    {
        get
        {
            using var sha = SHA256.Create();
            return $"'sha256-{Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(Text)))}'";
        }
    }

    /// <summary>Reads a file of the folder Reports/Page.</summary>
    public static PageFile Read(string name)
    {
        using var stream = typeof(PageFile).Assembly.GetManifestResourceStream("PimTools.Reports.Page." + name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new PageFile(reader.ReadToEnd().Replace("\r\n", "\n"));
    }
}
