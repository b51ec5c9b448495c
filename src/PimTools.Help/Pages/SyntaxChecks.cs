using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PimTools.Help.Pages;

/// <summary>The syntax lines and the parameters' facts say the same thing twice; here they are held against each other.</summary>
internal static class SyntaxChecks
{
    public static void Check(MarkdownPage page, IReadOnlyList<SyntaxSet> sets, IReadOnlyList<CommandParameter> parameters)
    {
        if (sets.Count > 1 && sets.Count(set => set.IsDefault) > 1)
        {
            page.Report(sets[0].Line, "More than one parameter set is marked (Default). Leave one mark.");
        }

        CheckSetNames(page, sets, parameters);

        foreach (var set in sets)
        {
            CheckItems(page, set, parameters);
            CheckAbsence(page, set, parameters);
        }
    }

    private static void CheckSetNames(MarkdownPage page, IReadOnlyList<SyntaxSet> sets, IReadOnlyList<CommandParameter> parameters)
    {
        var known = sets.Select(set => set.Name).Append(ParameterFacts.AllSets).ToHashSet();

        foreach (var facts in parameters.SelectMany(parameter => parameter.Facts))
        {
            foreach (var name in facts.Sets.Where(name => !known.Contains(name)))
            {
                page.Report(facts.Line, $"Unknown parameter set '{name}'. The SYNTAX section has: {string.Join(", ", known)}.");
            }
        }
    }

    private static void CheckItems(MarkdownPage page, SyntaxSet set, IReadOnlyList<CommandParameter> parameters)
    {
        foreach (var item in set.Items)
        {
            var parameter = parameters.FirstOrDefault(parameter => parameter.Name == item.Name);

            if (parameter is null)
            {
                page.Report(
                    set.Line,
                    $"-{item.Name} stands in the syntax but not below PARAMETERS. Add '### -{item.Name}' or remove it here.");
            }
            else if (parameter.In(set.Name) is not { } facts)
            {
                page.Report(parameter.Line, $"-{item.Name} stands in the syntax of {set.Name}, which its 'Parameter Sets:' does not name.");
            }
            else
            {
                CheckItem(page, set, item, facts);
            }
        }
    }

    private static void CheckItem(MarkdownPage page, SyntaxSet set, SyntaxItem item, ParameterFacts facts)
    {
        if (item.IsRequired != facts.IsRequired)
        {
            Contradict(item.IsRequired ? "is required" : "is optional", $"Required: {facts.IsRequired}");
        }

        if (item.IsPositional != facts.Position.HasValue)
        {
            Contradict(item.IsPositional ? "is positional" : "is not positional", $"Position: {Position(facts)}");
        }

        if ((item.Type ?? "SwitchParameter") != facts.Type)
        {
            Contradict($"takes {item.Type ?? "nothing (a switch)"}", $"Type: {facts.Type}");
        }

        void Contradict(string syntax, string fact) =>
            page.Report(set.Line, $"-{item.Name} {syntax} in the syntax, but says '{fact}'. Correct one of the two.");
    }

    private static void CheckAbsence(MarkdownPage page, SyntaxSet set, IReadOnlyList<CommandParameter> parameters)
    {
        foreach (var parameter in parameters.Where(parameter => parameter.In(set.Name) is not null))
        {
            if (!set.Items.Any(item => item.Name == parameter.Name))
            {
                page.Report(
                    parameter.Line,
                    $"-{parameter.Name} is missing from the syntax of {set.Name}. Add it there or correct 'Parameter Sets:'.");
            }
        }
    }

    private static string Position(ParameterFacts facts) => facts.Position?.ToString(CultureInfo.InvariantCulture) ?? "Named";
}
