using System;
using PimTools.Documents;

namespace PimTools.Graph.Documents;

/// <summary>Reads documents by YamlDotNet: JSON is a part of YAML.</summary>
internal sealed class DocumentFormat : IDocumentFormat
{
    /// <inheritdoc />
    public DocumentNode? Read(string text, string file, Action<PimDocumentProblem> report) =>
        YamlTree.Read(text, new DocumentProblems(file, report));
}
