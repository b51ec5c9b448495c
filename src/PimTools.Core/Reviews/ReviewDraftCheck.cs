using System;
using System.Globalization;
using System.Linq;

namespace PimTools.Reviews;

/// <summary>Refuses what no access review can be, before anybody is asked and anything is sent.</summary>
internal static class ReviewDraftCheck
{
    private const int MostOccurrences = 1000;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Gives the number of whole days of a duration.</summary>
    /// <exception cref="PimException">It is none (<see cref="PimErrorCode.InvalidDuration"/>).</exception>
    public static int Days(TimeSpan duration) => duration >= Day && duration.Ticks % Day.Ticks == 0
        ? (int)duration.TotalDays
        : throw new PimException(PimErrorCode.InvalidDuration, $"An access review lasts whole days, not {PimDuration.Format(duration)}.")
        {
            Remedy = "Give -Duration in days, such as 14d.",
            TargetObject = duration,
        };

    /// <exception cref="PimException">The draft contradicts itself, or asks for what the service has not (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static void Check(PimAccessReviewDraft draft)
    {
        switch (draft)
        {
            case { Role: { Kind: PimKind.Group, Access: PimAccess.Owner } }:
                throw Refused(draft, $"The owners of the group '{draft.Role.Name}' cannot be reviewed, only its members.", "Give the group without -Access Owner.");
            case { Role.Kind: PimKind.Group, Type: not null }:
                throw Refused(draft, "A review of a group is about all of its members; -Type is for Entra roles and Azure roles.", "Leave -Type out.");
            case { Role.Kind: PimKind.EntraRole, Type: not null, PrincipalTypes.Count: not 1 }:
                throw Refused(draft, $"A review of {draft.Type} assignments of an Entra role is about one type of principals.", "Add -PrincipalType with one type, or leave -Type out.");
            case { Role.Kind: PimKind.EntraRole } when draft.Scope.Id != PimScope.Directory.Id:
                throw Refused(draft, $"A review of an Entra role is about the whole directory, not {draft.Scope}.", "Leave -Scope out.");
            case { Recurrence: PimReviewRecurrence.Once } when draft.End is not null || draft.Occurrences is not null:
                throw Refused(draft, "A review that takes place once has no -End and no -Occurrences.", "Add -Recurrence, or give -Duration alone.");
            case { Occurrences: { } times and (< 1 or > MostOccurrences) }:
                var number = times.ToString(CultureInfo.InvariantCulture);
                throw Refused(draft, $"A review takes place 1 to {MostOccurrences} times, not {number}.", "Give another number with -Occurrences.");
            case { End: not null, Occurrences: not null }:
                throw Refused(draft, "-End and -Occurrences contradict each other.", "Give one of them.");
            case { Recurrence: PimReviewRecurrence.Other }:
                throw Refused(draft, "-Recurrence Other is what lists say of rhythms that cannot be made here.", "Give another recurrence.");
            case { DefaultDecision: PimReviewDefault.Unknown }:
                throw Refused(draft, "-DefaultDecision Unknown is what lists say of words that are not known.", "Give None, Approve, Deny or Recommendation.");
            case var _ when draft.End < draft.Start:
                throw Refused(draft, "-End is before the start.", "Give a later day.");
            case var _ when PeriodDays(draft.Recurrence) is { } period && draft.Days > period:
                throw Refused(draft, $"A review that takes place {draft.Recurrence} lasts {period} days at most, not {draft.Days}: its rounds would overlap.", "Give a shorter -Duration.");
            case var _ when draft.PrincipalTypes.Any(type => type is not (PimPrincipalType.User or PimPrincipalType.Group or PimPrincipalType.ServicePrincipal)):
                throw Refused(draft, "Only users, groups and service principals can be reviewed.", "Give -PrincipalType User, Group or ServicePrincipal.");
        }
    }

    private static int? PeriodDays(PimReviewRecurrence recurrence) => recurrence switch
    {
        PimReviewRecurrence.Weekly => 7,
        PimReviewRecurrence.Monthly => 27,
        PimReviewRecurrence.Quarterly => 89,
        PimReviewRecurrence.HalfYearly => 180,
        PimReviewRecurrence.Yearly => 364,
        _ => null,
    };

    private static PimException Refused(PimAccessReviewDraft draft, string message, string remedy) =>
        new(PimErrorCode.InvalidParameter, message) { Remedy = remedy, TargetObject = draft.Name };
}
