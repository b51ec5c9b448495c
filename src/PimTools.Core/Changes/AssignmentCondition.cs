namespace PimTools.Changes;

/// <summary>Checks the condition (ABAC) of an assignment.</summary>
internal static class AssignmentCondition
{
    // documented: the one version there is to write (conditions-format)
    private const string Version = "2.0";

    /// <summary>The version that goes with a condition, told or not; null where there is no condition.</summary>
    /// <exception cref="PimException">
    /// <see cref="PimErrorCode.InvalidParameter"/>: the role knows no conditions, or a version is told of none.
    /// </exception>
    public static string? VersionOf(PimRole role, string? condition, string? version)
    {
        if (condition is null && version is null)
        {
            return null;
        }

        if (role.Kind != PimKind.AzureRole)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"{role} is not an Azure role, and only assignments of Azure roles can have a condition.")
            {
                Remedy = "Leave the condition out. A narrower scope, such as an administrative unit, limits an Entra role.",
                TargetObject = condition ?? version,
            };
        }

        return condition is not null ? version ?? Version : throw new PimException(
            PimErrorCode.InvalidParameter, $"The condition version {version} was given without a condition.")
        {
            Remedy = "Add -Condition, or leave -ConditionVersion out.",
            TargetObject = version,
        };
    }
}
