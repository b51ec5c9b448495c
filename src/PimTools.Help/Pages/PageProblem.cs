namespace PimTools.Help.Pages;

/// <summary>A problem of a page: where it is, and what to do.</summary>
public sealed record PageProblem(string File, int Line, string Message)
{
    /// <summary>In the form that MSBuild shows as an error of that file and line.</summary>
    public override string ToString() => $"{File}({Line}): error HELP: {Message}";
}
