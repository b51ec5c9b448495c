using System.Collections.Generic;

namespace PimTools.Anomalies;

/// <summary>The result of a rule over events.</summary>
/// <param name="Found">The events of each anomaly, in their order.</param>
/// <param name="Untold">The events of which the rule cannot be told, each with the reason.</param>
internal sealed record RuleResult(IReadOnlyList<IReadOnlyList<AnomalyEvent>> Found, IReadOnlyList<(AnomalyEvent Event, string Reason)> Untold);
