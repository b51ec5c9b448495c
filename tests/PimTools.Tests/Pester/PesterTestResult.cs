namespace PimTools.Tests.Pester;

/// <summary>Tells what became of one test of a Pester file.</summary>
/// <param name="Name">The names of its blocks and its own.</param>
/// <param name="Outcome">Passed, Failed, Skipped, Inconclusive or NotRun.</param>
/// <param name="Error">Why it failed, and where; empty where it did not.</param>
internal sealed record PesterTestResult(string Name, string Outcome, double Seconds, string Error);
