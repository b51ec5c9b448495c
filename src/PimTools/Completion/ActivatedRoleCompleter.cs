namespace PimTools.Completion;

/// <summary>Completes the roles the caller has activated.</summary>
public sealed class ActivatedRoleCompleter : MyRoleCompleter
{
    private protected override PimAssignmentType Type => PimAssignmentType.Active;
}
