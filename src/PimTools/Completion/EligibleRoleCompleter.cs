namespace PimTools.Completion;

/// <summary>Completes the roles the caller can activate.</summary>
public class EligibleRoleCompleter : MyRoleCompleter
{
    private protected override PimAssignmentType Type => PimAssignmentType.Eligible;
}
