using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Conditions;

namespace PimTools.Compliance;

/// <summary>Decides one rule of a baseline for a tenant. What was not seen is never taken for good.</summary>
internal sealed class RuleEvaluator
{
    private const string Count = "Count";

    private readonly Baseline _baseline;
    private readonly SubjectBuilder _subjects;
    private readonly DateTimeOffset _now;

    /// <param name="baseline">The baseline, for its exceptions.</param>
    /// <param name="subjects">The subjects of the tenant.</param>
    /// <param name="now">The service's time.</param>
    public RuleEvaluator(Baseline baseline, SubjectBuilder subjects, DateTimeOffset now)
    {
        _baseline = baseline;
        _subjects = subjects;
        _now = now;
    }

    /// <summary>The findings of a rule: one for each target that does not meet it or of which it cannot be told, or else a single one.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="kinds">The kinds that were read.</param>
    public IReadOnlyList<PimFinding> Evaluate(ComplianceRule rule, IReadOnlyCollection<PimKind> kinds)
    {
        var asked = rule.Kinds.Where(kinds.Contains).ToList();
        var choice = Choose(rule, asked);
        return asked.Count == 0 ? new[] { NotApplicable(rule, "None of the kinds that the rule is about was read.") }
            : rule.Demand.Each is { } each ? OfEach(rule, each, choice)
            : new[] { OfNumber(rule, choice) };
    }

    private Choice Choose(ComplianceRule rule, IReadOnlyCollection<PimKind> kinds)
    {
        var chosen = new List<object>();
        var doubts = new List<string>(_subjects.Missing(rule.Subject, kinds));
        foreach (var subject in _subjects.Of(rule.Subject, kinds))
        {
            var results = rule.Where.Test(subject);
            switch (Criteria.IsMet(results))
            {
                case true:
                    chosen.Add(subject);
                    break;
                case null:
                    doubts.Add(results.Select(one => one.UnknownBecause).First(reason => reason is not null)!);
                    break;
            }
        }

        return new Choice(chosen, doubts.Distinct().ToList());
    }

    private List<PimFinding> OfEach(ComplianceRule rule, Criteria each, Choice choice)
    {
        var tested = choice.Subjects.Select(subject => (Subject: subject, Results: each.Test(subject))).ToList();
        var findings = tested
            .SelectMany(one => one.Results.Where(result => result.IsMet == false).Select(result => Failed(rule, one.Subject, result)))
            .ToList();

        // One reading that failed is told once, not for each of hundreds.
        var unknown = tested.SelectMany(one => one.Results.Where(result => result.IsMet is null).Select(result => (one.Subject, Result: result)));
        foreach (var same in unknown.GroupBy(one => one.Result.UnknownBecause))
        {
            findings.Add(same.Count() == 1
                ? Unknown(rule, same.First().Subject, same.First().Result)
                : Unknown(rule, SubjectFields.Count(rule.Subject, same.Select(one => one.Subject).Distinct().Count()), same.First().Result with { Actual = "?" }));
        }

        findings.AddRange(choice.Doubts.Where(reason => findings.TrueForAll(one => one.Evidence != reason))
            .Select(reason => Unknown(rule, $"{rule.Subject} that were not read", new FieldResult(string.Empty, each.ToString(), "?", null, reason))));
        if (findings.Count == 0)
        {
            findings.Add(choice.Subjects.Count == 0
                ? NotApplicable(rule, "The tenant has nothing that the rule is about.")
                : Finding(rule, PimFindingResult.Pass, SubjectFields.Count(rule.Subject, choice.Subjects.Count), null, new FieldResult(string.Empty, each.ToString(), "as expected", true, null)));
        }

        return findings;
    }

    private PimFinding OfNumber(ComplianceRule rule, Choice choice)
    {
        var all = Names(choice.Subjects);
        if (rule.Demand.ShareOf is not { } shareOf)
        {
            return OfNumber(rule, choice, rule.Demand.Count!, Count, all.Count, choice.Doubts, all);
        }

        var tested = choice.Subjects.Select(subject => (Subject: subject, Results: shareOf.Test(subject))).ToList();
        var doubts = choice.Doubts.Concat(tested.SelectMany(one => one.Results).Where(result => result.IsMet is null).Select(result => result.UnknownBecause!)).Distinct().ToList();
        var part = Names(tested.Where(one => Criteria.IsMet(one.Results) == true).Select(one => one.Subject));
        return all.Count == 0 && doubts.Count == 0
            ? NotApplicable(rule, "The tenant has nothing that the rule is about.")
            : OfNumber(rule, choice, rule.Demand.Percentage!, "Percentage", all.Count == 0 ? 0 : (int)Math.Ceiling(100.0 * part.Count / all.Count), doubts, part);
    }

