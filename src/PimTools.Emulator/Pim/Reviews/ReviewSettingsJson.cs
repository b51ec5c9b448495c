using System;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Pim.Reviews;

/// <summary>Reads and writes the settings of a review, which Graph and Azure have in the same words.</summary>
internal static class ReviewSettingsJson
{
    private static readonly string[] Patterns = ["daily", "weekly", "absoluteMonthly", "relativeMonthly", "absoluteYearly", "relativeYearly"];
    private static readonly string[] Ranges = ["endDate", "noEnd", "numbered"];

    /// <summary>Reads the settings; a start that has passed means now.</summary>
    public static ReviewSettings Read(JsonObject content, DateTimeOffset now)
    {
        var settings = new BodyReader(
            content,
            "accessReviewScheduleSettings", "mailNotificationsEnabled", "reminderNotificationsEnabled", "justificationRequiredOnApproval", "defaultDecisionEnabled",
            "defaultDecision", "instanceDurationInDays", "autoApplyDecisionsEnabled", "recommendationsEnabled", "recommendationLookBackDuration", "recurrence",
            "applyActions", "decisionHistoriesForReviewersEnabled", "recommendationInsightSettings");
        var recurrence = new BodyReader(settings.Object("recurrence") ?? throw settings.Missing("recurrence"), "patternedRecurrence", "pattern", "range");
        var range = new BodyReader(
            recurrence.Object("range") ?? throw recurrence.Missing("range"),
            "recurrenceRange", "type", "numberOfOccurrences", "recurrenceTimeZone", "startDate", "endDate");
        var days = settings.Number("instanceDurationInDays") ?? throw settings.Missing("instanceDurationInDays");
        var start = range.Instant("startDate") ?? throw range.Missing("startDate");
        var (pattern, interval) = Pattern(recurrence.Object("pattern"));
        return new ReviewSettings
        {
            SendsMail = settings.Flag("mailNotificationsEnabled") ?? false,
            SendsReminders = settings.Flag("reminderNotificationsEnabled") ?? false,
            RequiresJustification = settings.Flag("justificationRequiredOnApproval") ?? false,
            HasDefault = settings.Flag("defaultDecisionEnabled") ?? false,
            DefaultDecision = ReviewDecision.Default(settings.Text("defaultDecision") ?? ReviewDecision.None) ?? throw settings.Wrong("defaultDecision"),
            Days = days > 0 ? days : throw ServiceException.BadRequest("The duration of an access review instance is at least one day."),
            AppliesAutomatically = settings.Flag("autoApplyDecisionsEnabled") ?? false,
            Recommends = settings.Flag("recommendationsEnabled") ?? false,
            Pattern = pattern,
            Interval = interval,
            RangeType = Word(Ranges, range, "type"),
            Occurrences = range.Number("numberOfOccurrences") ?? 0,
            Start = start > now ? start : now,
            End = range.Instant("endDate"),
        };
    }

    /// <summary>Writes the settings as Graph does, with days in the range.</summary>
    public static JsonObject Write(ReviewSettings settings) => new()
    {
        ["mailNotificationsEnabled"] = settings.SendsMail,
        ["reminderNotificationsEnabled"] = settings.SendsReminders,
        ["justificationRequiredOnApproval"] = settings.RequiresJustification,
        ["defaultDecisionEnabled"] = settings.HasDefault,
        ["defaultDecision"] = settings.DefaultDecision,
        ["instanceDurationInDays"] = settings.Days,
        ["autoApplyDecisionsEnabled"] = settings.AppliesAutomatically,
        ["recommendationsEnabled"] = settings.Recommends,
        ["recurrence"] = new JsonObject
        {
            ["pattern"] = settings.Pattern is null ? null : new JsonObject
            {
                ["type"] = settings.Pattern,
                ["interval"] = settings.Interval,
                ["month"] = 0,
                ["dayOfMonth"] = 0,
                ["daysOfWeek"] = new JsonArray(),
                ["firstDayOfWeek"] = "sunday",
                ["index"] = "first",
            },
            ["range"] = new JsonObject
            {
                ["type"] = settings.RangeType,
                ["numberOfOccurrences"] = settings.Occurrences,
                ["recurrenceTimeZone"] = null,
                ["startDate"] = Day(settings.Start),
                ["endDate"] = settings.End is { } end ? Day(end) : null,
            },
        },
        ["applyActions"] = settings.AppliesAutomatically
            ? new JsonArray(new JsonObject { ["@odata.type"] = "#microsoft.graph.removeAccessApplyAction" })
            : [],
    };

    /// <summary>Writes the settings as Azure does, with times in the range and no more than the pattern's type and interval.</summary>
    public static JsonObject WriteForAzure(ReviewSettings settings)
    {
        var written = Write(settings);
        written.Remove("applyActions");
        var recurrence = written["recurrence"]!.AsObject();
        if (settings.Pattern is null)
            recurrence.Remove("pattern");
        else
            recurrence["pattern"] = new JsonObject { ["type"] = settings.Pattern, ["interval"] = settings.Interval };
        recurrence["range"] = new JsonObject
        {
            ["type"] = settings.RangeType,
            ["numberOfOccurrences"] = settings.Occurrences,
            ["startDate"] = IsoTime.Node(settings.Start),
            ["endDate"] = IsoTime.Node(settings.End),
        };
        return written;
    }

    private static string Day(DateTimeOffset time) => IsoTime.Text(time).Substring(0, "yyyy-MM-dd".Length);

    private static (string? Type, int Interval) Pattern(JsonObject? given)
    {
        if (given is null)
            return (null, 0);

        var pattern = new BodyReader(given, "recurrencePattern", "type", "interval", "month", "dayOfMonth", "daysOfWeek", "firstDayOfWeek", "index");
        return (Word(Patterns, pattern, "type"), pattern.Number("interval") is > 0 and var interval ? interval : throw pattern.Missing("interval"));
    }

    private static string Word(string[] words, BodyReader body, string name)
    {
        var text = body.RequiredText(name);
        return words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? throw body.Wrong(name);
    }
}
