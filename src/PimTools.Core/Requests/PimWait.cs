using System;
using System.Threading.Tasks;

namespace PimTools.Requests;

/// <summary>Waits for requests to end.</summary>
internal static class PimWait
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Reads a request again until it has ended, or waits for a person and that is not waited for. What is scheduled is waited for until it is in
    /// force, unless its start lies beyond the wait.
    /// </summary>
    /// <exception cref="PimException">The time was up (<see cref="PimErrorCode.WaitTimedOut"/>); the request itself goes on.</exception>
    public static async Task<PimRequest> ForEndAsync(IPimClient client, PimRequest request, PimWaitOptions options, PimCall call)
    {
        var started = DateTimeOffset.UtcNow;
        var latestStart = client.ServiceTime + options.Timeout;
        var pause = options.FirstPause;
        while (MustWait(request, options, latestStart))
        {
            var waited = DateTimeOffset.UtcNow - started;
            options.Report?.Invoke(request, waited);
            if (waited >= options.Timeout)
            {
                throw new PimException(
                    PimErrorCode.WaitTimedOut,
                    $"{request.Role} is still {request.Status} after {PimDuration.Format(options.Timeout)}.")
                {
                    Remedy = $"The request goes on. Wait-PimRequest {request.Id} waits again.",
                    TargetObject = request,
                };
            }

            var left = options.Timeout - waited;
            await Task.Delay(pause < left ? pause : left, call.Cancellation);
            pause = TimeSpan.FromTicks(Math.Min((long)(pause.Ticks * 1.5), Longest.Ticks));
            request = await client.Requests.RefreshAsync(request, call);
        }

        return request;
    }

    /// <summary>Looks, once, whether what was provisioned shows in the lists yet. Removals, what has not succeeded and what has ended since are returned as they are.</summary>
    public static async Task<PimRequest> LookUpListingAsync(IPimClient client, PimRequest request, PimCall call)
    {
        if (request.Outcome != PimRequestOutcome.Succeeded || HasEnded(request, client.ServiceTime) || request.Action is PimRequestAction.AdminRemove or PimRequestAction.SelfDeactivate)
        {
            return request;
        }

        var isMine = string.Equals(request.Principal.Id, client.Context.Account.Id, StringComparison.OrdinalIgnoreCase);
        var isListed = false;
        var filter = new PimAssignmentFilter
        {
            Kinds = new[] { request.Kind },
            Type = request.Type,
            Mine = isMine,
            RoleId = request.Role.Id,
            PrincipalId = isMine ? null : request.Principal.Id,
        };
        void Look(PimAssignment assignment) => isListed |= assignment.Role.IsSameAs(request.Role)
            && string.Equals(assignment.Scope.Id, request.Scope.Id, StringComparison.OrdinalIgnoreCase)
            && (request.Action != PimRequestAction.SelfActivate || assignment.State == PimAssignmentState.Activated);
        await client.Assignments.ListAsync(filter, Look, call);
        return request.WithListing(isListed);
    }

    /// <summary>Tells whether what the request brought about has come to its end since.</summary>
    public static bool HasEnded(PimRequest request, DateTimeOffset now) => request.Outcome == PimRequestOutcome.Succeeded && request.End <= now;

    private static bool MustWait(PimRequest request, PimWaitOptions options, DateTimeOffset latestStart) => request.Outcome switch
    {
        // Granted says that it was accepted. Whether it is in force is another status, which comes after its start.
        PimRequestOutcome.Scheduled => request.Start <= latestStart,
        PimRequestOutcome.InProgress => true,
        PimRequestOutcome.AwaitingDecision => options.WaitForApproval,
        _ => false,
    };
}
