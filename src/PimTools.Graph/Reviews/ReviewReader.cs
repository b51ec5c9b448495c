using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;

namespace PimTools.Graph.Reviews;

/// <summary>Reads access reviews, their rounds and their decisions into the model.</summary>
internal static class ReviewReader
{
    private const string Nobody = "00000000-0000-0000-0000-000000000000";

    private static readonly string[] ReviewerLists = { "reviewers", "fallbackReviewers", "backupReviewers" };

    /// <summary>Reads a review.</summary>
    /// <param name="element">The review.</param>
    /// <param name="instances">Its rounds, in any order.</param>
    /// <param name="names">The names behind ids.</param>
    public static PimAccessReview Review(JObject element, IEnumerable<JObject> instances, ReviewNames names)
    {
        var scope = ReviewScope.Read(element);
        var place = scope switch
        {
            { Kind: PimKind.EntraRole } => PimScope.Directory,
            { Kind: PimKind.Group, ResourceId: { } group } => new PimScope(group, names.Resource(scope.Kind, group)!, PimScopeType.Group),
            _ => null,
        };
        return Review(element, scope, place, instances, names);
    }

    /// <summary>As the other, of a scope that is read already.</summary>
    public static PimAccessReview Review(JObject element, ReviewScope scope, PimScope? place, IEnumerable<JObject> instances, ReviewNames names)
    {
        var reviewers = Queries(element, "reviewers");
        var fallback = Queries(element, element.Children("fallbackReviewers").Any() ? "fallbackReviewers" : "backupReviewers");
        var settings = element.Child("settings") ?? new JObject();
        var schedule = Schedule(settings.Child("recurrence"));
        var id = element.RequiredText("id");
        return new PimAccessReview(id, element.Text("displayName") ?? id)
        {
            Kind = scope.Kind,
            Role = names.Resource(scope.Kind, scope.ResourceId),
            RoleId = scope.ResourceId,
            Scope = place?.DisplayName,
            ScopeId = place?.Id,
            Type = scope.Type,
            PrincipalType = new PimTextList(scope.PrincipalTypes),
            InactiveDuration = scope.Queries.Select(query => query.InactiveDuration).FirstOrDefault(duration => duration is not null),
            Status = element.Word<PimAccessReviewStatus>("status") ?? PimAccessReviewStatus.Unknown,
            Start = Day(schedule.StartDate),
            End = Day(schedule.EndDate),
            Reviewers = names.Reviewers(reviewers),
            FallbackReviewers = names.Reviewers(fallback),
            ReviewersType = element.Text("reviewersType") ?? TypeOf(reviewers),
            DescriptionForAdmins = element.Text("descriptionForAdmins"),
            DescriptionForReviewers = element.Text("descriptionForReviewers"),
            CreatedBy = Person(element.Child("createdBy")),
            Created = element.Time("createdDateTime"),
            Modified = element.Time("lastModifiedDateTime"),
            Schedule = schedule,
            Instances = Instances(instances.Concat(element.Children("instances"))),
            ScopeQueries = scope.Queries,
            ReviewerQueries = reviewers.Concat(fallback).ToList(),
            DurationInDays = settings.Number("instanceDurationInDays"),
            DefaultDecision = Default(settings),
            AutoApply = settings.OptionalFlag("autoApplyDecisionsEnabled"),
            ApplyActions = new PimTextList(settings.Children("applyActions").Select(action => LastPart(action.Text("@odata.type"))).OfType<string>()),
            RequiresJustification = settings.OptionalFlag("justificationRequiredOnApproval"),
            Recommends = settings.OptionalFlag("recommendationsEnabled"),
            SendsMail = settings.OptionalFlag("mailNotificationsEnabled"),
            SendsReminders = settings.OptionalFlag("reminderNotificationsEnabled"),
        };
    }

    /// <summary>Reads rounds, the oldest first.</summary>
    public static IReadOnlyList<PimReviewInstance> Instances(IEnumerable<JObject> elements) => elements
        .Select(element => new PimReviewInstance(element.RequiredText("id"))
        {
            Status = element.Word<PimAccessReviewStatus>("status") ?? PimAccessReviewStatus.Unknown,
            Start = element.Time("startDateTime"),
            End = element.Time("endDateTime"),
        })
        .OrderBy(instance => instance.Start)
        .ToList();

