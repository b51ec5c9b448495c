namespace PimTools.Conditions;

/// <summary>The outcome of a condition, or of alternatives, for one subject.</summary>
/// <param name="Field">The field; several alternatives are joined by <c>or</c>.</param>
/// <param name="Expected">What is expected, as a person reads it.</param>
/// <param name="Actual">What is there.</param>
/// <param name="IsMet">Whether it is met; null where that is not known.</param>
/// <param name="UnknownBecause">Why it is not known; null where it is.</param>
internal sealed record FieldResult(string Field, string Expected, string Actual, bool? IsMet, string? UnknownBecause);
