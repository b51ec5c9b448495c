using System.Collections.Generic;

namespace PimTools.Anomalies;

/// <summary>The rules of a file, and the accounts that it names.</summary>
/// <param name="Rules">The rules, in their order.</param>
/// <param name="BreakGlass">The user principal names or object ids of the break-glass accounts.</param>
internal sealed record AnomalyRules(IReadOnlyList<AnomalyRule> Rules, IReadOnlyList<string> BreakGlass);
