using System;

namespace PimTools.Rules;

/// <summary>The Conditional Access authentication context an activation has to satisfy.</summary>
public sealed class AuthenticationContextRule : PolicyRule
{
    /// <summary>Creates the rule.</summary>
    public AuthenticationContextRule(string id, bool isEnabled, string? claimValue)
        : base(id)
    {
        IsEnabled = isEnabled;
        ClaimValue = string.IsNullOrEmpty(claimValue) ? null : claimValue;
    }

    /// <summary>Tells whether it is asked for.</summary>
    public bool IsEnabled { get; }

    /// <summary><c>c1</c> to <c>c99</c>; null for none. May be set while the rule is off.</summary>
    public string? ClaimValue { get; }

    /// <inheritdoc />
    public override bool SaysTheSameAs(PolicyRule other) =>
        other is AuthenticationContextRule rule && rule.IsEnabled == IsEnabled
        && string.Equals(rule.ClaimValue, ClaimValue, StringComparison.OrdinalIgnoreCase);
}
