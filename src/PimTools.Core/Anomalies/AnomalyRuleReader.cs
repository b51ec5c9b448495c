using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Conditions;
using PimTools.Documents;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools.Anomalies;

/// <summary>Reads the rules of a file. What is wrong is told with its place; the reading goes on.</summary>
internal sealed class AnomalyRuleReader
{
    private const int Version = 1;
    private const int LargestRing = 5;

    private readonly DocumentProblems _problems;

    private AnomalyRuleReader(DocumentProblems problems) => _problems = problems;

    /// <summary>Reads a file.</summary>
    /// <param name="format">Reads the document.</param>
    /// <param name="file">The name of the file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="report">Hears of each problem.</param>
    /// <returns>The rules; null where something is wrong, which has been told.</returns>
    public static AnomalyRules? Read(IDocumentFormat format, string file, string text, Action<PimDocumentProblem> report)
    {
        var isRead = true;
        void Report(PimDocumentProblem problem)
        {
            isRead &= problem.Severity != PimDocumentSeverity.Error;
            report(problem);
        }

        var node = format.Read(text, file, Report);
        var problems = new DocumentProblems(file, Report);
        if (node is not DocumentMap map)
        {
            problems.Refuse(node ?? new DocumentScalar(1, 1, string.Empty, isQuoted: true), "The file holds no rules: its root is a map with a version and rules.");
            return null;
        }

        var rules = new AnomalyRuleReader(problems).Read(new MapReader(map, "A file of rules", problems));
        return isRead ? rules : null;
    }

    private AnomalyRules Read(MapReader root)
    {
        if (root.Node("version") is not { } version)
        {
            _problems.Refuse(root.Map, "A file of rules needs 'version'.", $"Write version: {Version}");
        }
        else if (root.Number("version") is { } number and not Version)
        {
            _problems.Refuse(version, $"The version {number} is not known; this version of PimTools reads {Version}.");
        }

        var accounts = root.Items("breakGlass").Select(ReadAccount).OfType<string>().ToList();
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var rules = root.Children("rules", "A rule").Select(rule => Read(rule, ids)).OfType<AnomalyRule>().ToList();
        if (root.Node("rules") is null)
        {
            _problems.Refuse(root.Map, "A file of rules needs 'rules'.");
        }

        root.RefuseOthers();
        return new AnomalyRules(rules, accounts);
    }

    private string? ReadAccount(DocumentNode node)
    {
        if (node is DocumentScalar scalar && BreakGlassAccounts.IsAccount(scalar.Text.Trim()))
        {
            return scalar.Text.Trim();
        }

        _problems.Refuse(node, BreakGlassAccounts.Refusal, "Others may bear the same display name.");
        return null;
    }

    private AnomalyRule? Read(MapReader rule, HashSet<string> ids)
    {
        var (id, title, subject) = (rule.RequiredText("id"), rule.RequiredText("title"), rule.Word<AnomalySubject>("of"));
        if (rule.Node("of") is null)
        {
            _problems.Refuse(rule.Map, "A rule needs 'of', which says what it is about.", "Write of: activities or of: changes.");
        }

        if (id is not null && !ids.Add(id))
        {
            _problems.Refuse(rule.Node("id")!, $"The rule '{id}' stands here a second time.");
        }

        if (id is null || subject is not { } known)
        {
            return null;
        }

        if (rule.Node("where") is null)
        {
            _problems.Refuse(rule.Map, "A rule needs 'where', which says what it looks for.");
        }

        var read = new AnomalyRule(id, known, Criteria(rule, "where", known) ?? Conditions.Criteria.None)
        {
            Title = title ?? string.Empty,
            Severity = rule.Word<PimFindingSeverity>("severity") ?? PimFindingSeverity.Medium,
            Needs = Criteria(rule, "needs", known) ?? Conditions.Criteria.None,
            Group = rule.Child("group", "A group") is { } group ? ReadGroup(group, known) : null,
            RingSize = rule.Child("ring", "A ring") is { } ring ? ReadRing(ring, rule, known) : null,
            Message = Message(rule, known),
            Reference = rule.Text("reference"),
        };
        rule.RefuseOthers();
        return read;
    }

    private Criteria? Criteria(MapReader map, string key, AnomalySubject subject)
    {
        var node = map.Node(key);
        if (node is not null and not DocumentMap)
        {
            _problems.Refuse(node, $"'{key}' is a map of fields.");
        }

        return node is DocumentMap fields ? new CriteriaReader(EventFields.Of(subject), EventFields.Name(subject), _problems).Read(fields) : null;
    }

    private EventGroup? ReadGroup(MapReader group, AnomalySubject subject)
    {
        var (by, within, atLeast) = (group.Words<EventKey>("by"), group.Duration("within"), group.Number("atLeast"));
        if (group.Node("by") is null || group.Node("within") is null || group.Node("atLeast") is null)
        {
            _problems.Refuse(group.Map, "A group needs 'by', 'within' and 'atLeast': what its events share, in which time, and how many of them it takes.");
        }
        else if (atLeast < 2)
        {
            _problems.Refuse(group.Node("atLeast")!, "A group has at least 2 events.");
        }

        var (distinct, unbrokenBy) = (group.Word<EventKey>("distinct"), Criteria(group, "unbrokenBy", subject));
        group.RefuseOthers();
        return by is { Count: > 0 } && within is { } time && atLeast is { } number ? new EventGroup(by, time, number) { Distinct = distinct, UnbrokenBy = unbrokenBy } : null;
    }

    private int? ReadRing(MapReader ring, MapReader rule, AnomalySubject subject)
    {
        if (subject != AnomalySubject.Activities || rule.Node("group") is not null)
        {
            _problems.Refuse(ring.Map, "A ring is of activities, and no group.");
        }

        var size = ring.Number("atMost");
        if (ring.Node("atMost") is null)
        {
            _problems.Refuse(ring.Map, "A ring needs 'atMost', the number of people.");
        }
        else if (size is < 1 or > LargestRing)
        {
            _problems.Refuse(ring.Node("atMost")!, $"A ring has 1 to {LargestRing} people.");
        }

        ring.RefuseOthers();
        return size;
    }

    private string? Message(MapReader rule, AnomalySubject subject)
    {
        var message = rule.Text("message");
        var known = AnomalyText.Placeholders(subject);
        foreach (var unknown in message is null ? Enumerable.Empty<string>() : AnomalyText.Named(message).Except(known))
        {
            _problems.Refuse(rule.Node("message")!, $"A message has no placeholder '{unknown}'.", Suggestions.Describe(Suggestions.Find(unknown, known)));
        }

        return message;
    }
}
