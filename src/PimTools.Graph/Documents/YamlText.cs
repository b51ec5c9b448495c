using System.IO;
using System.Linq;
using System.Text;
using PimTools.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PimTools.Graph.Documents;

/// <summary>Writes a document as YAML: a key to a line, quotes only where they are needed, so that versions differ where they mean something else.</summary>
internal sealed class YamlText
{
    private const string Harmless = " .-_@()/+&'";

    private readonly StringBuilder _text = new();
    private readonly YamlComments _comments;

    private YamlText(YamlComments comments) => _comments = comments;

    public static string Write(DocumentNode root, YamlComments comments)
    {
        var writer = new YamlText(comments);
        writer.WriteBlock(root, DocumentPath.Root, string.Empty, isAfterDash: false);
        foreach (var comment in comments.AtEnd)
        {
            writer._text.Append("# ").Append(comment).Append('\n');
        }

        return writer._text.ToString();
    }

    private void WriteBlock(DocumentNode node, string path, string indent, bool isAfterDash)
    {
        if (node is DocumentMap map)
        {
            foreach (var entry in map.Entries)
            {
                var own = _comments.HasPlaces ? DocumentPath.Of(path, entry.Key) : path;
                if (!isAfterDash)
                {
                    WriteBefore(own, indent);
                    _text.Append(indent);
                }

                isAfterDash = false;
                _text.Append(Inline(entry.Name)).Append(':');
                WriteValue(entry.Value, own, indent);
            }
        }
        else if (node is DocumentList list)
        {
            for (var i = 0; i < list.Items.Count; i++)
            {
                var own = _comments.HasPlaces ? DocumentPath.Of(path, list.Items[i], i) : path;
                WriteBefore(own, indent);
                _text.Append(indent).Append("- ");
                if (IsBlock(list.Items[i]))
                {
                    WriteBlock(list.Items[i], own, indent + "  ", isAfterDash: true);
                }
                else
                {
                    EndLine(Inline(list.Items[i]), own);
                }
            }
        }
    }

    private void WriteValue(DocumentNode value, string path, string indent)
    {
        if (IsBlock(value))
        {
            EndLine(string.Empty, path);
            WriteBlock(value, path, indent + "  ", isAfterDash: false);
        }
        else
        {
            _text.Append(' ');
            EndLine(Inline(value), path);
        }
    }

    private void WriteBefore(string path, string indent)
    {
        foreach (var comment in _comments.Before(path))
        {
            _text.Append(indent).Append("# ").Append(comment).Append('\n');
        }
    }

    private void EndLine(string value, string path)
    {
        _text.Append(value);
        if (_comments.Beside(path) is { } comment)
        {
            _text.Append(" # ").Append(comment);
        }

        _text.Append('\n');
    }

    private static bool IsBlock(DocumentNode node) => node switch
    {
        DocumentMap map => !map.IsCompact && map.Entries.Count > 0,
        DocumentList list => list.Items.Any(item => item is not DocumentScalar),
        _ => false,
    };

    private static string Inline(DocumentNode node) => node switch
    {
        DocumentMap map => map.Entries.Count == 0 ? "{}" : "{ " + string.Join(", ", map.Entries.Select(entry => $"{Inline(entry.Name)}: {Inline(entry.Value)}")) + " }",
        DocumentList list => "[" + string.Join(", ", list.Items.Select(Inline)) + "]",
        DocumentScalar { IsQuoted: false } word => word.Text,
        DocumentScalar text => Quote(text.Text),
        _ => string.Empty,
    };

    // Plain where nobody, person or parser, could read it as anything else.
    private static string Quote(string text) => IsPlain(text) ? text : Emit(text);

    private static bool IsPlain(string text) =>
        text.Length > 0 && char.IsLetter(text[0]) && !char.IsWhiteSpace(text[text.Length - 1])
        && text.All(one => char.IsLetterOrDigit(one) || Harmless.Contains(one))
        && text.ToUpperInvariant() is not ("TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "NULL" or "Y" or "N");

    private static string Emit(string text)
    {
        using var writer = new StringWriter();
        var emitter = new Emitter(writer, new EmitterSettings(2, int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, ScalarStyle.DoubleQuoted, isPlainImplicit: false, isQuotedImplicit: true));
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return writer.ToString().Trim().Replace("\r", string.Empty).Replace("\n", string.Empty);
    }
}
