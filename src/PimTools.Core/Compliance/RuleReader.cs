using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Conditions;
using PimTools.Documents;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools.Compliance;

/// <summary>Reads the rules of a baseline.</summary>
internal sealed class RuleReader
{
    private static readonly Field Count = Field.Of<object>("count", FieldType.Number, _ => FieldValue.None());
    private static readonly Field Share = Field.Of<object>("share", FieldType.Number, _ => FieldValue.None());

    private readonly IReadOnlyList<string> _tiers;
    private readonly DocumentProblems _problems;

    public RuleReader(IReadOnlyList<PimRoleTier> tiers, DocumentProblems problems)
    {
        _tiers = tiers.Select(tier => tier.Name).ToList();
        _problems = problems;
    }

    /// <summary>Reads a rule; null where it is switched off, or cannot be read.</summary>
    public ComplianceRule? Read(DocumentMap map)
    {
        var rule = new MapReader(map, "A rule", _problems);
        var (id, title, subject) = (rule.RequiredText("id"), rule.RequiredText("title"), rule.Word<RuleSubject>("of"));
        if (rule.Node("of") is null)
        {
            _problems.Refuse(map, "A rule needs 'of', which says what it is about.", "Write of: settings, of: assignments or of: holders.");
        }

        var isOn = rule.Flag("enabled") != false;
        var (where, demand) = subject is { } known ? (Criteria(rule, "where", known), ReadDemand(rule, known)) : (null, null);
        var read = new ComplianceRule(id ?? string.Empty, subject ?? default, where ?? Conditions.Criteria.None, demand ?? new RuleDemand())
        {
            Control = rule.Text("control"),
            Title = title ?? string.Empty,
            Severity = rule.Word<PimFindingSeverity>("severity") ?? PimFindingSeverity.Medium,
            Kinds = rule.Words<PimKind>("kind") is { Count: > 0 } kinds ? kinds.ToList() : PimKinds.All,
            Remedy = Remedy(rule),
            Reference = rule.Text("reference"),
        };
        if (subject is not null)
        {
            rule.RefuseOthers();
        }

        return isOn && demand is not null ? read : null;
    }

    private Criteria? Criteria(MapReader rule, string key, RuleSubject subject)
    {
        var node = rule.Node(key);
        if (node is not null and not DocumentMap)
        {
            _problems.Refuse(node, $"'{key}' is a map of fields.");
        }

        return node is DocumentMap map ? Reader(subject).Read(CheckTiers(map)) : null;
    }

    private CriteriaReader Reader(RuleSubject subject) => new(SubjectFields.Of(subject), SubjectFields.Name(subject), _problems);

    // The tiers are the baseline's own, so that no field knows their names.
    private DocumentMap CheckTiers(DocumentMap map)
    {
        var named = map.Find("Tier") is { } tier ? DocumentWalk.All(tier).OfType<DocumentScalar>() : Enumerable.Empty<DocumentScalar>();
        foreach (var scalar in named.Where(one => one.Text is not ("not" or "none") && !WildcardName.IsWildcard(one.Text) && !_tiers.Contains(one.Text.Trim(), StringComparer.OrdinalIgnoreCase)))
        {
            _problems.Refuse(scalar, $"There is no tier '{scalar.Text}'.", Suggestions.Describe(Suggestions.Find(scalar.Text, _tiers)));
        }

        return map;
    }

    private RuleDemand? ReadDemand(MapReader rule, RuleSubject subject)
    {
        var nodes = new[] { rule.Node("require"), rule.Node("count"), rule.Node("share") };
        if (nodes.Count(node => node is not null) != 1)
        {
            _problems.Refuse(rule.Map, "A rule has one of 'require', 'count' and 'share'.");
            return null;
        }

        if (nodes[0] is not null)
        {
            return Criteria(rule, "require", subject) is { } each ? new RuleDemand { Each = each } : null;
        }

        return nodes[1] is { } count
            ? Reader(subject).ReadCondition(Count, count) is { } number ? new RuleDemand { Count = number } : null
            : ReadShare(rule.Child("share", "A share"), subject);
    }

    private RuleDemand? ReadShare(MapReader? share, RuleSubject subject)
    {
        if (share is null)
        {
            return null;
        }

        var of = Criteria(share, "of", subject);
        if (share.Node("of") is null)
        {
            _problems.Refuse(share.Map, "A share needs 'of', which says whose share it is.");
        }

        var limits = new DocumentMap(share.Map.Line, share.Map.Column, share.Map.Entries.Where(entry => entry.Key != "of").ToList());
        if (limits.Entries.Count == 0)
        {
            _problems.Refuse(share.Map, "A share needs 'atMost', 'lessThan' or 'atLeast', a number of percent.");
            return null;
        }

        return Reader(subject).ReadCondition(Share, limits) is { } percentage && of is not null ? new RuleDemand { ShareOf = of, Percentage = percentage } : null;
    }

    private string? Remedy(MapReader rule)
    {
        var remedy = rule.Text("remedy");
        foreach (var unknown in remedy is null ? Enumerable.Empty<string>() : RemedyText.Unknown(remedy))
        {
            _problems.Refuse(rule.Node("remedy")!, $"A remedy has no placeholder '{unknown}'.", Suggestions.Describe(RemedyText.Placeholders));
        }

        return remedy;
    }
}
