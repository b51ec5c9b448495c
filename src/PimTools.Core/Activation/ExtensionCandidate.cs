using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Client;
using PimTools.Resolution;

namespace PimTools.Activation;

/// <summary>An assignment of the caller that can be extended, or one that has expired and can be renewed.</summary>
internal sealed class ExtensionCandidate
{
    private ExtensionCandidate(PimRole role, PimScope scope, Func<PimRequestDraft> draft)
    {
        Role = role;
        Scope = scope;
        Draft = draft;
    }

    // It only says what to do instead, to whoever means nothing else.
    private bool IsActivation { get; init; }

    public PimRole Role { get; }

    public PimScope Scope { get; }

    /// <summary>Makes the request; throws where the assignment cannot be extended.</summary>
    public Func<PimRequestDraft> Draft { get; }

    /// <summary>Makes a candidate of each assignment that is held and each that has expired, so that a name finds both.</summary>
    public static IReadOnlyList<ExtensionCandidate> Of(
        IEnumerable<PimAssignment> held,
        IEnumerable<PimRequest> expired,
        PimPrincipal self,
        TimeSpan duration,
        string? justification,
        DateTimeOffset now)
    {
        var extensions = held
            .Where(a => a.MemberType != PimMemberType.Group)
            .Select(a => new ExtensionCandidate(a.Role, a.Scope, () => PimExtension.Extend(a, self, duration, justification))
            {
                IsActivation = a.State == PimAssignmentState.Activated,
            });
        var renewals = expired.Select(r => new ExtensionCandidate(r.Role, r.Scope, () => PimExtension.Renew(r, self, duration, justification, now)));
        return extensions.Concat(renewals).ToList();
    }

    /// <summary>Chooses those that a person named.</summary>
    /// <exception cref="PimException">
    /// <see cref="PimErrorCode.AssignmentNotFound"/>, <see cref="PimErrorCode.RoleAmbiguous"/>, <see cref="PimErrorCode.ScopeAmbiguous"/>; where
    /// none is found and not everything could be read, the error that kept it from being read.
    /// </exception>
    public static IReadOnlyList<ExtensionCandidate> Choose(
        IReadOnlyCollection<ExtensionCandidate> candidates, RoleSelector selector, PimAssignmentType type, PartialReading reading)
    {
        var (activations, others) = (candidates.Where(one => one.IsActivation), candidates.Where(one => !one.IsActivation));
        var found = HeldRoles.Choose(selector, others, one => one.Role, one => one.Scope);
        if (found.Count == 0 && !selector.Role.IsWildcard)
        {
            found = HeldRoles.Choose(selector, activations, one => one.Role, one => one.Scope);
        }

        if (found.Count > 0)
        {
            return found;
        }

        var answer = new PimException(
            PimErrorCode.AssignmentNotFound, $"You have no {type} assignment of '{selector.Role}', nor one that expired in the last 30 days.")
        {
            Remedy = "Get-PimAssignment -Mine lists what you have. A role that expired longer ago needs a new assignment.",
            TargetObject = selector.Role.Text,
        };
        return reading.Refusal($"Whether you have an assignment of '{selector.Role}' to extend", selector.Role.Role?.Kind, answer) is { } refusal
            ? throw refusal
            : selector.Role.IsWildcard ? found : throw answer;
    }
}
