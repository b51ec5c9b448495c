using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace PimTools.Graph.Errors;

/// <summary>The policy rules that a refusal names (documented: privileged-role-common-errors).</summary>
internal static class PolicyRules
{
    private static readonly Regex RuleWord = new(@"\b[A-Z][A-Za-z]*Rule\b", RegexOptions.CultureInvariant);

    private static readonly Dictionary<string, PolicyRuleAdvice> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ExpirationRule"] = new(
            PimErrorCode.DurationTooLong,
            "the duration is longer than the policy allows, or an end is missing",
            "Give a shorter duration: Get-PimRoleSetting shows the longest one."),
        ["JustificationRule"] = new(
            PimErrorCode.JustificationRequired, "a justification is missing", "Give -Justification."),
        ["TicketingRule"] = new(
            PimErrorCode.TicketRequired, "a ticket is missing", "Give -TicketNumber and -TicketSystem."),
        ["MfaRule"] = new(
            PimErrorCode.MfaRequired,
            "the sign-in was made without multifactor authentication",
            "Run Connect-Pim again and sign in with MFA. An application cannot satisfy this rule."),
        ["EligibilityRule"] = new(
            PimErrorCode.NotEligible,
            "the principal is not eligible for the role at this scope",
            "Get-PimAssignment -Mine shows what can be activated, and at which scope."),
    };

    /// <summary>The rules in the text, which comes with and without brackets; empty when it names none.</summary>
    public static IReadOnlyList<PolicyRuleAdvice> Find(string text) => RuleWord.Matches(text)
        .Cast<Match>()
        .Select(match => match.Value)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(word => Known.TryGetValue(word, out var advice) ? advice : Unknown(word))
        .ToList();

    private static PolicyRuleAdvice Unknown(string word) => new(
        PimErrorCode.PolicyViolation, $"the rule {word} was broken", "Get-PimRoleSetting shows what the role demands.");
}
