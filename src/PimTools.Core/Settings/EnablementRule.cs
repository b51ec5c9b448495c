namespace PimTools.Rules;

/// <summary>Sets the requirements of assigning or activating.</summary>
public sealed class EnablementRule : PolicyRule
{
    /// <summary>Creates the rule.</summary>
    public EnablementRule(string id, PimRequirements requirements)
        : base(id) => Requirements = requirements;

    /// <summary>The requirements.</summary>
    public PimRequirements Requirements { get; }

    /// <inheritdoc />
    public override bool SaysTheSameAs(PolicyRule other) => other is EnablementRule rule && rule.Requirements == Requirements;
}
