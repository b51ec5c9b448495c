namespace PimTools.Rules;

/// <summary>A rule of a type this version does not know. It is read, kept and never written.</summary>
public sealed class UnknownRule : PolicyRule
{
    /// <summary>Creates the rule.</summary>
    public UnknownRule(string id)
        : base(id)
    {
    }

    /// <inheritdoc />
    public override bool SaysTheSameAs(PolicyRule other) => other is UnknownRule && other.Id == Id;
}
