using System;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Pim.Reviews;

/// <summary>Begins and ends the rounds of reviews, takes decisions and applies them.</summary>
internal sealed class ReviewRunner(TenantState tenant, ReviewStore store)
{
    /// <summary>The time without activity of a principal after which the service recommends to deny (documented: access reviews overview).</summary>
    private static readonly TimeSpan Inactive = TimeSpan.FromDays(30);

    public ReviewStore Store => store;

    /// <summary>Adds a review; its first round begins at its start, or now.</summary>
    public void Add(AccessReview review)
    {
        store.Add(review);
        BeginAt(review, review.Settings.Start);
    }

    /// <summary>Takes a reviewer's decision (documented: accessreviewinstancedecisionitem-update).</summary>
    public void Decide(AccessReview review, ReviewInstance instance, ReviewItem item, string decision, string? justification, Caller caller)
    {
        if (!ReviewerList.Includes(review, tenant.Directory, caller, item.PrincipalId))
            throw ServiceException.Forbidden();
        if (instance.Status != ReviewStatus.InProgress)
            throw ServiceException.Pim("BadRequest", $"The access review instance is in the state {instance.Status}: decisions can no longer be changed.");
        if (review.Settings.RequiresJustification && decision == ReviewDecision.Approve && string.IsNullOrWhiteSpace(justification))
            throw ServiceException.Pim("BadRequest", "A justification is required to approve.");

        item.Decision = decision;
        item.Justification = justification ?? "";
        var isReviewed = decision != ReviewDecision.NotReviewed;
        item.ReviewedBy = isReviewed ? caller.ObjectId : null;
        item.Reviewed = isReviewed ? tenant.Now : null;
    }

    /// <summary>Ends a round before its time; one that has ended already stays as it is.</summary>
    public void Stop(AccessReview review, ReviewInstance instance, Caller caller)
    {
        if (instance.Status != ReviewStatus.InProgress)
            throw ServiceException.Pim("BadRequest", $"The access review instance is in the state {instance.Status} and cannot be stopped.");

        instance.End = tenant.Now;
        End(review, instance, caller.ObjectId);
    }

    /// <summary>Ends a review and all of its rounds.</summary>
    public void Stop(AccessReview review, Caller caller)
    {
        if (review.IsStopped)
            throw ServiceException.Pim("BadRequest", "The access review is stopped already.");

        review.IsStopped = true;
        review.Modified = tenant.Now;
        foreach (var instance in review.Instances.Where(instance => instance.Status == ReviewStatus.InProgress))
            Stop(review, instance, caller);
    }

    /// <summary>Applies the decisions of a round that has ended.</summary>
    public void Apply(AccessReview review, ReviewInstance instance, string? by)
    {
        if (instance.Status != ReviewStatus.Completed)
            throw ServiceException.Pim("BadRequest", $"The access review instance is in the state {instance.Status}: decisions cannot be applied.");

        foreach (var item in instance.Items.Where(item => item.Decision != ReviewDecision.NotReviewed))
        {
            item.ApplyResult = item.Decision == ReviewDecision.Deny ? review.Subject.Remove(item.PrincipalId) : "AppliedSuccessfully";
            item.AppliedBy = by;
            item.Applied = tenant.Now;
        }

        instance.Status = ReviewStatus.Applied;
    }

    private void BeginAt(AccessReview review, DateTimeOffset start)
    {
        if (start > tenant.Now)
            tenant.DueEvents.Add(start, () => Begin(review, start));
        else
            Begin(review, tenant.Now);
    }

    private void Begin(AccessReview review, DateTimeOffset start)
    {
        if (review.IsStopped || !store.All.Contains(review))
            return;

        var instance = new ReviewInstance(IdSource.Of($"review/{review.Id}/{review.Instances.Count}"), start) { End = start.AddDays(review.Settings.Days) };
        instance.Items.AddRange(review.Subject.Assignments
            .Select(schedule => schedule.PrincipalId)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(id => IsReviewed(review, id))
            .Select(id => new ReviewItem(IdSource.Of($"review/{instance.Id}/{id}"), id) { Recommendation = Recommend(review, id) }));
        review.Instances.Add(instance);
        review.Modified = tenant.Now;
        tenant.DueEvents.Add(instance.End, () => End(review, instance, by: null));
        if (review.Settings.Next(start, review.Instances.Count) is { } next)
            BeginAt(review, next);
    }

    private void End(AccessReview review, ReviewInstance instance, string? by)
    {
        if (instance.Status != ReviewStatus.InProgress)
            return;

        instance.Status = ReviewStatus.Completed;
        if (review.Settings.HasDefault)
        {
            foreach (var item in instance.Items.Where(item => item.Decision is ReviewDecision.NotReviewed or ReviewDecision.DontKnow))
            {
                item.Decision = Default(review, item);
                item.Reviewed = tenant.Now;
            }
        }

        if (review.Settings.AppliesAutomatically)
            Apply(review, instance, by);
    }

    private static string Default(AccessReview review, ReviewItem item) => review.Settings.DefaultDecision switch
    {
        ReviewDecision.Recommendation => item.Recommendation == ReviewDecision.Deny ? ReviewDecision.Deny : ReviewDecision.Approve,
        ReviewDecision.None => item.Decision,
        var decision => decision,
    };

    private bool IsReviewed(AccessReview review, string principalId) =>
        review.PrincipalTypes.Count == 0 || review.PrincipalTypes.Contains(TypeOf(tenant.Directory.Find(principalId)));

    /// <summary>Gives the word that reviews have for the type of a principal.</summary>
    public static string TypeOf(DirectoryObject? principal) => principal switch
    {
        Group => "group",
        ServicePrincipal => "servicePrincipal",
        _ => "user",
    };

    private string Recommend(AccessReview review, string principalId)
    {
        if (!review.Settings.Recommends || tenant.Directory.Find(principalId) is not User)
            return ReviewDecision.NoInfoAvailable;

        return review.Subject.Store.AllRequests.Any(request => request.CreatedBy == principalId && request.Created > tenant.Now - Inactive)
            ? ReviewDecision.Approve
            : ReviewDecision.Deny;
    }
}
