using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;
using PimTools.Resolution;
using PimTools.Settings;

namespace PimTools.Activation;

/// <summary>From an eligible assignment to the request that activates it, as its policy demands.</summary>
internal static class PimActivation
{
    /// <summary>Picks the eligible assignments a person named.</summary>
    /// <exception cref="PimException">
    /// <see cref="PimErrorCode.NotEligible"/>, <see cref="PimErrorCode.RoleAmbiguous"/>, <see cref="PimErrorCode.ScopeNotFound"/>,
    /// <see cref="PimErrorCode.ScopeAmbiguous"/>; each lists the candidates.
    /// </exception>
    public static IReadOnlyList<PimAssignment> Choose(IReadOnlyCollection<PimAssignment> held, PimIdentity role, PimIdentity? scope)
    {
        var fits = Fitting(held, role, scope);
        var there = scope is null ? fits : fits.Where(a => scope.Matches(a.Scope)).ToList();
        if (there.Count == 0)
        {
            throw NotHeldThere(fits, role, scope!);
        }

        var scopes = ScopeCandidates.Distinct(there.Select(a => a.Scope));
        return scopes.Count == 1 || (scope ?? role).IsWildcard
            ? there
            : throw (scope is null ? ManyScopes(scopes, role) : ScopeCandidates.Ambiguous(scope, scopes));
    }

    /// <summary>Makes the request, after checking what can be checked before anything is sent.</summary>
    /// <exception cref="PimException">
    /// <see cref="PimErrorCode.DurationTooLong"/>, <see cref="PimErrorCode.InvalidDuration"/>,
    /// <see cref="PimErrorCode.JustificationRequired"/>, <see cref="PimErrorCode.TicketRequired"/>.
    /// </exception>
    public static PimRequestDraft Draft(PimAssignment eligible, PimRoleSetting? setting, PimActivationOptions options, PimPrincipal self, DateTimeOffset now)
    {
        var start = ScheduleBounds.StartOf(options.Start?.At(now), now) ?? now;
        CheckStart(eligible, start, now);
        var duration = options.Duration ?? LongestAllowed(eligible, setting, start);
        if (duration < ScheduleBounds.Shortest)
        {
            throw new PimException(PimErrorCode.InvalidDuration, $"{eligible.Role} cannot be activated for {PimDuration.Format(duration)}.")
            {
                Remedy = "The service's shortest activation is 5 minutes.",
                TargetObject = eligible,
            };
        }

        if (setting is not null)
        {
            Check(eligible, setting, options, duration);
        }

        return new PimRequestDraft(PimRequestAction.SelfActivate, PimAssignmentType.Active, eligible.Role, eligible.Scope, self)
        {
            Schedule = new PimSchedule { Start = start, Duration = duration },
            Justification = options.Justification,
            Ticket = options.Ticket,
            // observed: through a group, Azure finds the eligibility only when it is named
            LinkedEligibilityScheduleId = eligible.Kind == PimKind.AzureRole ? eligible.ScheduleId : null,
            Condition = eligible.Condition,
            ConditionVersion = eligible.ConditionVersion,
            AuthenticationContext = setting?.Activation.AuthenticationContext,
        };
    }

    /// <summary>Finds the assignments of the role that a person named, at every scope. The scope may distinguish roles of one name.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.NotEligible"/>, <see cref="PimErrorCode.RoleAmbiguous"/>.</exception>
    internal static IReadOnlyList<PimAssignment> Fitting(IReadOnlyCollection<PimAssignment> held, PimIdentity role, PimIdentity? scope)
    {
        var called = held.Where(a => role.Matches(a.Role)).ToList();
        var fits = GroupOwnership.Without(role, called, a => a.Role);
        if (fits.Count == 0)
        {
            throw called.Count > 0 ? OwnedOnly(role) : NotHeld(held, role);
        }

        if (role.IsWildcard)
        {
            return fits;
        }

        var there = fits.Where(a => scope?.Matches(a.Scope) == true).ToList();
        var meant = RoleResolver.Choose(role, (there.Count > 0 ? there : fits).Select(a => a.Role).ToList())[0];
        return fits.Where(a => meant.IsSameAs(a.Role)).ToList();
    }

