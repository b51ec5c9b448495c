using System;

namespace PimTools.Documents;

/// <summary>Takes the problems of a document.</summary>
internal sealed class DocumentProblems
{
    private readonly Func<DocumentNode, string> _fileOf;
    private readonly Action<PimDocumentProblem> _report;

    public DocumentProblems(string file, Action<PimDocumentProblem> report)
        : this(_ => file, report)
    {
    }

    /// <param name="fileOf">Gives the file of a node, where several files make one document.</param>
    /// <param name="report">Hears of each problem.</param>
    public DocumentProblems(Func<DocumentNode, string> fileOf, Action<PimDocumentProblem> report)
    {
        _fileOf = fileOf;
        _report = report;
    }

    /// <summary>Tells of an error at a node.</summary>
    public void Refuse(DocumentNode at, string message, string? remedy = null) =>
        _report(new PimDocumentProblem(_fileOf(at), at.Line, at.Column, message, remedy));

    /// <summary>Tells of what may not be meant.</summary>
    public void Warn(DocumentNode at, string message, string? remedy = null) =>
        _report(new PimDocumentProblem(_fileOf(at), at.Line, at.Column, message, remedy) { Severity = PimDocumentSeverity.Warning });
}
