using System;

namespace PimTools.Documents;

/// <summary>Takes the problems of one file.</summary>
internal sealed class DocumentProblems
{
    private readonly string _file;
    private readonly Action<PimDocumentProblem> _report;

    public DocumentProblems(string file, Action<PimDocumentProblem> report)
    {
        _file = file;
        _report = report;
    }

    /// <summary>Tells of an error at a node.</summary>
    public void Refuse(DocumentNode at, string message, string? remedy = null) =>
        _report(new PimDocumentProblem(_file, at.Line, at.Column, message, remedy));

    /// <summary>Tells of what may not be meant.</summary>
    public void Warn(DocumentNode at, string message, string? remedy = null) =>
        _report(new PimDocumentProblem(_file, at.Line, at.Column, message, remedy) { Severity = PimDocumentSeverity.Warning });
}
