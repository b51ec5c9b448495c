using System.Collections.Generic;
using System.Linq;
using PimTools.Conditions;

namespace PimTools.Anomalies;

/// <summary>Searches events for what one rule describes.</summary>
internal sealed class RuleSearch
{
    private readonly AnomalyRule _rule;
    private readonly List<(AnomalyEvent Event, string Reason)> _untold = new();

    private RuleSearch(AnomalyRule rule) => _rule = rule;

    /// <summary>Searches events.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="events">The events, the oldest first; those that the rule is not about are left out.</param>
    public static RuleResult Run(AnomalyRule rule, IEnumerable<AnomalyEvent> events)
    {
        var search = new RuleSearch(rule);
        var all = events.Where(one => one.Activity is not null == (rule.Subject == AnomalySubject.Activities)).ToList();
        var met = new HashSet<AnomalyEvent>(all.Where(search.IsMet));
        var found = rule switch
        {
            { Group: { } group } => search.Groups(group, all, met),
            { RingSize: { } size } => ApprovalRings.Find(search.Told(all.Where(met.Contains), EventKey.Requestor, EventKey.DecidedBy), size),
            _ => all.Where(met.Contains).Select(one => (IReadOnlyList<AnomalyEvent>)new[] { one }),
        };
        return new RuleResult(found.ToList(), search._untold);
    }

    private bool IsMet(AnomalyEvent one)
    {
        var results = _rule.Where.Test(one);
        if (Criteria.IsMet(results) is false)
        {
            return false;
        }

        var needs = _rule.Needs.Test(one);
        if (Criteria.IsMet(needs) is not true)
        {
            var lacking = needs.First(need => need.IsMet is not true);
            _untold.Add((one, lacking.UnknownBecause ?? $"{lacking.Field} is {lacking.Actual}, and the rule needs {lacking.Expected}."));
            return false;
        }

        if (results.FirstOrDefault(result => result.IsMet is null)?.UnknownBecause is { } reason)
        {
            _untold.Add((one, reason));
            return false;
        }

        return true;
    }

    private List<AnomalyEvent> Told(IEnumerable<AnomalyEvent> events, params EventKey[] keys)
    {
        var told = new List<AnomalyEvent>();
        foreach (var one in events)
        {
            if (keys.Where(key => one.ValueOf(key) is null).ToList() is { Count: > 0 } missing)
            {
                _untold.Add((one, $"{missing[0]} is not told."));
            }
            else
            {
                told.Add(one);
            }
        }

        return told;
    }

    private IEnumerable<IReadOnlyList<AnomalyEvent>> Groups(EventGroup group, IReadOnlyList<AnomalyEvent> all, HashSet<AnomalyEvent> met)
    {
        var keys = group.Distinct is { } distinct ? group.By.Append(distinct).ToArray() : group.By.ToArray();
        var told = new HashSet<AnomalyEvent>(Told(all.Where(met.Contains), keys));
        foreach (var timeless in told.Where(one => one.Time is null).ToList())
        {
            _untold.Add((timeless, "The time of the request has run out of the log."));
            told.Remove(timeless);
        }

        return all
            .Where(one => told.Contains(one) || group.UnbrokenBy is not null)
            .Where(one => group.By.All(key => one.ValueOf(key) is not null))
            .GroupBy(one => string.Join("\n\n", group.By.Select(one.ValueOf)))
            .SelectMany(same => Runs(same.ToList(), group, told))
            .SelectMany(run => Windows(run, group));
    }

    private IEnumerable<List<AnomalyEvent>> Runs(IReadOnlyList<AnomalyEvent> same, EventGroup group, HashSet<AnomalyEvent> told)
    {
        var run = new List<AnomalyEvent>();
        foreach (var one in same)
        {
            if (told.Contains(one))
            {
                run.Add(one);
            }
            else if (group.UnbrokenBy is not null && IsBroken(one, group.UnbrokenBy, run.Count > 0))
            {
                yield return run;
                run = new List<AnomalyEvent>();
            }
        }

        yield return run;
    }

    // What may have ended a run of failures leaves it standing, and is said.
    private bool IsBroken(AnomalyEvent one, Criteria unbrokenBy, bool matters)
    {
        var results = unbrokenBy.Test(one);
        var isMet = Criteria.IsMet(results);
        if (isMet is null && matters && _untold.TrueForAll(untold => untold.Event != one))
        {
            _untold.Add((one, results.First(result => result.IsMet is null).UnknownBecause ?? string.Empty));
        }

        return isMet is true;
    }

    // Each event belongs to one group: the first that is complete takes what lies in its time.
    private static IEnumerable<IReadOnlyList<AnomalyEvent>> Windows(List<AnomalyEvent> run, EventGroup group)
    {
        for (var first = 0; first < run.Count;)
        {
            var window = run.Skip(first).TakeWhile(one => one.Time - run[first].Time <= group.Within).ToList();
            var count = group.Distinct is { } key ? window.Select(one => one.ValueOf(key)).Distinct().Count() : window.Count;
            if (count >= group.AtLeast)
            {
                yield return window;
                first += window.Count;
            }
            else
            {
                first++;
            }
        }
    }
}
