namespace PimTools;

/// <summary>A field of a role setting that differs between two settings.</summary>
public sealed class PimSettingDifference
{
    /// <summary>Creates a difference.</summary>
    public PimSettingDifference(string field, string from, string to)
    {
        Field = field;
        From = from;
        To = to;
    }

    /// <summary>The field, named like the parameter of Set-PimRoleSetting, such as <c>MaximumActivationDuration</c>; a mail such as <c>Notification Activation Approver</c>.</summary>
    public string Field { get; }

    /// <summary>The value in the first setting, or before the change, as text: <c>8h</c>, <c>Mfa, Justification</c>, <c>none</c>.</summary>
    public string From { get; }

    /// <summary>The value in the second setting, or after the change, as text.</summary>
    public string To { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Field} from {From} to {To}";
}
