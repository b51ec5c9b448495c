using System;
using PimTools.Documents;
using PimTools.Models;

namespace PimTools.Compliance;

/// <summary>An exception that somebody has accepted until a day: of one rule, for what its names fit.</summary>
internal sealed record ComplianceException(string RuleId, string Owner, string Reason, DateTimeOffset Until, DocumentNode At)
{
    /// <summary>The role, by its name or id, perhaps with wildcards; null for every role.</summary>
    public string? Role { get; init; }

    /// <summary>The scope, likewise.</summary>
    public string? Scope { get; init; }

    /// <summary>The principal, likewise.</summary>
    public string? Principal { get; init; }

    public bool Covers(ComplianceRule rule, PimRoleRecord? record, PimPrincipal? principal) =>
        string.Equals(RuleId, rule.Id, StringComparison.OrdinalIgnoreCase)
        && Fits(Role, record?.RoleName, record?.RoleId)
        && Fits(Scope, record?.ScopeName, record?.ScopeId)
        && Fits(Principal, principal?.DisplayName, principal?.UserPrincipalName, principal?.Id);

    private static bool Fits(string? wanted, params string?[] names)
    {
        if (wanted is null)
        {
            return true;
        }

        var pattern = new WildcardName(wanted);
        return Array.Exists(names, name => name is not null && pattern.IsMatch(name));
    }
}
