using System;

namespace PimTools.Documents;

/// <summary>Reads the files of documents, YAML and JSON alike.</summary>
internal interface IDocumentFormat
{
    /// <summary>Reads a text. Everything that is wrong with it is told, in one run as far as the text can be read.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file, for what is told.</param>
    /// <param name="report">Hears of each problem.</param>
    /// <returns>The root; null where there is none.</returns>
    DocumentNode? Read(string text, string file, Action<PimDocumentProblem> report);
}
