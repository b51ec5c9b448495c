using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Documents;

namespace PimTools.Configuration;

/// <summary>Loads the files of a configuration into one, and checks it. A baseline, or any other document of the same language, is loaded alike.</summary>
internal sealed class ConfigurationLoader
{
    private readonly IDocumentFormat _format;
    private readonly Action<PimDocumentProblem> _report;
    private readonly Dictionary<DocumentNode, DocumentProblems> _places = new();

    /// <param name="format">Reads the files.</param>
    /// <param name="report">Hears of each problem, of all files in one run.</param>
    public ConfigurationLoader(IDocumentFormat format, Action<PimDocumentProblem> report)
    {
        _format = format;
        _report = report;
    }

    /// <summary>The problems of the file in which a node stands.</summary>
    public DocumentProblems ProblemsAt(DocumentNode node) => _places[node];

    /// <summary>Loads the files.</summary>
    /// <param name="files">Each file's name and its text.</param>
    public PimConfiguration Load(IEnumerable<(string File, string Text)> files)
    {
        var configuration = new PimConfiguration();
        foreach (var (file, text) in files)
        {
            var problems = new DocumentProblems(file, _report);
            var isRead = true;
            var root = _format.Read(text, file, problem =>
            {
                isRead = false;
                _report(problem);
            });
            if (root is not null || isRead)
            {
                ConfigurationReader.Read(root, problems, configuration);
            }

            foreach (var node in root is null ? Enumerable.Empty<DocumentNode>() : DocumentWalk.All(root))
            {
                _places[node] = problems;
            }
        }

        new ConfigurationCheck(configuration, ProblemsAt).Run();
        return configuration;
    }
}