    /// <summary>Tells in a sentence what a draft would do; what is to be extended is ended first.</summary>
    public static string Describe(PimRequestDraft draft, PimRoleSetting? setting, DateTimeOffset? start, bool extends = false)
    {
        var demands = new List<string>();
        if (setting is { Activation.RequiresApproval: true })
        {
            demands.Add("needs approval");
        }

        if (draft.AuthenticationContext is { } context)
        {
            demands.Add("demands authentication context " + context);
        }

        var from = start is { } later ? $" from {MomentText.Of(later)}" : string.Empty;
        var length = draft.Schedule?.Duration is { } duration ? " for " + PimDuration.Format(duration) : string.Empty;
        return $"{(extends ? "End and activate again" : "Activate")} {draft.Role.Describe(draft.Scope)}{from}{length}{(demands.Count > 0 ? ", which " + string.Join(" and ", demands) : string.Empty)}";
    }

    internal static PimException NotHeldThere(IEnumerable<PimAssignment> fits, PimIdentity role, PimIdentity scope)
    {
        var names = Suggestions.Nearest(scope.Text, ScopeCandidates.ToType(ScopeCandidates.Distinct(fits.Select(a => a.Scope))));
        return new PimException(PimErrorCode.ScopeNotFound, $"You are not eligible for '{role}' at a scope called '{scope}'.")
        {
            Remedy = $"You are eligible for it at: {Suggestions.List(names)} No other scope was used instead.",
            Candidates = names,
            TargetObject = scope.Text,
        };
    }

    private static PimException OwnedOnly(PimIdentity role) =>
        new(PimErrorCode.NotEligible, $"You are not eligible for the membership of '{role}', but for its ownership.")
        {
            Remedy = GroupOwnership.Remedy(role),
            Candidates = new[] { $"{role} (owner)" },
            TargetObject = role.Text,
        };

    private static void CheckStart(PimAssignment eligible, DateTimeOffset start, DateTimeOffset now)
    {
        if (start < now)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"The start {MomentText.Of(start)} is in the past.")
            {
                Remedy = "Leave -Start out to begin now, or give a time in the future.",
                TargetObject = eligible,
            };
        }

        if (eligible.End <= start)
        {
            throw new PimException(PimErrorCode.InvalidDuration, $"Your eligibility for {eligible.Role.Describe(eligible.Scope)} ends before {MomentText.Of(start)}.")
            {
                Remedy = "Activate earlier, or ask for more time with Request-PimRoleExtension.",
                TargetObject = eligible,
            };
        }
    }

    /// <summary>The longest activation that the setting and the end of the eligibility allow.</summary>
    internal static TimeSpan LongestAllowed(PimAssignment eligible, PimRoleSetting? setting, DateTimeOffset start)
    {
        // documented: eight hours is the service's own default maximum (pim-how-to-change-default-settings)
        var longest = setting?.Activation.MaximumDuration ?? TimeSpan.FromHours(8);
        var left = eligible.End - start;

        // An activation cannot outlast its eligibility; whole minutes keep the request readable.
        return left < longest ? TimeSpan.FromMinutes(Math.Floor(left.Value.TotalMinutes)) : longest;
    }

    private static void Check(PimAssignment eligible, PimRoleSetting setting, PimActivationOptions options, TimeSpan duration)
    {
        var activation = setting.Activation;
        if (activation.MaximumDuration is { } longest && duration > longest)
        {
            throw new PimException(
                PimErrorCode.DurationTooLong,
                $"{eligible.Role} can be activated for {PimDuration.Format(longest)} at the most, not {PimDuration.Format(duration)}.")
            {
                Remedy = $"Use -Duration {PimDuration.ToArgument(longest)}, or leave -Duration out for the longest allowed.",
                TargetObject = eligible,
            };
        }

        RequirementCheck.Check(
            activation.Requires,
            options.Justification,
            options.Ticket,
            $"Activating {eligible.Role}",
            "Add -TicketNumber, and -TicketSystem where there is more than one system.",
            eligible);
    }

    private static PimException NotHeld(IReadOnlyCollection<PimAssignment> held, PimIdentity role)
    {
        var names = Suggestions.Nearest(role.Text, held.Select(a => a.Role.Name));
        return new PimException(PimErrorCode.NotEligible, $"You are not eligible for a role called '{role}'.")
        {
            Remedy = names.Count == 0 ? "You are eligible for no role at all." : "You are eligible for: " + Suggestions.List(names),
            Candidates = names,
            TargetObject = role.Text,
        };
    }

    private static PimException ManyScopes(IReadOnlyList<PimScope> scopes, PimIdentity role)
    {
        var names = ScopeCandidates.ToType(scopes);
        return new PimException(PimErrorCode.ScopeAmbiguous, $"You are eligible for '{role}' at {names.Count} scopes.")
        {
            Remedy = $"Add -Scope with one of: {Suggestions.List(names)} -Scope * takes all of them.",
            Candidates = names,
            TargetObject = role.Text,
        };
    }
}
