using System;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;

namespace PimTools.Graph.Requests;

/// <summary>Tells the request that a draft has led to from those that were made before it.</summary>
internal static class RequestMatcher
{
    // Between two clocks that both follow the network's time.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(1);

    // The service begins at once when it gets a request, not when it was written.
    private static readonly TimeSpan StartSlack = TimeSpan.FromMinutes(5);

    /// <param name="element">A request of the service.</param>
    /// <param name="draft">What was asked.</param>
    /// <param name="sent">When it was sent, by the service's clock.</param>
    public static bool IsFrom(JObject element, PimRequestDraft draft, DateTimeOffset sent)
    {
        var request = RequestReader.Read(JsonRecord.Of(element), draft.Type, draft.Role, draft.Scope, draft.Principal, null, Array.Empty<PimApprover>());
        var isDead = request.Outcome == PimRequestOutcome.Failed;
        return request.Action == draft.Action
            && request.Created >= (isDead ? sent : sent - ClockSlack)
            && Same(request.Justification, draft.Justification)
            && Same(request.Ticket?.Number, draft.Ticket?.Number)
            && Same(request.Ticket?.System, draft.Ticket?.System)
            && IsFor(request.Schedule, draft.Schedule);
    }

    // A removal has none, and the service may tell an end as a duration or the other way round.
    private static bool IsFor(PimSchedule? made, PimSchedule? asked) => made is null || asked is null || (
        IsNear(made.Start, asked.Start, StartSlack)
        && IsNear(made.End, asked.End, ClockSlack)
        && (made.Duration is null || asked.Duration is null || made.Duration == asked.Duration));

    private static bool IsNear(DateTimeOffset? one, DateTimeOffset? other, TimeSpan slack) =>
        one is null || other is null || (one - other).Value.Duration() <= slack;

    private static bool Same(string? one, string? other) => (one ?? string.Empty) == (other ?? string.Empty);
}