    private PimFinding OfNumber(ComplianceRule rule, Choice choice, Condition condition, string field, int number, IReadOnlyList<string> doubts, IReadOnlyCollection<string> names)
    {
        // What was not seen can only be more.
        var value = doubts.Count == 0 ? FieldValue.Of(number) : field == Count ? FieldValue.AtLeast(number) : FieldValue.Unknown(doubts[0]);
        var isMet = condition.Test(value);
        var result = new FieldResult(field, condition.ToString(), value.Text, isMet, null);
        var target = SubjectFields.Count(rule.Subject, choice.Subjects.Count);
        return isMet switch
        {
            true => Finding(rule, PimFindingResult.Pass, target, null, result, Evidence(names)),
            false => Excepted(rule, Finding(rule, PimFindingResult.Fail, target, null, result, Evidence(names)), null, null),
            _ => Finding(rule, PimFindingResult.CannotTell, target, null, result, doubts[0]),
        };
    }

    private static string Evidence(IReadOnlyCollection<string> names) => names.Count == 0 ? "There is none." : string.Join(", ", names);

    // A person counts once, whatever there is of the same person; a setting is one by itself.
    private static List<string> Names(IEnumerable<object> subjects) => subjects
        .Select(subject => subject is HolderSubject holder
            ? new { holder.Principal.Id, Name = holder.Principal.ToString() }
            : new { Id = ((SettingSubject)subject).Setting.PolicyId, Name = Record(subject).ToString()! })
        .GroupBy(one => one.Id, one => one.Name, StringComparer.OrdinalIgnoreCase)
        .Select(same => same.First())
        .ToList();

    private PimFinding Failed(ComplianceRule rule, object subject, FieldResult result) =>
        Excepted(rule, Finding(rule, PimFindingResult.Fail, Target(subject), subject, result, (subject as HolderSubject)?.Describe()), Record(subject), (subject as HolderSubject)?.Principal);

    private PimFinding Unknown(ComplianceRule rule, object subject, FieldResult result) =>
        Finding(rule, PimFindingResult.CannotTell, subject as string ?? Target(subject), subject as string is null ? subject : null, result, result.UnknownBecause);

    private PimFinding NotApplicable(ComplianceRule rule, string reason) =>
        Finding(rule, PimFindingResult.NotApplicable, SubjectFields.Count(rule.Subject, 0), null, new FieldResult(string.Empty, rule.Demand.ToString(), "nothing", null, null), reason);

    private PimFinding Excepted(ComplianceRule rule, PimFinding failed, PimRoleRecord? record, PimPrincipal? principal)
    {
        var exception = _baseline.Exceptions.Where(one => one.Covers(rule, record, principal)).OrderByDescending(one => one.Until).FirstOrDefault();
        return exception is null ? failed : failed.Accepted(exception.Owner, exception.Reason, exception.Until, exception.Until > _now);
    }

    private static PimRoleRecord Record(object subject) => subject is HolderSubject holder ? holder.Assignment : ((SettingSubject)subject).Setting;

    private static string Target(object subject) => subject is HolderSubject holder
        ? $"{holder.Type} {holder.Assignment.Role.Describe(holder.Assignment.Scope)} for {holder.Principal}"
        : Record(subject).ToString()!;

    private PimFinding Finding(ComplianceRule rule, PimFindingResult result, string target, object? subject, FieldResult field, string? evidence = null)
    {
        var (record, holder) = (subject is null ? null : Record(subject), subject as HolderSubject);
        return new PimFinding(_baseline.Name, rule.Id, result)
        {
            Severity = rule.Severity,
            Control = rule.Control,
            Title = rule.Title,
            Target = target,
            Field = field.Field,
            Expected = field.Expected,
            Actual = field.Actual,
            Evidence = evidence,
            Remedy = result is PimFindingResult.Fail ? RemedyText.Fill(rule.Remedy, record, holder) : null,
            Reference = rule.Reference ?? _baseline.Reference,
            Kind = record?.Kind,
            RoleName = record?.RoleName,
            RoleId = record?.RoleId,
            Access = record?.Access,
            ScopeName = record?.ScopeName,
            ScopeId = record?.ScopeId,
            PrincipalName = holder?.Principal.ToString(),
            PrincipalId = holder?.Principal.Id,
            Type = holder?.Type,
        };
    }

    /// <summary>The subjects that a rule is about.</summary>
    /// <param name="Subjects">Those of which that is known.</param>
    /// <param name="Doubts">The reasons why there may be others.</param>
    private sealed record Choice(IReadOnlyList<object> Subjects, IReadOnlyList<string> Doubts);
}
