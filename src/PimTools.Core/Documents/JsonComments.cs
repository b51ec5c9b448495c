using System.Text;

namespace PimTools.Documents;

/// <summary>Blanks the comments of a JSON text, which the standard does not know and many people write. Every other character keeps its line and column.</summary>
internal static class JsonComments
{
    public static string Blank(string text)
    {
        var blanked = new StringBuilder(text);
        var isInText = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (isInText && text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                isInText = !isInText;
            }
            else if (!isInText && text[i] == '/' && i + 1 < text.Length && text[i + 1] is '/' or '*')
            {
                i = Blank(text, i, EndOf(text, i), blanked);
            }
        }

        return blanked.ToString();
    }

    private static int EndOf(string text, int start)
    {
        var isLine = text[start + 1] == '/';
        var end = isLine ? text.IndexOf('\n', start) : text.IndexOf("*/", start + 2, System.StringComparison.Ordinal);
        return end < 0 ? text.Length : isLine ? end : end + 2;
    }

    private static int Blank(string text, int start, int end, StringBuilder blanked)
    {
        for (var i = start; i < end; i++)
        {
            blanked[i] = text[i] is '\n' or '\r' ? text[i] : ' ';
        }

        return end - 1;
    }
}