    /// <summary>Reads a decision of a round.</summary>
    public static PimAccessReviewDecision Decision(JObject element, PimAccessReview review, string instanceId)
    {
        var resource = element.Child("resource");
        var principal = Principal(element.Child("principal"));
        return new PimAccessReviewDecision(element.RequiredText("id"), review.Id, element.Text("accessReviewId") ?? instanceId)
        {
            ReviewName = review.Name,
            Kind = review.Kind,
            Role = resource?.Text("displayName") ?? review.Role,
            RoleId = resource?.Text("id") ?? review.RoleId,
            Scope = review.Scope,
            ScopeId = review.ScopeId,
            ResourceType = resource?.Text("type"),
            Principal = principal,
            LastSignIn = element.Child("principal")?.Time("lastUserSignInDateTime"),
            Decision = element.Word<PimReviewDecision>("decision") ?? PimReviewDecision.Unknown,
            Justification = element.Text("justification"),
            Recommendation = element.Text("recommendation"),
            ReviewedBy = Person(element.Child("reviewedBy")),
            Reviewed = element.Time("reviewedDateTime"),
            AppliedBy = Person(element.Child("appliedBy")),
            Applied = element.Time("appliedDateTime"),
            ApplyResult = element.Text("applyResult"),
            Membership = new PimTextList((element.Child("principalResourceMembership") ?? new JObject()).Texts("membershipTypes")),
            Reviewers = review.IsSelfReview && principal is not null ? new PimTextList(new[] { principal.UserPrincipalName ?? principal.ToString() }) : review.Reviewers,
            RequiresJustification = review.RequiresJustification,
            PrincipalLink = element.Text("principalLink"),
            ResourceLink = element.Text("resourceLink"),
        };
    }

    /// <summary>Reads the recurrence.</summary>
    public static PimReviewSchedule Schedule(JObject? recurrence)
    {
        var pattern = recurrence?.Child("pattern") ?? new JObject();
        var range = recurrence?.Child("range") ?? new JObject();
        return new PimReviewSchedule
        {
            Pattern = pattern.Text("type"),
            Interval = pattern.Number("interval"),
            Month = pattern.Number("month"),
            DayOfMonth = pattern.Number("dayOfMonth"),
            DaysOfWeek = new PimTextList(pattern.Texts("daysOfWeek")),
            FirstDayOfWeek = pattern.Text("firstDayOfWeek"),
            Index = pattern.Text("index"),
            Range = range.Text("type"),
            Occurrences = range.Number("numberOfOccurrences"),
            TimeZone = range.Text("recurrenceTimeZone"),
            StartDate = range.Text("startDate"),
            EndDate = range.Text("endDate"),
        };
    }

    /// <summary>Reads a person; null for nobody. The service itself has a name and no id.</summary>
    public static PimPrincipal? Person(JObject? identity) => identity?.Text("id") is not { } id ? null
        : id != Nobody ? new PimPrincipal(id, PimPrincipalType.User, identity!.Text("displayName"), identity.Text("userPrincipalName"))
        : identity!.Text("displayName") is { } name ? new PimPrincipal(id, PimPrincipalType.Unknown, name) : null;

    /// <summary>Collects the ids of users and groups that a review names as reviewers.</summary>
    public static IEnumerable<string> ReviewerIds(JObject element) => ReviewerLists
        .SelectMany(name => Queries(element, name))
        .Select(query => ReviewNames.IdOf(query.Query))
        .OfType<string>();

    private static List<PimReviewQuery> Queries(JObject element, string name) =>
        element.Children(name).Select(ReviewScope.Query).OfType<PimReviewQuery>().ToList();

    private static PimPrincipal? Principal(JObject? principal) => principal?.Text("id") is { } id
        ? new PimPrincipal(id, principal.Word<PimPrincipalType>("type") ?? PimPrincipalType.Unknown, principal.Text("displayName"), principal.Text("userPrincipalName"))
        : null;

    // A default that is not enabled decides nothing.
    private static PimReviewDefault? Default(JObject settings) => settings.OptionalFlag("defaultDecisionEnabled") switch
    {
        null => null,
        false => PimReviewDefault.None,
        true => settings.Word<PimReviewDefault>("defaultDecision") ?? PimReviewDefault.Unknown,
    };

    private static string TypeOf(List<PimReviewQuery> reviewers) => reviewers.Count == 0 ? "Self" : reviewers.Exists(reviewer => reviewer.Query == "./manager") ? "Managers" : "Assigned";

    // The last day of the calendar is how the service writes that there is none.
    private static DateTimeOffset? Day(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day) && day.Year is > 1 and < 9999
            ? day : null;

    private static string? LastPart(string? type) => type?.Substring(type.LastIndexOf('.') + 1);
}
