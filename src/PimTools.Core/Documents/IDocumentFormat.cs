using System;

namespace PimTools.Documents;

/// <summary>Reads and writes the files of documents, YAML and JSON alike.</summary>
internal interface IDocumentFormat
{
    /// <summary>Reads a text. Everything that is wrong with it is told, in one run as far as the text can be read.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file, for what is told.</param>
    /// <param name="report">Hears of each problem.</param>
    /// <returns>The root; null where there is none.</returns>
    DocumentNode? Read(string text, string file, Action<PimDocumentProblem> report);

    /// <summary>Writes a document as YAML.</summary>
    /// <param name="root">The document.</param>
    /// <param name="existing">The text that is written over, whose comments stay before and beside what they stood at; null for none.</param>
    string WriteYaml(DocumentNode root, string? existing);

    /// <summary>Writes a document as JSON.</summary>
    string WriteJson(DocumentNode root);
}
