using System;
using PimTools.Documents;

namespace PimTools.Graph.Documents;

/// <summary>Reads documents by YamlDotNet, of which JSON is a part, and writes them.</summary>
internal sealed class DocumentFormat : IDocumentFormat
{
    /// <inheritdoc />
    public DocumentNode? Read(string text, string file, Action<PimDocumentProblem> report) =>
        YamlTree.Read(text, new DocumentProblems(file, report));

    /// <inheritdoc />
    public string WriteYaml(DocumentNode root, string? existing)
    {
        // A text that cannot be read has no comments that could be placed.
        var before = existing is null ? null : YamlTree.Read(existing, new DocumentProblems(string.Empty, _ => { }));
        return YamlText.Write(root, before is null ? YamlComments.None : YamlComments.Read(existing!, before));
    }

    /// <inheritdoc />
    public string WriteJson(DocumentNode root) => JsonText.Write(root);
}
