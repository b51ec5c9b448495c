using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Documents;

namespace PimTools.Compliance;

/// <summary>Loads a baseline with those that it extends. Everything that is wrong is told in one run.</summary>
internal sealed class BaselineLoader
{
    private const int Version = 1;

    private readonly IDocumentFormat _format;
    private readonly Func<string, string?, (string File, string Text)> _find;
    private readonly Action<PimDocumentProblem> _report;

    /// <param name="format">Reads the files.</param>
    /// <param name="find">Finds a baseline by its name or path, and the file that names it; throws where there is none.</param>
    /// <param name="report">Hears of each problem.</param>
    public BaselineLoader(IDocumentFormat format, Func<string, string?, (string File, string Text)> find, Action<PimDocumentProblem> report)
    {
        _format = format;
        _find = find;
        _report = report;
    }

    /// <summary>Loads a baseline.</summary>
    /// <param name="nameOrPath">Its name or path.</param>
    /// <returns>The baseline; null where something is wrong with it, which has been told.</returns>
    /// <exception cref="PimException">There is none of that name, or its file cannot be read (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public Baseline? Load(string nameOrPath)
    {
        var isRead = true;
        void Report(PimDocumentProblem problem)
        {
            isRead &= problem.Severity != PimDocumentSeverity.Error;
            _report(problem);
        }

        var document = new BaselineDocument();
        var problems = new DocumentProblems(document.FileOf, Report);
        var (file, text) = _find(nameOrPath, null);
        var root = Add(document, problems, file, text, new HashSet<string>(StringComparer.Ordinal), Report);
        if (root is null)
        {
            return null;
        }

        var baseline = BaselineReader.Read(document, root, file, problems);
        return isRead ? baseline : null;
    }

    private MapReader? Add(BaselineDocument document, DocumentProblems problems, string file, string text, HashSet<string> open, Action<PimDocumentProblem> report)
    {
        var node = _format.Read(text, file, report);
        if (node is not DocumentMap map)
        {
            new DocumentProblems(file, report).Refuse(
                node ?? new DocumentScalar(1, 1, string.Empty, isQuoted: true), "The file holds no baseline: its root is a map with a name and rules.");
            return null;
        }

        document.Note(map, file);
        open.Add(file);
        var root = new MapReader(map, "A baseline", problems);
        ReadVersion(root);
        foreach (var scalar in Extended(root))
        {
            AddExtended(document, problems, scalar, file, open, report);
        }

        document.Add(root);
        open.Remove(file);
        return root;
    }

    private void AddExtended(
        BaselineDocument document, DocumentProblems problems, DocumentScalar extended, string file, HashSet<string> open, Action<PimDocumentProblem> report)
    {
        try
        {
            var found = _find(extended.Text.Trim(), file);
            if (open.Contains(found.File))
            {
                problems.Refuse(extended, $"The baseline '{extended.Text}' extends itself.");
                return;
            }

            Add(document, problems, found.File, found.Text, open, report)?.RefuseOthers("name", "title", "description", "reference");
        }
        catch (PimException e)
        {
            problems.Refuse(extended, e.Message, e.Remedy);
        }
    }

    private static IEnumerable<DocumentScalar> Extended(MapReader root) => root.Node("extends") switch
    {
        DocumentScalar one => new[] { one },
        DocumentList list => list.Items.OfType<DocumentScalar>(),
        _ => Enumerable.Empty<DocumentScalar>(),
    };

    private static void ReadVersion(MapReader root)
    {
        var version = root.Number("version");
        if (version is null && root.Node("version") is null)
        {
            root.Problems.Refuse(root.Map, "A baseline needs 'version'.", $"Write version: {Version}");
        }
        else if (version is not null and not Version)
        {
            root.Problems.Refuse(root.Node("version")!, $"The version {version} is not known; this version of PimTools reads {Version}.");
        }
    }
}
