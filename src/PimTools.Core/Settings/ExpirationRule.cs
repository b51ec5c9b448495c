using System;

namespace PimTools.Rules;

/// <summary>Limits the duration of an assignment or activation.</summary>
public sealed class ExpirationRule : PolicyRule
{
    /// <summary>Creates the rule.</summary>
    public ExpirationRule(string id, bool isExpirationRequired, TimeSpan? maximumDuration)
        : base(id)
    {
        IsExpirationRequired = isExpirationRequired;
        MaximumDuration = maximumDuration;
    }

    /// <summary>Tells whether an end is demanded.</summary>
    public bool IsExpirationRequired { get; }

    /// <summary>The longest duration; null where the service sets none.</summary>
    public TimeSpan? MaximumDuration { get; }

    /// <inheritdoc />
    public override bool SaysTheSameAs(PolicyRule other) =>
        other is ExpirationRule rule && rule.IsExpirationRequired == IsExpirationRequired && rule.MaximumDuration == MaximumDuration;
}
