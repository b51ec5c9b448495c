namespace PimTools;

/// <summary>A rule of a baseline.</summary>
public sealed class PimBaselineRule
{
    internal PimBaselineRule(string baseline, string ruleId)
    {
        Baseline = baseline;
        RuleId = ruleId;
    }

    /// <summary>The name of the baseline.</summary>
    public string Baseline { get; }

    /// <summary>The rule's id.</summary>
    public string RuleId { get; }

    /// <summary>The number of the control in the publication that the baseline follows; null where it follows none.</summary>
    public string? Control { get; internal init; }

    /// <summary>The rule in a sentence.</summary>
    public string Title { get; internal init; } = string.Empty;

    /// <summary>The severity of the rule.</summary>
    public PimFindingSeverity Severity { get; internal init; }

    /// <summary>The subjects of the rule: settings, assignments or holders.</summary>
    public string Subject { get; internal init; } = string.Empty;

    /// <summary>The choice among them, in words; null for all.</summary>
    public string? Where { get; internal init; }

    /// <summary>The demand, in words.</summary>
    public string Expected { get; internal init; } = string.Empty;

    /// <summary>The address of what the rule rests on; null for none.</summary>
    public string? Reference { get; internal init; }

    /// <inheritdoc />
    public override string ToString() => $"{RuleId}: {Title}";
}
