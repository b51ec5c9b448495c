namespace PimTools.Rules;

/// <summary>What is demanded of whoever assigns or activates.</summary>
public sealed class EnablementRule : PolicyRule
{
    /// <summary>Creates the rule.</summary>
    public EnablementRule(string id, PimRequirements requirements)
        : base(id) => Requirements = requirements;

    /// <summary>What is demanded.</summary>
    public PimRequirements Requirements { get; }

    /// <inheritdoc />
    public override bool SaysTheSameAs(PolicyRule other) => other is EnablementRule rule && rule.Requirements == Requirements;
}
