using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Compliance;

/// <summary>Checks a tenant by baselines: reads once what they need, and decides each rule.</summary>
internal static class ComplianceCheck
{
    /// <summary>Checks a tenant.</summary>
    /// <param name="client">The client.</param>
    /// <param name="baselines">The baselines.</param>
    /// <param name="kinds">The kinds to check.</param>
    /// <param name="scopes">The scopes at which Azure roles are checked.</param>
    /// <param name="emit">Hears of each finding, in the order of the rules.</param>
    /// <param name="call">The call.</param>
    /// <param name="known">What somebody else reads anyway; null for nothing.</param>
    public static async Task RunAsync(
        IPimClient client,
        IReadOnlyList<Baseline> baselines,
        IReadOnlyCollection<PimKind> kinds,
        IReadOnlyList<PimScope> scopes,
        Action<PimFinding> emit,
        PimCall call,
        KnownEvidence? known = null)
    {
        var needs = baselines.SelectMany(baseline => baseline.Rules).Where(rule => rule.Kinds.Any(kinds.Contains)).Aggregate(EvidenceParts.None, (all, rule) => all | rule.Needs);
        Decide(await new EvidenceReader(client, kinds, scopes, known).ReadAsync(needs, call), baselines, emit);
    }

    /// <summary>Decides the rules of the baselines by what was read.</summary>
    public static void Decide(TenantEvidence evidence, IEnumerable<Baseline> baselines, Action<PimFinding> emit)
    {
        foreach (var baseline in baselines)
        {
            var evaluator = new RuleEvaluator(baseline, new SubjectBuilder(evidence, baseline), evidence.Now);
            foreach (var finding in baseline.Rules.SelectMany(rule => evaluator.Evaluate(rule, evidence.Kinds)))
            {
                emit(finding);
            }
        }
    }
}
