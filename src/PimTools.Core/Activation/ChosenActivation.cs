namespace PimTools.Activation;

/// <summary>An eligible assignment that is to be activated.</summary>
/// <param name="Eligible">The assignment.</param>
/// <param name="Asked">The name or object by which it was asked for, and how it is to be activated.</param>
internal sealed record ChosenActivation(PimAssignment Eligible, RoleSelector Asked);
