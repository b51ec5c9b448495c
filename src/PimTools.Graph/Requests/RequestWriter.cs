using System;
using System.Globalization;
using System.Xml;
using Newtonsoft.Json.Linq;

namespace PimTools.Graph.Requests;

/// <summary>Writes what is asked of Graph, in its words and nothing it did not ask for.</summary>
internal static class RequestWriter
{
    /// <param name="draft">What is asked.</param>
    /// <param name="target">What it is about, in the words of its kind.</param>
    public static JObject Write(PimRequestDraft draft, params (string Name, string Value)[] target)
    {
        var body = new JObject
        {
            ["action"] = Word(draft.Action),
            ["principalId"] = draft.Principal.Id,
        };
        foreach (var (name, value) in target)
        {
            body[name] = value;
        }

        AddIfGiven(body, "justification", draft.Justification);
        AddIfGiven(body, "targetScheduleId", draft.TargetScheduleId);

        // Removals must not have one (documented: the post pages of all four collections).
        if (draft.Schedule is { } schedule && draft.Action is not (PimRequestAction.AdminRemove or PimRequestAction.SelfDeactivate))
        {
            body["scheduleInfo"] = Schedule(schedule);
        }

        if (draft.Ticket is { } ticket)
        {
            var info = new JObject();
            AddIfGiven(info, "ticketNumber", ticket.Number);
            AddIfGiven(info, "ticketSystem", ticket.System);
            body["ticketInfo"] = info;
        }

        if (draft.IsValidationOnly)
        {
            body["isValidationOnly"] = true;
        }

        return body;
    }

    public static JObject Decision(PimDecision decision, string? justification)
    {
        var body = new JObject { ["reviewResult"] = decision.ToString() };
        AddIfGiven(body, "justification", justification);
        return body;
    }

    private static JObject Schedule(PimSchedule schedule)
    {
        var info = new JObject { ["expiration"] = Expiration(schedule) };
        if (schedule.Start is { } start)
        {
            info["startDateTime"] = Time(start);
        }

        return info;
    }

    private static JObject Expiration(PimSchedule schedule) => schedule switch
    {
        { End: { } end } => new JObject { ["type"] = "afterDateTime", ["endDateTime"] = Time(end) },
        { Duration: { } duration } => new JObject { ["type"] = "afterDuration", ["duration"] = XmlConvert.ToString(duration) },
        _ => new JObject { ["type"] = "noExpiration" },
    };

    private static string Word(PimRequestAction action)
    {
        var word = action.ToString();
        return char.ToLowerInvariant(word[0]) + word.Substring(1);
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static void AddIfGiven(JObject body, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            body[name] = value;
        }
    }
}
