using System.IO;

namespace PimTools.Help.Notices;

/// <summary>Holds the words of licences that packages name by their SPDX expression alone.</summary>
public static class LicenseText
{
    /// <summary>Returns the text of a licence; null when none is kept for it.</summary>
    public static string? Find(string? expression)
    {
        using var stream = typeof(LicenseText).Assembly.GetManifestResourceStream($"{typeof(LicenseText).Namespace}.Licenses.{expression}.txt");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return Normalize(reader.ReadToEnd());
    }

    /// <summary>Gives every text the same line ends, so that equal texts are equal and a build repeats itself everywhere.</summary>
    public static string Normalize(string text) => text.ReplaceLineEndings("\n").Trim('\n', '\uFEFF');
}
