namespace PimTools.Completion;

/// <summary>Completes the scopes where the caller has activated the role that stands before it.</summary>
public sealed class ActivatedScopeCompleter : MyScopeCompleter
{
    private protected override PimAssignmentType Type => PimAssignmentType.Active;
}
