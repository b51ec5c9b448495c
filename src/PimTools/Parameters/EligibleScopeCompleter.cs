namespace PimTools.Parameters;

/// <summary>Completes the scopes where the caller can activate the role that stands before it.</summary>
public sealed class EligibleScopeCompleter : MyScopeCompleter
{
    private protected override PimAssignmentType Type => PimAssignmentType.Eligible;
}
