using System;
using System.Collections.Generic;
using System.IO;
using PimTools.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PimTools.Graph.Documents;

/// <summary>Makes the tree of a YAML or JSON text from the parser's events. Anchors are followed as far as a person would write them.</summary>
internal sealed class YamlTree
{
    private const int Deepest = 64;
    private const int MostFollowed = 200_000;

    private readonly Dictionary<AnchorName, (DocumentNode Node, int Size)> _anchors = new();
    private readonly DocumentProblems _problems;
    private readonly IParser _parser;
    private int _nodes;
    private int _followed;

    private YamlTree(IParser parser, DocumentProblems problems)
    {
        _parser = parser;
        _problems = problems;
    }

    /// <summary>Reads a text; null where it holds nothing, or is no YAML.</summary>
    public static DocumentNode? Read(string text, DocumentProblems problems)
    {
        try
        {
            using var reader = new StringReader(text);
            return new YamlTree(new Parser(reader), problems).ReadRoot();
        }
        catch (YamlException e)
        {
            if (IsJson(text))
            {
                problems.Refuse(At(e.Start), $"This is no JSON: {e.Message}", "Mind commas, brackets and quotes; JSON has no comments.");
            }
            else
            {
                problems.Refuse(At(e.Start), $"This is no YAML: {e.Message}", "Mind the indentation, and put text that holds ': ' or ' #' in quotes.");
            }

            return null;
        }
        catch (InvalidDataException)
        {
            // Told already.
            return null;
        }
    }

    private static bool IsJson(string text) => text.TrimStart() is { Length: > 0 } trimmed && trimmed[0] == '{';

    private static DocumentScalar At(Mark mark) => new((int)mark.Line, (int)mark.Column, string.Empty, isQuoted: true);

    private DocumentNode? ReadRoot()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            return null;
        }

        var root = ReadNode(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
        {
            throw Refuse(second.Start, "A file holds one document, and here begins another.", "Make a file of it.");
        }

        return root is DocumentScalar { IsNull: true } ? null : root;
    }

    private DocumentNode ReadNode(int depth)
    {
        var start = _nodes;
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Follow(alias);
        }

        if (!_parser.Accept<NodeEvent>(out var next))
        {
            throw Refuse(_parser.Current!.Start, "A value is expected here.", null);
        }

        _nodes++;
        if (depth > Deepest)
        {
            throw Refuse(next.Start, $"The document is nested more than {Deepest} deep.", null);
        }

        if (!next.Tag.IsEmpty && !next.Tag.IsNonSpecific)
        {
            _problems.Refuse(At(next.Start), $"The tag '{next.Tag}' is not supported.", "Leave it out: the type of a value follows from its key.");
        }

        DocumentNode node = _parser.TryConsume<Scalar>(out var scalar)
            ? new DocumentScalar((int)scalar.Start.Line, (int)scalar.Start.Column, scalar.Value, scalar.Style != ScalarStyle.Plain)
            : _parser.TryConsume<SequenceStart>(out var list) ? ReadList(list, depth) : ReadMap(_parser.Consume<MappingStart>(), depth);
        if (!next.Anchor.IsEmpty)
        {
            _anchors[next.Anchor] = (node, _nodes - start);
        }

        return node;
    }

    // The same node is met each time; what it would amount to is counted, so that no text of a few lines becomes millions of nodes. What stands in the
    // text itself is not: a large tenant has as much to say.
    private DocumentNode Follow(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var known))
        {
            throw Refuse(alias.Start, $"The anchor '{alias.Value}' is not defined before this place, or holds itself.", null);
        }

        _nodes += known.Size;
        _followed += known.Size;
        return _followed <= MostFollowed
            ? known.Node
            : throw Refuse(alias.Start, $"The anchors of the document amount to more than {MostFollowed} values once they are followed.", "Make several files of it, or use templates.");
    }

    private DocumentList ReadList(SequenceStart start, int depth)
    {
        var items = new List<DocumentNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }

        return new DocumentList((int)start.Start.Line, (int)start.Start.Column, items);
    }

    private DocumentMap ReadMap(MappingStart start, int depth)
    {
        var entries = new List<DocumentEntry>();
        var names = new Dictionary<string, DocumentScalar>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            if (key is not DocumentScalar name)
            {
                _problems.Refuse(key, "A key is a single word.");
            }
            else if (names.TryGetValue(name.Text, out var first))
            {
                _problems.Refuse(name, $"The key '{name.Text}' stands here a second time; the first is in line {first.Line}.");
            }
            else
            {
                names.Add(name.Text, name);
                entries.Add(new DocumentEntry(name, value));
            }
        }

        return new DocumentMap((int)start.Start.Line, (int)start.Start.Column, entries);
    }

    // The text cannot be read on from here.
    private InvalidDataException Refuse(Mark mark, string message, string? remedy)
    {
        _problems.Refuse(At(mark), message, remedy);
        return new InvalidDataException(message);
    }
}
