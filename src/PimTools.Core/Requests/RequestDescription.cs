using System.Collections.Generic;

namespace PimTools.Requests;

/// <summary>Tells in a sentence what a request asks for, so that the person who decides sees who asks, for how long and why.</summary>
internal static class RequestDescription
{
    /// <summary>For example <c>Reader at rg-data for Ada Ahlberg (ada@contoso.com), for 8h, justification "Incident", ticket INC-1</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="preposition">The word before the principal.</param>
    public static string Of(PimRequest request, string preposition = "for")
    {
        var parts = new List<string> { $"{request.Role.Describe(request.Scope)} {preposition} {Who(request.Principal)}" };
        if (request.Schedule is { } schedule)
        {
            parts.Add(schedule.Duration is { } duration ? "for " + PimDuration.Format(duration)
                : schedule.End is { } until ? "until " + ViewDate.Format(until)
                : "without an end");
        }

        parts.Add(request.Justification is { } justification ? $"justification \"{justification}\"" : "no justification");
        if (request.Ticket is { } ticket)
        {
            parts.Add($"ticket {ticket}");
        }

        if (request is { IsPending: true, Created: { } created })
        {
            parts.Add($"waiting since {ViewDate.Format(created)}");
        }

        if (request.TimesOut is { } end)
        {
            parts.Add($"times out {ViewDate.Format(end)}");
        }

        return string.Join(", ", parts);
    }

    // A display name is anybody's choice.
    private static string Who(PimPrincipal principal) =>
        $"{principal} ({principal.UserPrincipalName ?? $"{principal.Type} {principal.Id}"})";
}
