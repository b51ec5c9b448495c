using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using PimTools.Conditions;

namespace PimTools.Anomalies;

/// <summary>Fills the sentence of a rule in.</summary>
internal static class AnomalyText
{
    private static readonly Regex Placeholder = new(@"\{(?<name>[A-Za-z]+)\}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // The number of events, the time from the first to the last, and everybody in their order.
    private static readonly string[] OfAll = { "Count", "Span", "People" };

    /// <summary>The names that a sentence may use.</summary>
    public static IReadOnlyList<string> Placeholders(AnomalySubject subject) => EventFields.Of(subject).Select(field => field.Name).Concat(OfAll).ToList();

    /// <summary>The names that a sentence uses.</summary>
    public static IEnumerable<string> Named(string message) => Placeholder.Matches(message).Cast<Match>().Select(match => match.Groups["name"].Value);

    /// <summary>The sentence for events. A name that was filled in is never read as a placeholder.</summary>
    public static string Fill(AnomalyRule rule, IReadOnlyList<AnomalyEvent> events, IReadOnlyList<PimPrincipal> people) => rule.Message is null
        ? rule.Title
        : Placeholder.Replace(rule.Message, match => match.Groups["name"].Value switch
        {
            "Count" => FieldValue.Of(events.Count).Text,
            "Span" => events.Max(one => one.Time) - events.Min(one => one.Time) is { } span ? Span(span) : "?",
            "People" => string.Join(", ", people),
            var name => Texts(EventFields.Of(rule.Subject).First(field => field.Name == name), events),
        });

    // Seconds do not matter, unless there is nothing else.
    private static string Span(TimeSpan span) => FieldValue.Of(span < TimeSpan.FromMinutes(1) ? TimeSpan.FromSeconds(Math.Ceiling(span.TotalSeconds)) : TimeSpan.FromMinutes(Math.Ceiling(span.TotalMinutes))).Text;

    private static string Texts(Field field, IEnumerable<AnomalyEvent> events) =>
        string.Join(", ", events.Select(one => field.Read(one)).Select(value => value.Text).Distinct());
}
