using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools.Activation;

/// <summary>From an activated assignment to the request that ends it.</summary>
internal static class PimDeactivation
{
    /// <summary>Picks, from what the caller has activated, what a person named.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.NotActive"/> with what is active; <see cref="PimErrorCode.RoleAmbiguous"/>, <see cref="PimErrorCode.ScopeAmbiguous"/>.</exception>
    public static IReadOnlyList<PimAssignment> Choose(IReadOnlyCollection<PimAssignment> activated, RoleSelector asked)
    {
        var meant = HeldRoles.Choose(asked, activated, a => a.Role, a => a.Scope);
        if (meant.Count > 0)
        {
            return meant;
        }

        var active = Suggestions.Nearest(asked.Role.Text, activated.Select(a => a.Role.Describe(a.Scope)));
        throw new PimException(PimErrorCode.NotActive, $"You have not activated '{asked.Role}'{(asked.Scope is null ? string.Empty : $" at '{asked.Scope}'")}.")
        {
            Remedy = active.Count == 0 ? "You have activated nothing." : "You have activated: " + Suggestions.List(active),
            Candidates = active,
            TargetObject = asked.Role.Text,
        };
    }

    /// <summary>Picks them, and the activations that are named and have not begun.</summary>
    /// <param name="client">The client.</param>
    /// <param name="kinds">The kinds.</param>
    /// <param name="activated">What the caller has activated, as far as it could be read.</param>
    /// <param name="reading">What could not be read of it.</param>
    /// <param name="asked">What a person named.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="PimException">As the other; where not everything could be read, the error that kept it from being read.</exception>
    public static async Task<(IReadOnlyList<PimAssignment> Activated, IReadOnlyList<PimRequest> Scheduled)> ChooseAsync(
        IPimClient client,
        IReadOnlyCollection<PimKind> kinds,
        IReadOnlyCollection<PimAssignment> activated,
        PartialReading reading,
        RoleSelector asked,
        PimCall call)
    {
        try
        {
            return (Choose(activated, asked), Array.Empty<PimRequest>());
        }
        catch (PimException e) when (e.Code == PimErrorCode.NotActive)
        {
            var open = await ScheduledActivations.ListOpenAsync(client, kinds, null, reading.Of(call));
            var scheduled = HeldRoles.Choose(asked, ScheduledActivations.NotBegunOf(client, open), r => r.Role, r => r.Scope);
            return scheduled.Count > 0
                ? (Array.Empty<PimAssignment>(), scheduled)
                : throw Waiting(asked, open, e) ?? reading.Refusal($"Whether you have activated '{asked.Role}'", asked.Role.Role?.Kind, e) ?? e;
        }
    }

    // A request that waits for a decision is no activation; whoever wants it gone withdraws it by its id, so that nobody loses their place by a name.
    private static PimException? Waiting(RoleSelector asked, IEnumerable<PimRequest> open, PimException notActive) =>
        open.FirstOrDefault(request => request.IsPending && asked.Role.Matches(request.Role) && asked.Scope?.Matches(request.Scope) != false) is { } waiting
            ? notActive.WithMessage($"{waiting.Role.Describe(waiting.Scope)} is not active: its request waits for a decision.", $"Stop-PimRequest {waiting.Id} withdraws it.")
            : null;

    /// <summary>Computes the time to wait until the assignment may end; null when it may end now.</summary>
    public static TimeSpan? TooEarlyFor(PimAssignment assignment, DateTimeOffset now)
    {
        var early = assignment.Start + ScheduleBounds.Shortest - now;
        return early > TimeSpan.Zero ? early : null;
    }

    /// <summary>The service's refusal to end an activation so soon, with when it may end and how that is waited for.</summary>
    public static PimException TooEarly(PimAssignment assignment, PimException refusal) => assignment.Start is { } start
        ? refusal.WithMessage(
            $"{assignment.Role.Describe(assignment.Scope)} was activated at {MomentText.TimeOf(start)}; it cannot end before {MomentText.TimeOf(start + ScheduleBounds.Shortest)}.",
            "-Wait waits until then.")
        : refusal;

    /// <summary>Makes the request. It carries no schedule (documented: unifiedroleassignmentschedulerequest-post).</summary>
    public static PimRequestDraft Draft(PimAssignment assignment, PimPrincipal self, string? justification) =>
        Draft(assignment.Role, assignment.Scope, self, justification);

    internal static PimRequestDraft Draft(PimRole role, PimScope scope, PimPrincipal self, string? justification) =>
        new(PimRequestAction.SelfDeactivate, PimAssignmentType.Active, role, scope, self) { Justification = justification };
}
