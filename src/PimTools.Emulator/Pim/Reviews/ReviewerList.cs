using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Pim.Reviews;

/// <summary>Tells who reviews whom: users and members of groups that are named, or everybody for themselves.</summary>
internal static class ReviewerList
{
    /// <summary>Tells whether a caller is asked about a principal.</summary>
    public static bool Includes(AccessReview review, DirectoryStore directory, Caller caller, string principalId) =>
        review.Reviewers.Count == 0 ? caller.Is(principalId) : Named(review).Any(id => IsOrHas(directory, id, caller));

    /// <summary>Gives the ids of the users and groups that are named.</summary>
    public static IEnumerable<string> Named(AccessReview review) => review.Reviewers.Concat(review.FallbackReviewers)
        .Select(reviewer => IdOf((string?)reviewer?["query"]) ?? (string?)reviewer?["principalId"])
        .OfType<string>();

    private static bool IsOrHas(DirectoryStore directory, string id, Caller caller) =>
        caller.Is(id.Trim()) || directory.Find<Group>(id) is { } group && directory.MembersWithin(group).Any(caller.Is);

    // /users/{id} or /groups/{id}/transitiveMembers, with or without a version before it.
    private static string? IdOf(string? query) =>
        query?.Split('/').FirstOrDefault(part => Guid.TryParse(part, out _));
}
