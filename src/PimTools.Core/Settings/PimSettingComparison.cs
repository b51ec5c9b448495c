namespace PimTools;

/// <summary>A field in which the settings of two roles differ.</summary>
public sealed class PimSettingComparison
{
    internal PimSettingComparison(PimRoleSetting left, PimRoleSetting right, PimSettingDifference difference)
    {
        LeftRole = left.Role.Describe(left.Scope);
        RightRole = right.Role.Describe(right.Scope);
        Field = difference.Field;
        Left = difference.From;
        Right = difference.To;
    }

    /// <summary>The field, named like the parameter of Set-PimRoleSetting where there is one, such as <c>MaximumActivationDuration</c>.</summary>
    public string Field { get; }

    /// <summary>The value in the first setting as text: <c>8h</c>, <c>Mfa, Justification</c>, <c>none</c>, or <c>?</c> where the policy does not tell.</summary>
    public string Left { get; }

    /// <summary>The value in the other setting as text.</summary>
    public string Right { get; }

    /// <summary>The first role and its scope.</summary>
    public string LeftRole { get; }

    /// <summary>The other role and its scope.</summary>
    public string RightRole { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Field}: {Left} in {LeftRole}, {Right} in {RightRole}";
}
