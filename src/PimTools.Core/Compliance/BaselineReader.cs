using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Documents;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools.Compliance;

/// <summary>Reads a baseline of its document. What is wrong is told with its place; the reading goes on.</summary>
internal static class BaselineReader
{
    public static Baseline Read(BaselineDocument document, MapReader root, string file, DocumentProblems problems)
    {
        var tiers = document.Tiers.Select(node => ReadTier(node, problems)).OfType<PimRoleTier>().ToList();
        var rules = new RuleReader(tiers, problems);
        var baseline = new Baseline(root.RequiredText("name") ?? string.Empty, file)
        {
            Title = root.Text("title"),
            Description = root.Text("description"),
            Reference = root.Text("reference"),
            Tiers = tiers,
            Rules = document.Rules.Select(rules.Read).OfType<ComplianceRule>().ToList(),
            BreakGlass = document.BreakGlass.Select(node => ReadAccount(node, problems)).OfType<string>().ToList(),
        };
        root.RefuseOthers();
        var ids = document.Rules.Select(rule => (rule.Find("id") as DocumentScalar)?.Text.Trim()).OfType<string>().ToList();
        return baseline with { Exceptions = document.Exceptions.Select(map => ReadException(map, ids, problems)).OfType<ComplianceException>().ToList() };
    }

    private static PimRoleTier? ReadTier(DocumentNode node, DocumentProblems problems)
    {
        if (node is not DocumentMap map)
        {
            problems.Refuse(node, "Each of 'tiers' is a map of keys.");
            return null;
        }

        var tier = new MapReader(map, "A tier", problems);
        var read = new PimRoleTier(tier.RequiredText("name") ?? string.Empty)
        {
            Assignment = tier.Word<PimAssignmentType>("assignment"),
            Audience = tier.Text("audience"),
            IsPrivileged = tier.Flag("privileged") == true,
            Roles = new PimTextList(Patterns(tier, "roles"), "; "),
        };
        tier.RefuseOthers();
        return read;
    }

    private static IEnumerable<string> Patterns(MapReader map, string key)
    {
        foreach (var text in map.Texts(key) ?? Array.Empty<string>())
        {
            if (IsPattern(text, map.Node(key)!, map.Problems))
            {
                yield return text;
            }
        }
    }

    private static bool IsPattern(string text, DocumentNode at, DocumentProblems problems)
    {
        try
        {
            _ = new WildcardName(text);
            return true;
        }
        catch (PimException e)
        {
            problems.Refuse(at, e.Message, e.Remedy);
            return false;
        }
    }

    private static string? ReadAccount(DocumentNode node, DocumentProblems problems)
    {
        if (node is DocumentScalar scalar && BreakGlassAccounts.IsAccount(scalar.Text.Trim()))
        {
            return scalar.Text.Trim();
        }

        problems.Refuse(node, BreakGlassAccounts.Refusal, "Others may bear the same display name.");
        return null;
    }

    private static ComplianceException? ReadException(DocumentMap map, IReadOnlyList<string> ruleIds, DocumentProblems problems)
    {
        var exception = new MapReader(map, "An exception", problems);
        var (rule, owner, reason, until) = (exception.RequiredText("rule"), exception.RequiredText("owner"), exception.RequiredText("reason"), exception.Time("until"));
        if (exception.Node("until") is null)
        {
            problems.Refuse(map, "An exception needs 'until', the day on which it ends.");
        }

        if (rule is not null && !ruleIds.Contains(rule, StringComparer.OrdinalIgnoreCase))
        {
            problems.Refuse(exception.Node("rule")!, $"There is no rule '{rule}'.", Suggestions.Describe(Suggestions.Find(rule, ruleIds)));
        }

        string? Pattern(string key) => exception.Text(key) is { } text && IsPattern(text, exception.Node(key)!, problems) ? text : null;
        var (role, scope, principal) = (Pattern("role"), Pattern("scope"), Pattern("principal"));
        exception.RefuseOthers();
        return rule is null || owner is null || reason is null || until is null ? null : new ComplianceException(rule, owner, reason, until.Value, map)
        {
            Role = role,
            Scope = scope,
            Principal = principal,
        };
    }
}
