using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Graph.Policies;

/// <summary>Translates the words in an enablement rule (documented: unifiedRoleManagementPolicyEnablementRule).</summary>
internal static class RequirementWords
{
    private static readonly (string Word, PimRequirements Requirement)[] All =
    {
        ("MultiFactorAuthentication", PimRequirements.Mfa),
        ("Justification", PimRequirements.Justification),
        ("Ticketing", PimRequirements.Ticket),
    };

    public static PimRequirements? Read(string word) => All
        .Where(entry => string.Equals(entry.Word, word, StringComparison.OrdinalIgnoreCase))
        .Select(entry => (PimRequirements?)entry.Requirement)
        .FirstOrDefault();

    public static IEnumerable<string> Write(PimRequirements requirements) =>
        All.Where(entry => requirements.HasFlag(entry.Requirement)).Select(entry => entry.Word);
}
